import http from 'node:http';
import { type Metrics } from './metrics.js';

/** Whether the process does its work, and what it is doing. */
export interface Health {
  readonly ok: boolean;
  readonly [part: string]: string | boolean;
}

/** Serves /health and /metrics to those who run the service. @returns stops serving */
export async function serveOperations(
  port: number,
  health: () => Health,
  { registry }: Metrics,
): Promise<() => Promise<void>> {
  const server = http.createServer((request, response) => {
    void answer(request.url ?? '/', response).catch(() => response.writeHead(500).end());
  });
  const answer = async (url: string, response: http.ServerResponse): Promise<void> => {
    if (url === '/health') {
      const state = health();
      response
        .writeHead(state.ok ? 200 : 503, { 'content-type': 'application/json' })
        .end(JSON.stringify(state));
    } else if (url === '/metrics') {
      response.writeHead(200, { 'content-type': registry.contentType }).end(await registry.metrics());
    } else response.writeHead(404).end();
  };
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, resolve);
  });
  return () => new Promise((resolve) => server.close(() => resolve()));
}
