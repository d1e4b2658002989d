/** Temporal's configuration for one machine: one process, PostgreSQL for store and visibility, loopback only. */
import fs from 'node:fs';
import path from 'node:path';
import { NAMESPACES } from './namespaces.js';

export interface TemporalPorts {
  frontend: number;
  /** Seven further free ports: three gRPC ones and four for membership. */
  inner: number[];
}

export interface TemporalDatabases {
  /** URL of a role that owns both databases. */
  url: string;
  main: string;
  visibility: string;
}

/** Shards are fixed for the life of a database; four serve one machine. */
const SHARDS = 4;

/**
 * Writes `temporal.yaml` and `temporal-dynamic.yaml` (JSON is YAML) with mode 600 and gives the first one's path.
 * Time skipping is allowed in the rehearsal namespace and nowhere else.
 */
export function writeTemporalConfig(
  folder: string,
  ports: TemporalPorts,
  databases: TemporalDatabases,
): string {
  fs.mkdirSync(folder, { recursive: true });
  const dynamic = path.join(folder, 'temporal-dynamic.yaml');
  const main = path.join(folder, 'temporal.yaml');
  write(dynamic, dynamicConfig());
  write(main, serverConfig(ports, databases, dynamic));
  return main;
}

export function dynamicConfig(): Record<string, { value: unknown; constraints?: { namespace: string } }[]> {
  return {
    'frontend.WorkflowTimeSkippingEnabled': [
      { value: true, constraints: { namespace: NAMESPACES.rehearsal } },
      { value: false },
    ],
    // A skip costs a second by default, a sixth of one so.
    'history.timerProcessorMaxTimeShift': [{ value: '10ms' }],
  };
}

function serverConfig(ports: TemporalPorts, databases: TemporalDatabases, dynamic: string): unknown {
  const [historyGrpc, matchingGrpc, workerGrpc, ...membership] = ports.inner as [
    number,
    number,
    number,
    ...number[],
  ];
  const { hostname, port, username, password } = new URL(databases.url);
  const store = (databaseName: string, maxConns: number): unknown => ({
    sql: {
      pluginName: 'postgres12_pgx',
      databaseName,
      connectAddr: `${hostname}:${port || '5432'}`,
      connectProtocol: 'tcp',
      user: decodeURIComponent(username),
      password: decodeURIComponent(password),
      maxConns,
      maxIdleConns: maxConns,
      maxConnLifetime: '1h',
    },
  });
  const rpc = (grpcPort: number, membershipPort: number | undefined): unknown => ({
    rpc: { grpcPort, membershipPort, bindOnLocalHost: true },
  });
  return {
    log: { stdout: true, level: 'warn' },
    persistence: {
      defaultStore: 'main',
      visibilityStore: 'visibility',
      numHistoryShards: SHARDS,
      datastores: { main: store(databases.main, 20), visibility: store(databases.visibility, 8) },
    },
    global: { membership: { maxJoinDuration: '30s', broadcastAddress: '127.0.0.1' } },
    services: {
      frontend: rpc(ports.frontend, membership[0]),
      history: rpc(historyGrpc, membership[1]),
      matching: rpc(matchingGrpc, membership[2]),
      worker: rpc(workerGrpc, membership[3]),
    },
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: {
        active: {
          enabled: true,
          initialFailoverVersion: 1,
          rpcName: 'frontend',
          rpcAddress: `127.0.0.1:${String(ports.frontend)}`,
        },
      },
    },
    dcRedirectionPolicy: { policy: 'noop' },
    dynamicConfigClient: { filepath: dynamic, pollInterval: '60s' },
  };
}

function write(file: string, content: unknown): void {
  fs.writeFileSync(file, JSON.stringify(content, null, 1), { mode: 0o600 });
}
