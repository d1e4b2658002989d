import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { type Logger } from 'pino';
import { correlationHere } from '#graphql/shared/correlation.js';

interface Response {
  readonly headersSent: boolean;
  setHeader(name: string, value: string): void;
  status(code: number): { json(body: object): void };
}
interface Refused {
  readonly extensions?: {
    readonly code?: unknown;
    readonly http?: { readonly status?: number; readonly headers?: ReadonlyMap<string, string> };
  };
}

const OURS = 'Something went wrong here, and has been logged. Try again; nothing you sent was half done.';
/** What the parser of bodies says would repeat what was sent, and where it stopped. */
const WORDS: Readonly<Record<number, string>> = {
  400: 'The request cannot be read: its body is not what its content type says.',
  404: 'There is nothing at this address.',
  413: 'The request is too large. Split it.',
  415: 'The content type of the request is not one this service reads.',
};

/**
 * What a caller may know of an error outside GraphQL: refusals in the words they were written in, ours as one sentence,
 * each with the number it has in the log. No stack, no SQL, nothing of what was sent.
 */
@Catch()
export class SafeErrors implements ExceptionFilter {
  constructor(private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): unknown {
    // GraphQL answers errors itself (graphql/shared/errors.ts).
    if (host.getType<string>() === 'graphql') return error;
    const response = host.switchToHttp().getResponse<Response>();
    const { status, body, headers } = this.told(error);
    if (response.headersSent) return undefined;
    for (const [name, value] of headers ?? []) response.setHeader(name, value);
    response.status(status).json({ ...body, correlationId: correlationHere() });
    return undefined;
  }

  private told(error: unknown): {
    readonly status: number;
    readonly body: object;
    readonly headers?: ReadonlyMap<string, string>;
  } {
    if (error instanceof HttpException) {
      const said = error.getResponse();
      const status = error.getStatus();
      // Nest's own exceptions carry `statusCode`; ours are objects written for whoever reads them.
      if (typeof said === 'object' && !('statusCode' in said)) return { status, body: said };
      return { status, body: { code: codeOf(status), message: WORDS[status] ?? OURS } };
    }
    const { code, http } = (error as Refused | null)?.extensions ?? {};
    if (http?.status && http.status < 500)
      return {
        status: http.status,
        headers: http.headers,
        body: { code, message: (error as Error).message },
      };
    const status = (error as { readonly status?: unknown } | null)?.status;
    if (typeof status === 'number' && status in WORDS)
      return { status, body: { code: codeOf(status), message: WORDS[status] } };
    this.log.error({ err: error }, 'A request failed');
    return { status: 500, body: { code: 'INTERNAL_SERVER_ERROR', message: OURS } };
  }
}

const codeOf = (status: number): string =>
  ({ 404: 'NOT_FOUND', 413: 'TOO_LARGE', 415: 'UNSUPPORTED' })[status] ?? 'BAD_REQUEST';
