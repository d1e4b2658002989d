import path from 'node:path';
import { z } from 'zod';
import { dataFolder } from '#config/checkout.js';

/** Where tokens come from: a real issuer, or the development issuer whose key lies in the data folder. */
export interface IdentityConfig {
  readonly kind: 'oidc' | 'development';
  readonly issuer: string;
  readonly audience: string;
  /** Claim that holds the username; `sub` where it is absent. */
  readonly usernameClaim: string;
  /** Only for a real issuer. */
  readonly jwksUri?: string;
  /** Only for the development issuer: the folder of its key. */
  readonly keyFolder?: string;
}

export const DEVELOPMENT_ISSUER = 'urn:throughcare:development';
const AUDIENCE = 'throughcare';

const Env = z.object({
  OIDC_ISSUER: z.url().optional(),
  OIDC_JWKS_URI: z.url().optional(),
  OIDC_AUDIENCE: z.string().min(1).optional(),
  OIDC_USERNAME_CLAIM: z.string().min(1).optional(),
});

/**
 * Reads who may sign tokens.
 * @param env the process's environment
 * @throws Error that names the variable when a real issuer is half configured, or when production has none
 */
export function readIdentityConfig(env: Record<string, string | undefined>): IdentityConfig {
  const given = Object.fromEntries(
    Object.entries(env).filter(([name, value]) => name.startsWith('OIDC_') && value !== ''),
  );
  const parsed = Env.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Error(
      `${issue?.path.join('.') ?? 'OIDC_*'}: ${issue?.message ?? 'cannot be read'}. Give a full address, for example https://sign-in.example.org`,
    );
  }
  const {
    OIDC_ISSUER: issuer,
    OIDC_JWKS_URI: jwksUri,
    OIDC_AUDIENCE: audience,
    OIDC_USERNAME_CLAIM: claim,
  } = parsed.data;
  const usernameClaim = claim ?? 'preferred_username';
  if (issuer) {
    if (!audience)
      throw new Error(
        'OIDC_ISSUER is set but OIDC_AUDIENCE is not: set it to the name the issuer knows Throughcare by.',
      );
    return {
      kind: 'oidc',
      issuer,
      audience,
      usernameClaim,
      jwksUri: jwksUri ?? `${issuer.replace(/\/$/, '')}/.well-known/jwks.json`,
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
  return {
    kind: 'development',
    issuer: DEVELOPMENT_ISSUER,
    audience: AUDIENCE,
    usernameClaim,
    keyFolder: path.join(dataFolder(env), 'identity'),
  };
}
