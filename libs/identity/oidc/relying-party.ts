import * as client from 'openid-client';
import { readClaimed, type Claimed } from './claimed.js';
import { type PendingSignIn } from './pending-sign-ins.js';

/** What the issuer knows the workbench by, and what we take from its tokens. */
export interface RelyingPartySettings {
  readonly issuer: string;
  readonly clientId: string;
  /** Absent for a public client, which PKCE alone protects. */
  readonly clientSecret?: string;
  readonly scope: string;
  readonly usernameClaim: string;
  /** Claim that lists roles as `kind/place/role`; none: roles come from the directory alone. */
  readonly rolesClaim?: string;
  /** Address of this service, where the issuer sends people back. */
  readonly origin: string;
}

/** Whom the issuer vouches for. */
export interface Vouched {
  readonly username: string;
  readonly claimed: readonly Claimed[];
  readonly idToken: string;
}

/** Why nobody was signed in: `declined` by the person or the issuer, `not-believed` here, `unreachable` just now. */
export class SignInFailed extends Error {
  override readonly name = 'SignInFailed';

  constructor(
    readonly why: 'declined' | 'not-believed' | 'unreachable',
    /** For the log: a code of the protocol, nothing about anybody. */
    readonly code: string,
  ) {
    super(`Signing in failed: ${why} (${code})`);
  }
}

export const CALLBACK = '/sign-in/callback';
export const SIGNED_OUT = '/signed-out';
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
const TIMEOUT_SECONDS = 10;

/** This service as a client of an OpenID Connect issuer: authorization code with PKCE, state and nonce. */
export class RelyingParty {
  private found: Promise<client.Configuration> | undefined;

  constructor(private readonly settings: RelyingPartySettings) {}

  /**
   * @param returnTo a path of our own
   * @returns where to send the browser, and what must be remembered until it is back
   * @throws SignInFailed `unreachable` when the issuer does not answer
   */
  async leave(returnTo: string): Promise<{ url: URL; pending: PendingSignIn }> {
    const config = await this.configuration();
    const verifier = client.randomPKCECodeVerifier();
    const pending = { state: client.randomState(), nonce: client.randomNonce(), verifier, returnTo };
    const url = client.buildAuthorizationUrl(config, {
      redirect_uri: `${this.settings.origin}${CALLBACK}`,
      scope: this.settings.scope,
      state: pending.state,
      nonce: pending.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    return { url, pending };
  }

  /**
   * Exchanges the code that the browser brought, and checks the identity token: signature, issuer, audience, times, nonce.
   * @param query of the address the browser came back to, with its question mark
   * @throws SignInFailed
   */
  async back(query: string, { state, nonce, verifier }: PendingSignIn): Promise<Vouched> {
    const config = await this.configuration();
    const { usernameClaim, rolesClaim, origin } = this.settings;
    try {
      const tokens = await client.authorizationCodeGrant(config, new URL(`${origin}${CALLBACK}${query}`), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const said = tokens.claims();
      if (!said || !tokens.id_token) throw new SignInFailed('not-believed', 'NO_ID_TOKEN');
      // Some issuers keep all but `sub` for the userinfo endpoint.
      const wanted = [usernameClaim, ...(rolesClaim ? [rolesClaim] : [])];
      const claims =
        wanted.some((name) => !(name in said)) && config.serverMetadata().userinfo_endpoint
          ? { ...(await client.fetchUserInfo(config, tokens.access_token, said.sub)), ...said }
          : said;
      const username = claims[usernameClaim] ?? claims.sub;
      if (typeof username !== 'string' || username === '')
        throw new SignInFailed('not-believed', 'NO_USERNAME');
      const claimed = rolesClaim ? readClaimed(claims[rolesClaim]) : [];
      return { username, claimed, idToken: tokens.id_token };
    } catch (error) {
      throw failureOf(error);
    }
  }

  /**
   * Where the issuer ends its own session (OpenID Connect RP-Initiated Logout 1.0).
   * @returns undefined when it offers no such page or cannot be reached: our own session has ended all the same
   */
  async farewell(idToken: string | undefined): Promise<URL | undefined> {
    const config = await this.configuration().catch(() => undefined);
    if (!config?.serverMetadata().end_session_endpoint) return undefined;
    return client.buildEndSessionUrl(config, {
      post_logout_redirect_uri: `${this.settings.origin}${SIGNED_OUT}`,
      ...(idToken ? { id_token_hint: idToken } : {}),
    });
  }

  /** The issuer's own description, asked for when first needed and again after it could not be had. */
  private configuration(): Promise<client.Configuration> {
    this.found ??= this.discover().catch((error: unknown) => {
      this.found = undefined;
      throw new SignInFailed('unreachable', codeOf(error));
    });
    return this.found;
  }

  private discover(): Promise<client.Configuration> {
    const { clientId, clientSecret } = this.settings;
    const issuer = new URL(this.settings.issuer);
    return client.discovery(
      issuer,
      clientId,
      {},
      clientSecret ? client.ClientSecretBasic(clientSecret) : client.None(),
      {
        timeout: TIMEOUT_SECONDS,
        // Without encryption only to this very machine: the development issuer, and tests.
        execute: [
          client.enableNonRepudiationChecks,
          ...(LOOPBACK.has(issuer.hostname) ? [client.allowInsecureRequests] : []),
        ],
      },
    );
  }
}

function failureOf(error: unknown): SignInFailed {
  if (error instanceof SignInFailed) return error;
  if (error instanceof client.AuthorizationResponseError) return new SignInFailed('declined', error.error);
  if (error instanceof client.ResponseBodyError) return new SignInFailed('not-believed', error.error);
  const network = error instanceof TypeError || (error as { code?: unknown }).code === 'OAUTH_TIMEOUT';
  return new SignInFailed(network ? 'unreachable' : 'not-believed', codeOf(error));
}

/** Codes of the protocol and its library say what was wrong; messages may quote what somebody sent. */
function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : ((error as Error | undefined)?.name ?? 'UNKNOWN');
}
