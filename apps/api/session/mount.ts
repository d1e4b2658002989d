import { type IncomingMessage, type ServerResponse } from 'node:http';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { DEVELOPMENT_ISSUER_PATH } from '#identity/development-issuer.js';
import { CALLBACK, SIGNED_OUT } from '#identity/oidc/relying-party.js';
import { type IdentityProvider } from '#infra/embedded/identity-provider.js';
import { policyOf } from '../workbench/pages/policy.js';
import { renderPage } from './pages.js';
import { type Workbench } from './workbench.js';

/** A task's form with every target of a plan, or a page of notes; a longer text is refused, and its words are kept. */
const FORM_BYTES = 128 * 1_024;
const FORM_FIELDS = 1_000;

/**
 * Puts what signing in needs before the routes: the development issuer where no real one is set, and a reader of forms.
 * @param nest not yet initialised, and without another reader of forms: the issuer reads its own
 */
export function mountSignIn(nest: NestExpressApplication, bench: Workbench): void {
  if (bench.config.kind === 'development') mountDevelopmentIssuer(nest, bench);
  nest.useBodyParser('urlencoded', { extended: false, limit: FORM_BYTES, parameterLimit: FORM_FIELDS });
}

/** The issuer is made with the first request: only then is the address known. */
function mountDevelopmentIssuer(
  nest: NestExpressApplication,
  { config, address, directory }: Workbench,
): void {
  let made: Promise<IdentityProvider> | undefined;
  const issuer = (): Promise<IdentityProvider> => {
    made ??= import('#infra/embedded/identity-provider.js').then(({ embeddedIdentityProvider }) =>
      embeddedIdentityProvider({
        config,
        origin: address.origin,
        callback: CALLBACK,
        signedOut: SIGNED_OUT,
        knows: async (username) => (await directory.actor(username)) !== undefined,
        page: (template, data) => renderPage(template, data),
      }),
    );
    return made;
  };
  const handled =
    (part: 'person' | 'callback') =>
    (request: IncomingMessage, response: ServerResponse, next: (error: unknown) => void): void => {
      response.setHeader('content-security-policy', policyOf());
      issuer()
        .then((provider) => provider[part](request, response))
        .catch((error: unknown) => {
          if ((error as { name?: unknown }).name !== 'SessionNotFound' || response.headersSent)
            return next(error);
          const page = { error: 'this sign-in is over, or began in another browser' };
          response.writeHead(400, { 'content-type': 'text/html; charset=utf-8' });
          response.end(renderPage('development-error', page));
        });
    };
  nest.use(`${DEVELOPMENT_ISSUER_PATH}/person`, handled('person'));
  nest.use(DEVELOPMENT_ISSUER_PATH, handled('callback'));
}
