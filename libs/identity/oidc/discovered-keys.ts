import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';

const Described = z.object({ issuer: z.string(), jwks_uri: z.url() });
const TIMEOUT = 10_000;

/**
 * An issuer's public keys, from where its own description says they are (OpenID Connect Discovery 1.0, section 4).
 * Asked for with the first token; after a failure with the next.
 * @throws (from the function) Error when the description cannot be had, or is another issuer's
 */
export function discoveredKeys(issuer: string): JWTVerifyGetKey {
  let keys: Promise<JWTVerifyGetKey> | undefined;
  return async (header, token) => {
    keys ??= discover(issuer).catch((error: unknown) => {
      keys = undefined;
      throw error;
    });
    return (await keys)(header, token);
  };
}

async function discover(issuer: string): Promise<JWTVerifyGetKey> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT) });
  const described = Described.parse(await response.json());
  if (described.issuer !== issuer)
    throw new Error(`${url} describes the issuer ${described.issuer}: set OIDC_ISSUER to exactly that.`);
  return createRemoteJWKSet(new URL(described.jwks_uri));
}
