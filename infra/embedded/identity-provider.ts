/** The embedded OpenID Connect provider: sample people sign in with one development password. Never in production. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { type IncomingMessage, type ServerResponse } from 'node:http';
import Provider, { type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import {
  DEVELOPMENT_ISSUER_PATH,
  developmentIssuerAt,
  developmentPassword,
  developmentSigningKey,
} from '#identity/development-issuer.js';
import { type IdentityConfig } from '#identity/identity-config.js';

export interface IdentityProviderOptions {
  readonly config: IdentityConfig;
  /** Address of the api, whose path `/development-issuer` is handed to `handle`. */
  readonly origin: string;
  /** Paths of the api that people are sent back to. */
  readonly callback: string;
  readonly signedOut: string;
  /** Whether somebody active is called so. */
  knows(username: string): Promise<boolean>;
  /** A page of the workbench: its template and what is on it. */
  page(template: 'development-sign-in' | 'development-sign-out' | 'development-error', data: object): string;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface IdentityProvider {
  /** Everything below the mount path but the form: an express middleware mounted there. */
  readonly callback: Handler;
  /** `<mount>/person/:uid`, where somebody says who they are: GET shows the form, POST takes it, its body not yet read. */
  readonly person: Handler;
}

const TOKEN_SECONDS = 12 * 60 * 60;
const ALGORITHM = 'ES256';
const FORM_BYTES = 8 * 1_024;
const API = 'urn:throughcare:api';

/**
 * Makes the provider.
 * @throws Error in production, or while a real issuer is configured
 */
export async function embeddedIdentityProvider(options: IdentityProviderOptions): Promise<IdentityProvider> {
  const { config, origin, knows, page } = options;
  if (process.env['NODE_ENV'] === 'production')
    throw new Error('The embedded identity provider does not run in production: set OIDC_ISSUER.');
  const password = developmentPassword(config);
  const provider = new Provider(developmentIssuerAt(origin), await configuration(options));
  const ask = (uid: string, username = '', problem?: string): string =>
    page('development-sign-in', {
      action: `${DEVELOPMENT_ISSUER_PATH}/person/${uid}`,
      username,
      problem,
    });
  const person: Handler = async (request, response) => {
    const { uid } = await provider.interactionDetails(request, response);
    if (request.method !== 'POST') return html(response, 200, ask(uid));
    const form = await formOf(request);
    const username = (form.get('username') ?? '').trim().toLowerCase();
    if (!same(form.get('password') ?? '', password) || !(await knows(username)))
      return html(response, 422, ask(uid, username, 'The username or the password is not right.'));
    const result = { login: { accountId: username, remember: false } };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  };
  return { callback: provider.callback() as unknown as Handler, person };
}

async function configuration({
  config,
  origin,
  callback,
  signedOut,
  knows,
  page,
}: IdentityProviderOptions): Promise<Configuration> {
  const path = DEVELOPMENT_ISSUER_PATH;
  return {
    clients: [
      {
        client_id: config.client?.id ?? '',
        token_endpoint_auth_method: 'none',
        redirect_uris: [`${origin}${callback}`],
        post_logout_redirect_uris: [`${origin}${signedOut}`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        id_token_signed_response_alg: ALGORITHM,
      },
    ],
    jwks: { keys: [(await developmentSigningKey(config)) as never] },
    cookies: { keys: [randomBytes(32).toString('hex')], long: { path } },
    pkce: { required: () => true },
    responseTypes: ['code'],
    scopes: ['openid', 'profile'],
    claims: { openid: ['sub'], profile: ['preferred_username'] },
    conformIdTokenClaims: false,
    findAccount: async (_ctx, sub) =>
      (await knows(sub)) ? { accountId: sub, claims: () => ({ sub, preferred_username: sub }) } : undefined,
    extraTokenClaims: (_ctx, token) => ({
      preferred_username: (token as { accountId?: string }).accountId,
    }),
    interactions: { url: (_ctx, { uid }) => `${path}/person/${uid}` },
    loadExistingGrant: grantOf,
    ttl: {
      AccessToken: TOKEN_SECONDS,
      Session: TOKEN_SECONDS,
      Grant: TOKEN_SECONDS,
      Interaction: 600,
      IdToken: 600,
    },
    renderError: (ctx, { error, error_description: why }) => {
      ctx.type = 'html';
      ctx.body = page('development-error', { error, why });
    },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => API,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: '',
          audience: config.audience,
          accessTokenFormat: 'jwt',
          accessTokenTTL: TOKEN_SECONDS,
          jwt: { sign: { alg: ALGORITHM } },
        }),
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.body = page('development-sign-out', { form });
        },
        postLogoutSuccessSource: (ctx) => ctx.redirect(signedOut),
      },
    },
  };
}

/** Whoever signs in here uses the workbench: nobody is asked whether they agree that it learns their username. */
async function grantOf(ctx: KoaContextWithOIDC) {
  const { session, client, provider } = ctx.oidc;
  if (!session?.accountId || !client) return undefined;
  const known = session.grantIdFor(client.clientId);
  const grant =
    (known ? await provider.Grant.find(known) : undefined) ??
    new provider.Grant({ accountId: session.accountId, clientId: client.clientId });
  grant.addOIDCScope('openid profile');
  await grant.save();
  return grant;
}

/** The fields of a small form. @throws Error when it is not small */
async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > FORM_BYTES) throw new Error('The form is too large.');
    parts.push(part);
  }
  return new URLSearchParams(Buffer.concat(parts).toString('utf8'));
}

const digest = (value: string): Buffer => createHash('sha256').update(value).digest();
const same = (given: string, wanted: string): boolean => timingSafeEqual(digest(given), digest(wanted));

function html(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(body);
}
