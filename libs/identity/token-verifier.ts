import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  jwtVerify,
  type JWTPayload,
  type JWTVerifyGetKey,
} from 'jose';
import { developmentIssuerAt, developmentKeys } from './development-issuer.js';
import { type IdentityConfig } from './identity-config.js';
import { readClaimed, type Claimed } from './oidc/claimed.js';
import { discoveredKeys } from './oidc/discovered-keys.js';
import { type PublicAddress } from './oidc/session-door.js';

/** Asymmetric algorithms only: `none` and shared secrets are refused by not being here. */
const ALGORITHMS = ['ES256', 'ES384', 'PS256', 'RS256', 'EdDSA'];
const CLOCK_TOLERANCE = 5;
const KEPT = 5_000;

export interface VerifiedToken {
  readonly username: string;
  /** Milliseconds since 1970: when it stops being good. */
  readonly expiresAt: number;
  /** Roles the token claims, beside those of the directory. */
  readonly claimed: readonly Claimed[];
}

/** A token that will not do. `message` says what to mend, and nothing about keys. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
}

/** Checks bearer tokens against the issuer's public keys. A token once found good is remembered until it ends. */
export class TokenVerifier {
  private readonly good = new Map<string, VerifiedToken>();

  private constructor(
    private readonly config: IdentityConfig,
    private readonly keys: JWTVerifyGetKey,
    private readonly address: PublicAddress | undefined,
  ) {}

  /**
   * Makes a verifier: remote keys for a real issuer (found and fetched when first needed), local ones for development.
   * @param address where the embedded development issuer serves; its tokens are as good as minted ones, by the same key
   */
  static async create(config: IdentityConfig, address?: PublicAddress): Promise<TokenVerifier> {
    return new TokenVerifier(config, await keysOf(config), address);
  }

  /**
   * @param token the compact JWT, without the word Bearer
   * @throws TokenRefused when it is missing, unsigned, altered, expired, for somebody else, or names nobody
   */
  async verify(token: string | undefined): Promise<VerifiedToken> {
    if (!token) throw new TokenRefused('Sign in first: send the header "Authorization: Bearer <token>".');
    const known = this.good.get(token);
    if (known && known.expiresAt > Date.now()) return known;
    const payload = await this.check(token);
    const username = payload[this.config.usernameClaim] ?? payload.sub;
    if (typeof username !== 'string' || username === '')
      throw new TokenRefused('The token names nobody. Sign in again.');
    const { rolesClaim } = this.config;
    const claimed = rolesClaim ? readClaimed(payload[rolesClaim]) : [];
    const verified = { username, expiresAt: (payload.exp ?? 0) * 1_000, claimed };
    if (this.good.size >= KEPT) this.good.clear();
    this.good.set(token, verified);
    return verified;
  }

  private issuers(): string[] {
    const { kind, issuer } = this.config;
    return kind === 'development' && this.address
      ? [issuer, developmentIssuerAt(this.address.origin)]
      : [issuer];
  }

  private async check(token: string): Promise<JWTPayload> {
    try {
      const { payload } = await jwtVerify(token, this.keys, {
        issuer: this.issuers(),
        audience: this.config.audience,
        algorithms: ALGORITHMS,
        clockTolerance: CLOCK_TOLERANCE,
        requiredClaims: ['exp'],
      });
      return payload;
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw new TokenRefused('The token has expired. Sign in again.');
      if (error instanceof errors.JOSEError)
        throw new TokenRefused('The token is not one this service accepts. Sign in again.');
      throw error;
    }
  }
}

async function keysOf(config: IdentityConfig): Promise<JWTVerifyGetKey> {
  if (config.kind === 'development') return createLocalJWKSet(await developmentKeys(config));
  return config.jwksUri ? createRemoteJWKSet(new URL(config.jwksUri)) : discoveredKeys(config.issuer);
}

/** The token of an `Authorization` header or a websocket's connection parameter; undefined when there is none. */
export function bearerOf(header: unknown): string | undefined {
  const match = typeof header === 'string' ? /^Bearer ([\w-]+\.[\w-]+\.[\w-]*)$/i.exec(header.trim()) : null;
  return match?.[1];
}
