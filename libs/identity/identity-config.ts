import path from 'node:path';
import { z } from 'zod';
import { dataFolder } from '#config/checkout.js';
import { type SessionLimits } from './oidc/sessions.js';

/** Where tokens come from: a real issuer, or the development issuer whose key lies in the data folder. */
export interface IdentityConfig {
  readonly kind: 'oidc' | 'development';
  readonly issuer: string;
  readonly audience: string;
  /** Claim that holds the username; `sub` where it is absent. */
  readonly usernameClaim: string;
  /** Claim that lists roles as `kind/place/role`, beside the directory's; none: the directory's alone. */
  readonly rolesClaim?: string;
  /** Only for a real issuer; absent: where the issuer itself says its keys are. */
  readonly jwksUri?: string;
  /** What the issuer knows the workbench by; absent: nobody signs in by browser. */
  readonly client?: { readonly id: string; readonly secret?: string; readonly scope: string };
  /** Address browsers reach this service at; absent: localhost and the port. */
  readonly publicUrl?: string;
  readonly session: SessionLimits;
  /** Only for the development issuer: the folder of its key. */
  readonly keyFolder?: string;
}

export const DEVELOPMENT_ISSUER = 'urn:throughcare:development';
const AUDIENCE = 'throughcare';
/** Not the audience: an identity token made for the workbench is no key to the API. */
export const WORKBENCH_CLIENT = 'throughcare-workbench';
const SCOPE = 'openid profile';
const LONGEST_SESSION = 24 * 60 * 60;

const seconds = (otherwise: number) =>
  z.coerce
    .number({ error: 'give a number of seconds' })
    .int('give a whole number of seconds')
    .min(1, 'give one second or more')
    .max(LONGEST_SESSION, 'give 86400 seconds (a day) or less')
    .default(otherwise);

const Env = z.object({
  OIDC_ISSUER: z.url().optional(),
  OIDC_JWKS_URI: z.url().optional(),
  OIDC_AUDIENCE: z.string().min(1).optional(),
  OIDC_USERNAME_CLAIM: z.string().min(1).optional(),
  OIDC_ROLES_CLAIM: z.string().min(1).optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_SCOPE: z
    .string()
    .regex(/(^| )openid( |$)/, 'it must name openid')
    .default(SCOPE),
  THROUGHCARE_PUBLIC_URL: z
    .url()
    .refine((url) => /^https?:$/.test(new URL(url).protocol) && new URL(url).pathname === '/', {
      error: 'give http(s), host and port without a path',
    })
    .transform((url) => new URL(url).origin)
    .optional(),
  THROUGHCARE_SESSION_IDLE: seconds(30 * 60),
  THROUGHCARE_SESSION_LONGEST: seconds(12 * 60 * 60),
});

/**
 * Reads who may sign tokens.
 * @param env the process's environment
 * @throws Error that names the variable when a real issuer is half configured, or when production has none
 */
export function readIdentityConfig(env: Record<string, string | undefined>): IdentityConfig {
  const given = Object.fromEntries(
    Object.entries(env).filter(([name, value]) => name in Env.shape && value !== ''),
  );
  const parsed = Env.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Error(
      `${issue?.path.join('.') ?? 'OIDC_*'}: ${issue?.message ?? 'cannot be read'}.${issue?.code === 'invalid_format' && issue.format === 'url' ? ' Give a full address, for example https://sign-in.example.org' : ''}`,
    );
  }
  const {
    OIDC_ISSUER: issuer,
    OIDC_JWKS_URI: jwksUri,
    OIDC_AUDIENCE: audience,
    OIDC_USERNAME_CLAIM: claim,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: secret,
    OIDC_SCOPE: scope,
    THROUGHCARE_PUBLIC_URL: publicUrl,
  } = parsed.data;
  const common = {
    usernameClaim: claim ?? 'preferred_username',
    rolesClaim: parsed.data.OIDC_ROLES_CLAIM,
    publicUrl,
    session: {
      idle: parsed.data.THROUGHCARE_SESSION_IDLE,
      absolute: parsed.data.THROUGHCARE_SESSION_LONGEST,
    },
  };
  if (secret && !clientId)
    throw new Error('OIDC_CLIENT_SECRET is set but OIDC_CLIENT_ID is not: set both, or neither.');
  if (issuer) {
    if (!audience)
      throw new Error(
        'OIDC_ISSUER is set but OIDC_AUDIENCE is not: set it to the name the issuer knows Throughcare by.',
      );
    if (clientId && env['NODE_ENV'] === 'production' && !publicUrl?.startsWith('https:'))
      throw new Error(
        'OIDC_CLIENT_ID is set and NODE_ENV is production, but THROUGHCARE_PUBLIC_URL is not an https address: people sign in over https only. Set it to the address their browsers use.',
      );
    return {
      ...common,
      kind: 'oidc',
      issuer,
      audience,
      jwksUri,
      client: clientId ? { id: clientId, secret, scope } : undefined,
    };
  }
  if (jwksUri)
    throw new Error(
      'OIDC_JWKS_URI is set but OIDC_ISSUER is not: set both, or neither for the development issuer.',
    );
  if (env['NODE_ENV'] === 'production') {
    throw new Error(
      'NODE_ENV is production and no issuer is configured: set OIDC_ISSUER and OIDC_AUDIENCE. The development issuer does not run in production.',
    );
  }
  if (clientId)
    throw new Error(
      'OIDC_CLIENT_ID is set but OIDC_ISSUER is not: set both, or neither for the development issuer.',
    );
  return {
    ...common,
    kind: 'development',
    issuer: DEVELOPMENT_ISSUER,
    audience: AUDIENCE,
    client: { id: WORKBENCH_CLIENT, scope: SCOPE },
    keyFolder: path.join(dataFolder(env), 'identity'),
  };
}
