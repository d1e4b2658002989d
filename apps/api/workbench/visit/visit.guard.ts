import { randomUUID } from 'node:crypto';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ownPath } from '#identity/oidc/return-to.js';
import { fromOurselves } from '#identity/oidc/same-origin.js';
import { originOf } from '#graphql/audit/origin.js';
import { type RequestContext } from '#graphql/shared/context.js';
import { SignIn } from '#graphql/shared/sign-in.js';
import { Workbench } from '../../session/workbench.js';
import { Operations } from '../operations/operations.js';
import { KEPT_COOKIE, one, typed } from '../forms/marks.js';
import { languageOf } from '../words/language.js';
import { correlationHere } from '#graphql/shared/correlation.js';
import { addCookie, type Asked, type Reply } from './http.js';
import { Problem } from './problem.js';
import { Visit, type KeptWords } from './visit.js';

/** Lets nobody to a page but people who are signed in, known and in a team; and no form but one of our own. */
@Injectable()
export class VisitGuard implements CanActivate {
  constructor(
    private readonly bench: Workbench,
    private readonly signIn: SignIn,
    private readonly operations: Operations,
  ) {}

  /** @throws Problem, which is shown as a page or leads to signing in */
  async canActivate(execution: ExecutionContext): Promise<boolean> {
    const request = execution.switchToHttp().getRequest<Asked>();
    const { door, address, directory, teams, sessions } = this.bench;
    const posts = request.method !== 'GET' && request.method !== 'HEAD';
    if (posts && !fromOurselves(request.headers, address.origin)) throw new Problem('foreign');
    const found = await door.sessionOf(request.headers['cookie']);
    if (!found) {
      if (posts) await this.keep(request, execution.switchToHttp().getResponse<Reply>());
      throw new Problem('session-over');
    }
    const { id, session } = found;
    if (posts && !door.isCsrfOf(id, request.body?.['csrf'])) {
      // They have signed in anew since the form was made, in another window.
      if (one(request.body ?? {}, 'formUser') !== session.userId) throw new Problem('foreign');
      await this.keep(request, execution.switchToHttp().getResponse<Reply>());
      throw new Problem('form-of-before');
    }
    const known = await directory.actor(session.username);
    if (!known) {
      await sessions.end(id);
      throw new Problem('unknown');
    }
    const actor = await teams.join(known, session.claimed);
    const correlationId = correlationHere() ?? randomUUID();
    const origin = originOf(request);
    const context = async (): Promise<RequestContext> => ({
      ...(await this.signIn.contextOf(
        { username: session.username, claimed: session.claimed, expiresAt: session.endsAt },
        correlationId,
      )),
      origin,
    });
    request.visit = new Visit({
      operations: this.operations,
      context,
      actor,
      sessionId: id,
      csrf: door.csrfOf(id),
      correlationId,
      language: languageOf(request.headers['cookie']),
      address: request.originalUrl,
      formPage: posts ? ownPath(one(request.body ?? {}, 'formPage')) : undefined,
      kept: posts ? undefined : await this.keptFor(actor.userId, request),
    });
    if (actor.memberships.length === 0) throw new Problem('no-team');
    return true;
  }

  /** What was typed is not lost with the session: it waits, sealed, until the same person is back in the same browser. */
  private async keep({ body = {} }: Asked, reply: Reply): Promise<void> {
    const fields: Record<string, string | readonly string[]> = { commandId: one(body, 'commandId') };
    for (const [name, value] of Object.entries(typed(body))) if (value !== undefined) fields[name] = value;
    const secret = await this.bench.kept.keep(one(body, 'formUser'), {
      page: ownPath(one(body, 'formPage')),
      fields,
    });
    if (secret !== undefined) addCookie(reply, this.bench.door.handOut(secret, KEPT_COOKIE));
  }

  private async keptFor(userId: string, { headers, originalUrl }: Asked): Promise<KeptWords | undefined> {
    const secret = this.bench.door.heldBy(headers['cookie'], KEPT_COOKIE);
    const form = secret === undefined ? undefined : await this.bench.kept.look(secret, userId);
    if (form?.page !== originalUrl) return undefined;
    const { commandId, ...fields } = form.fields;
    return { fields, commandId: typeof commandId === 'string' && commandId !== '' ? commandId : undefined };
  }
}
