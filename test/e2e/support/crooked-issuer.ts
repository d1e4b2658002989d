import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose';

/** How one identity token is made; the issuer is honest unless told otherwise. */
export interface Making {
  readonly claims: JWTPayload;
  readonly key: CryptoKey;
  readonly another: CryptoKey;
  readonly kid: string;
}

/**
 * An OpenID Connect issuer of its own, over HTTP: discovery, keys, authorization code with PKCE, end of session. It signs in whoever
 * `username` says without asking, and makes its tokens as `make` says: for what a real one never would.
 */
export class CrookedIssuer {
  username = 'omu.hli';
  roles: unknown = undefined;
  make: ((making: Making) => Promise<string> | string) | undefined;
  /** Answers the authorization request with this error instead. */
  error: string | undefined;
  /** What the workbench authenticated itself with at the token endpoint. */
  authorization: string | undefined;
  readonly codes = new Map<string, URLSearchParams>();

  private constructor(
    private readonly server: Server,
    readonly issuer: string,
    private readonly keys: { key: CryptoKey; another: CryptoKey; jwk: JWK },
  ) {}

  static async start(): Promise<CrookedIssuer> {
    const [pair, other] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
    const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
    const server = createServer((request, response) => {
      self.answer(request, response).catch(() => response.writeHead(500).end());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const keys = { key: pair.privateKey, another: other.privateKey, jwk };
    const self = new CrookedIssuer(server, `http://127.0.0.1:${port}`, keys);
    return self;
  }

  /** An access token for the API, honestly made. */
  token(claims: JWTPayload): Promise<string> {
    return sign({ iss: this.issuer, ...claims }, this.keys.key);
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.issuer);
    const { issuer } = this;
    if (url.pathname === '/.well-known/openid-configuration')
      return send(response, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/where/the-keys-are`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      });
    if (url.pathname === '/where/the-keys-are') return send(response, { keys: [this.keys.jwk] });
    if (url.pathname === '/authorize') return this.authorize(url.searchParams, response);
    return this.exchange(request, response);
  }

  private authorize(asked: URLSearchParams, response: ServerResponse): void {
    const back = new URL(asked.get('redirect_uri') ?? '');
    const code = `code-${this.codes.size + 1}`;
    this.codes.set(code, asked);
    if (this.error) back.searchParams.set('error', this.error);
    else back.searchParams.set('code', code);
    back.searchParams.set('state', asked.get('state') ?? '');
    response.writeHead(302, { location: back.toString() }).end();
  }

  private async exchange(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.authorization = request.headers.authorization;
    let body = '';
    for await (const part of request) body += String(part);
    const asked = this.codes.get(new URLSearchParams(body).get('code') ?? '');
    const now = Math.floor(Date.now() / 1_000);
    const claims: JWTPayload = {
      iss: this.issuer,
      aud: asked?.get('client_id') ?? '',
      sub: 'subject-1',
      nonce: asked?.get('nonce') ?? '',
      iat: now,
      exp: now + 300,
      preferred_username: this.username,
      ...(this.roles === undefined ? {} : { roles: this.roles }),
    };
    const { key, another } = this.keys;
    const id_token = await (this.make?.({ claims, key, another, kid: 'one' }) ?? sign(claims, key));
    send(response, { access_token: 'opaque', token_type: 'Bearer', expires_in: 300, id_token });
  }
}

export const sign = (claims: JWTPayload, key: CryptoKey): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'one' }).sign(key);

function send(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
