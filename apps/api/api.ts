import 'reflect-metadata';
import { type Server } from 'node:http';
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { type Config } from '#config/config.js';
import { Directory } from '#identity/directory.js';
import { type IdentityConfig } from '#identity/identity-config.js';
import { TokenVerifier } from '#identity/token-verifier.js';
import { Database } from '#persistence/database.js';
import { Doors, PLANNED_ONCE } from '#persistence/queries/doors.js';
import { ThroughcareGraphqlModule, type ApiSettings } from '#graphql/graphql.module.js';
import { LIMITS } from '#graphql/limits/limits.js';
import { ChangeFeed } from '#graphql/live/change-feed.js';
import { serveSockets } from '#graphql/live/socket-server.js';
import { SignIn } from '#graphql/shared/sign-in.js';
import { mountHardening } from './hardening/mount.js';
import { Rates } from './hardening/rates.js';
import { readHardening } from './hardening/settings.js';
import { DocumentsController } from './documents.controller.js';
import { createLog, nestLog } from './log.js';
import { createMetrics, type Metrics } from './metrics.js';
import { NOTIFY_TOKEN, NotifyReceiptsController } from './notify-receipts.controller.js';
import { METRICS, OperationsController } from './operations.controller.js';
import { mountUploads } from './session/upload.js';
import { mountSignIn } from './session/mount.js';
import { SessionController } from './session/session.controller.js';
import { Workbench } from './session/workbench.js';
import { WorkbenchModule } from './workbench/workbench.module.js';

export interface Api {
  readonly port: number;
  /** Stops taking requests, lets the present ones end, closes every connection. */
  close(): Promise<void>;
}

@Module({})
class ApiModule {
  static forRoot(
    settings: ApiSettings,
    metrics: Metrics,
    bench: Workbench,
    notifyToken?: string,
  ): DynamicModule {
    return {
      module: ApiModule,
      imports: [ThroughcareGraphqlModule.forRoot(settings), WorkbenchModule.forRoot(settings, bench)],
      controllers: [OperationsController, DocumentsController, SessionController, NotifyReceiptsController],
      providers: [
        { provide: Doors, useValue: settings.doors },
        { provide: ChangeFeed, useValue: settings.feed },
        { provide: SignIn, useValue: settings.signIn },
        { provide: METRICS, useValue: metrics },
        { provide: Workbench, useValue: bench },
        { provide: NOTIFY_TOKEN, useValue: { value: notifyToken } },
      ],
    };
  }
}

/**
 * Starts the API.
 * @param port 0 takes a free one
 * @throws when PostgreSQL cannot be reached or the port is taken
 */
export async function startApi(config: Config, identity: IdentityConfig, port = config.port): Promise<Api> {
  const log = createLog(config.logLevel);
  const hardening = readHardening(process.env);
  const rates = new Rates(hardening);
  const onLost = (error: Error): void =>
    log.warn({ err: error }, 'A connection to PostgreSQL was lost; the pool makes another');
  const app = new Database({
    url: config.databases.app,
    poolSize: 12,
    applicationName: 'throughcare-api',
    options: PLANNED_ONCE,
    onLost,
  });
  const victim = new Database({
    url: config.databases.victim,
    poolSize: 6,
    applicationName: 'throughcare-api-victim',
    options: PLANNED_ONCE,
    onLost,
  });
  const doors = new Doors(app, victim);
  const feed = new ChangeFeed(app);
  await feed.start();
  const address = { origin: identity.publicUrl ?? `http://localhost:${String(port)}` };
  const directory = new Directory(app);
  const bench = new Workbench(identity, address, directory, app, log);
  const verifier = await TokenVerifier.create(identity, address);
  const signIn = new SignIn(verifier, directory, doors, bench.teams, bench.door, (userId) =>
    rates.person(userId),
  );
  const metrics = createMetrics(doors);
  const production = process.env['NODE_ENV'] === 'production';
  const settings: ApiSettings = {
    doors,
    feed,
    signIn,
    codecKey: config.codec.key,
    introspection: !production,
    logError: (error, what) => log.error({ err: error, ...what }, 'A request failed'),
    logRequest: (request) => {
      metrics.answered(request);
      log.info(request, 'answered');
    },
  };
  const nest = await NestFactory.create<NestExpressApplication>(
    ApiModule.forRoot(settings, metrics, bench, config.notify?.callbackToken),
    {
      logger: nestLog(log),
      bodyParser: false,
    },
  );
  const secure = identity.publicUrl?.startsWith('https:') ?? false;
  mountHardening(nest, { settings: hardening, rates, log, secure });
  mountSignIn(nest, bench);
  mountUploads(nest, bench);
  nest.useBodyParser('json', { limit: LIMITS.bodyBytes });
  await nest.init();
  const server = nest.getHttpServer() as Server;
  const closeSockets = serveSockets(server, {
    schema: nest.get(GraphQLSchemaHost).schema,
    signIn,
    log: settings.logError,
    path: '/graphql',
    introspection: !production,
  });
  await nest.listen(port);
  const listening = server.address();
  const taken = typeof listening === 'object' && listening ? listening.port : port;
  if (!identity.publicUrl) address.origin = `http://localhost:${String(taken)}`;
  log.info({ port: taken, identity: identity.kind }, 'The API listens');
  return {
    port: taken,
    close: async () => {
      await closeSockets();
      await nest.close();
      await feed.close();
      await Promise.all([app.close(), victim.close()]);
    },
  };
}
