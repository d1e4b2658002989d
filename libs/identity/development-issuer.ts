import fs from 'node:fs';
import path from 'node:path';
import { randomBytes, randomUUID } from 'node:crypto';
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
const PASSWORD_FILE = 'development-password';
const PASSWORD_BYTES = 6;

/**
 * Makes the development issuer's key once, readable by its owner only, and the public set beside it.
 * Two processes that start at once agree: the first to link its file wins.
 * @returns the public key set
 */
export async function developmentKeys(config: IdentityConfig): Promise<JSONWebKeySet> {
  const { publicPart } = await keyPair(config);
  return { keys: [publicPart] };
}

/** Where the development issuer serves its pages, below the address of the api. */
export const DEVELOPMENT_ISSUER_PATH = '/development-issuer';
export const developmentIssuerAt = (origin: string): string => `${origin}${DEVELOPMENT_ISSUER_PATH}`;

/**
 * The development issuer's key with its private part, for the embedded provider that signs with it.
 * @throws Error when a real issuer is configured
 */
export async function developmentSigningKey(config: IdentityConfig): Promise<JWK> {
  refuseBesideReal(config);
  return (await keyPair(config)).privatePart;
}

/**
 * The password all sample people have on this installation: made once, beside the key, readable by its owner only.
 * @throws Error when a real issuer is configured
 */
export function developmentPassword(config: IdentityConfig): string {
  refuseBesideReal(config);
  const folder = folderOf(config);
  const file = path.join(folder, PASSWORD_FILE);
  if (!fs.existsSync(file)) {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    linkOnce(file, randomBytes(PASSWORD_BYTES).toString('hex'));
  }
  return fs.readFileSync(file, 'utf8').trim();
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
  refuseBesideReal(config);
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

function refuseBesideReal(config: IdentityConfig): void {
  if (config.kind === 'development') return;
  throw new Error(
    `Tokens come from ${config.issuer}: the development issuer is off while OIDC_ISSUER is set.`,
  );
}

function folderOf({ keyFolder }: IdentityConfig): string {
  if (!keyFolder) throw new Error('The development issuer has no folder for its key.');
  return keyFolder;
}

async function keyPair(config: IdentityConfig): Promise<{ privatePart: JWK; publicPart: JWK }> {
  const folder = folderOf(config);
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
  linkOnce(file, JSON.stringify(complete));
}

/** Writes a file that is never written again: of several that try at once, the first wins. */
function linkOnce(file: string, content: string): void {
  const draft = `${file}.${process.pid}.${randomUUID()}`;
  fs.writeFileSync(draft, content, { mode: 0o600 });
  try {
    fs.linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    fs.rmSync(draft);
  }
}
