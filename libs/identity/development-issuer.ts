import fs from 'node:fs';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import {
  exportJWK,
  generateKeyPair,
  importJWK,
  calculateJwkThumbprint,
  SignJWT,
  type JWK,
  type JSONWebKeySet,
} from 'jose';
import { type IdentityConfig } from './identity-config.js';

const ALGORITHM = 'ES256';
const KEY_FILE = 'signing-key.json';
const JWKS_FILE = 'jwks.json';

/**
 * Makes the development issuer's key once, readable by its owner only, and the public set beside it.
 * Two processes that start at once agree: the first to link its file wins.
 * @returns the public key set
 */
export async function developmentKeys(config: IdentityConfig): Promise<JSONWebKeySet> {
  const { publicPart } = await keyPair(config);
  return { keys: [publicPart] };
}

/**
 * Mints a token for a username.
 * @param seconds how long it is good for
 * @throws Error when a real issuer is configured: only that one may sign then
 */
export async function mintToken(
  config: IdentityConfig,
  username: string,
  seconds = 12 * 60 * 60,
): Promise<string> {
  if (config.kind !== 'development') {
    throw new Error(
      `Tokens come from ${config.issuer}: the development issuer is off while OIDC_ISSUER is set.`,
    );
  }
  const { privatePart } = await keyPair(config);
  const key = await importJWK(privatePart, ALGORITHM);
  return new SignJWT({ preferred_username: username })
    .setProtectedHeader({ alg: ALGORITHM, kid: privatePart.kid, typ: 'JWT' })
    .setIssuer(config.issuer)
    .setAudience(config.audience)
    .setSubject(username)
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime(`${seconds}s`)
    .sign(key);
}

async function keyPair(config: IdentityConfig): Promise<{ privatePart: JWK; publicPart: JWK }> {
  const folder = config.keyFolder;
  if (!folder) throw new Error('The development issuer has no folder for its key.');
  const file = path.join(folder, KEY_FILE);
  if (!fs.existsSync(file)) await createKey(folder, file);
  const privatePart = JSON.parse(fs.readFileSync(file, 'utf8')) as JWK;
  const { d: _, ...publicPart } = privatePart;
  const jwks = path.join(folder, JWKS_FILE);
  if (!fs.existsSync(jwks)) fs.writeFileSync(jwks, `${JSON.stringify({ keys: [publicPart] }, null, 2)}\n`);
  return { privatePart, publicPart };
}

async function createKey(folder: string, file: string): Promise<void> {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const jwk = await exportJWK(privateKey);
  const complete = { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: ALGORITHM, use: 'sig' };
  const draft = `${file}.${process.pid}.${randomUUID()}`;
  fs.writeFileSync(draft, JSON.stringify(complete), { mode: 0o600 });
  try {
    fs.linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    fs.rmSync(draft);
  }
}
