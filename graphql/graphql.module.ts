import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Module, type DynamicModule } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { type Keys } from '#config/key-ring.js';
import { Doors } from '#persistence/queries/doors.js';
import { auditedSchema } from './audit/audited-schema.js';
import { originOf, type Requested } from './audit/origin.js';
import { DocumentService } from './documents/document.service.js';
import { costPlugin } from './limits/limits.plugin.js';
import { LIMITS, shapeRule } from './limits/limits.js';
import { ChangeFeed } from './live/change-feed.js';
import { CODEC_KEY } from './pathways/ledger.service.js';
import { guardedSchema } from './permission/guard.js';
import { ORPHANED_TYPES, RESOLVERS, SERVICES } from './resolvers.js';
import { safeError, type ErrorLog } from './shared/errors.js';
import { SignIn } from './shared/sign-in.js';
import { requestsPlugin, type RequestLog } from './shared/requests.plugin.js';

export interface ApiSettings {
  readonly doors: Doors;
  readonly feed: ChangeFeed;
  readonly signIn: SignIn;
  readonly codecKey: Keys | undefined;
  readonly logError: ErrorLog;
  readonly logRequest: RequestLog;
  /** Outside production only. */
  readonly introspection: boolean;
}

const CORRELATION = /^[\w-]{8,64}$/;

/** GraphQL at /graphql: every request signed in, limited, and answered without a word of what lies behind. */
@Module({})
export class ThroughcareGraphqlModule {
  static forRoot(settings: ApiSettings): DynamicModule {
    const { signIn, introspection } = settings;
    const options: ApolloDriverConfig = {
      path: '/graphql',
      autoSchemaFile: true,
      sortSchema: true,
      buildSchemaOptions: { orphanedTypes: [...ORPHANED_TYPES] },
      graphiql: false,
      introspection,
      includeStacktraceInErrorResponses: false,
      hideSchemaDetailsFromClientErrors: !introspection,
      allowBatchedHttpRequests: false,
      csrfPrevention: true,
      parseOptions: { maxTokens: LIMITS.tokens },
      persistedQueries: false,
      validationRules: [shapeRule],
      transformSchema: (schema) => auditedSchema(guardedSchema(schema), settings.doors),
      plugins: [costPlugin, requestsPlugin(settings.logRequest)],
      formatError: safeError(settings.logError),
      context: async ({ req }: { req: Requested }) => {
        const given = req.headers['x-correlation-id'];
        const correlationId = typeof given === 'string' && CORRELATION.test(given) ? given : undefined;
        const context = await signIn.contextOf(await signIn.request(req.headers), correlationId);
        return { ...context, origin: originOf(req) };
      },
    };
    return {
      module: ThroughcareGraphqlModule,
      imports: [GraphQLModule.forRoot<ApolloDriverConfig>({ driver: ApolloDriver, ...options })],
      providers: [
        { provide: Doors, useValue: settings.doors },
        { provide: ChangeFeed, useValue: settings.feed },
        { provide: CODEC_KEY, useValue: settings.codecKey },
        ...SERVICES,
        ...RESOLVERS,
      ],
      exports: [DocumentService],
    };
  }
}
