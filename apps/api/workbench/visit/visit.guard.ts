import { randomUUID } from 'node:crypto';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { fromOurselves } from '#identity/oidc/same-origin.js';
import { originOf } from '#graphql/audit/origin.js';
import { type RequestContext } from '#graphql/shared/context.js';
import { SignIn } from '#graphql/shared/sign-in.js';
import { Workbench } from '../../session/workbench.js';
import { Operations } from '../operations/operations.js';
import { languageOf } from '../words/language.js';
import { type Asked } from './http.js';
import { Problem } from './problem.js';
import { Visit } from './visit.js';

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
    if (!found) throw new Problem('session-over');
    const { id, session } = found;
    if (posts && !door.isCsrfOf(id, request.body?.['csrf'])) throw new Problem('foreign');
    const known = await directory.actor(session.username);
    if (!known) {
      await sessions.end(id);
      throw new Problem('unknown');
    }
    const actor = await teams.join(known, session.claimed);
    const correlationId = randomUUID();
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
    });
    if (actor.memberships.length === 0) throw new Problem('no-team');
    return true;
  }
}
