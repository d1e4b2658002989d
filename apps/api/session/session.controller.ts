import { createHash, randomUUID } from 'node:crypto';
import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { fromOurselves } from '#identity/oidc/same-origin.js';
import { ownPath } from '#identity/oidc/return-to.js';
import { SIGNED_OUT, SignInFailed, type Vouched } from '#identity/oidc/relying-party.js';
import { writeAudit } from '#persistence/queries/audit-write.js';
import { Doors } from '#persistence/queries/doors.js';
import { KEPT_COOKIE } from '../workbench/forms/marks.js';
import { goTo, PROBLEMS, show, type Problem, type Request, type Response } from './answers.js';
import { Workbench } from './workbench.js';

/** The name of the cookie a browser leaves with, and comes back with. */
const LEAVING = 'sign-in';

/** Signing in and out by browser (docs/decisions/0021). */
@Controller()
export class SessionController {
  constructor(
    private readonly bench: Workbench,
    private readonly db: Doors,
  ) {}

  @Get('sign-in')
  async signIn(@Req() { headers, query }: Request, @Res() response: Response): Promise<void> {
    const returnTo = ownPath(query['return-to']);
    if (await this.bench.door.sessionOf(headers['cookie'])) return goTo(response, returnTo);
    const start = `/sign-in/start?return-to=${encodeURIComponent(returnTo)}`;
    const kept = this.bench.door.heldBy(headers['cookie'], KEPT_COOKIE) !== undefined;
    return show(response, 200, 'sign-in', { start, possible: this.bench.party !== undefined, kept });
  }

  /** Leaves for the issuer. */
  @Get('sign-in/start')
  async start(@Req() { headers, query, originalUrl }: Request, @Res() response: Response): Promise<void> {
    const { party, address, door, pending } = this.bench;
    if (!party) return goTo(response, '/sign-in');
    // The issuer sends people back to one address only, and a cookie set under another name would not be there.
    if (headers['host'] !== new URL(address.origin).host)
      return goTo(response, `${address.origin}${originalUrl}`);
    try {
      const { url, pending: left } = await party.leave(ownPath(query['return-to']));
      return goTo(response, url.toString(), [door.handOut(await pending.leave(left), LEAVING)]);
    } catch (error) {
      return this.failed(response, error);
    }
  }

  /** Comes back from the issuer. */
  @Get('sign-in/callback')
  async back(@Req() { headers, originalUrl }: Request, @Res() response: Response): Promise<void> {
    const { party, door, pending } = this.bench;
    const leaving = door.heldBy(headers['cookie'], LEAVING);
    const left = leaving === undefined ? undefined : await pending.back(leaving);
    if (!party || !left) return this.problem(response, PROBLEMS.stale, 'STALE');
    const gone = door.takeAway(LEAVING);
    try {
      const query = new URL(originalUrl, 'http://own.invalid').search;
      const id = await this.open(await party.back(query, left), door.heldBy(headers['cookie']));
      if (id) return goTo(response, left.returnTo, [gone, door.handOut(id)]);
      response.setHeader('set-cookie', [gone]);
      return this.problem(response, PROBLEMS.unknown, 'UNKNOWN');
    } catch (error) {
      response.setHeader('set-cookie', [gone]);
      return this.failed(response, error);
    }
  }

  @Post('sign-out')
  async signOut(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.leave(request, response, 'signed-out');
  }

  @Post('sign-out-everywhere')
  async signOutEverywhere(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.leave(request, response, 'signed-out-everywhere');
  }

  @Get('signed-out')
  signedOut(@Res() response: Response): void {
    show(response, 200, 'signed-out', {});
  }

  /** @returns the new session's id; undefined when the directory knows nobody active of that name */
  private async open(vouched: Vouched, previous: string | undefined): Promise<string | undefined> {
    const { directory, sessions } = this.bench;
    const actor = await directory.actor(vouched.username);
    if (!actor) return undefined;
    const id = await sessions.open({ ...vouched, userId: actor.userId }, previous);
    await this.audit(actor.userId, 'signed-in', id);
    return id;
  }

  private async leave(
    { headers, body }: Request,
    response: Response,
    how: 'signed-out' | 'signed-out-everywhere',
  ): Promise<void> {
    const { door, sessions, party, address } = this.bench;
    if (!fromOurselves(headers, address.origin)) return this.problem(response, PROBLEMS.foreign, 'FOREIGN');
    const found = await door.sessionOf(headers['cookie']);
    if (!found) return goTo(response, SIGNED_OUT, [door.takeAway()]);
    if (!door.isCsrfOf(found.id, body?.['csrf'])) return this.problem(response, PROBLEMS.foreign, 'CSRF');
    const { id, session } = found;
    await this.audit(session.userId, how, id);
    const idToken = await sessions.end(id);
    if (how === 'signed-out-everywhere') await sessions.endAll(session.userId);
    const farewell = await party?.farewell(idToken);
    return goTo(response, farewell?.toString() ?? SIGNED_OUT, [door.takeAway()]);
  }

  /** The session goes in by the beginning of its digest: enough to match what it did, not enough to use it. */
  private audit(actorId: string, action: string, id: string): Promise<void> {
    const subjectId = createHash('sha256').update(id).digest('hex').slice(0, 16);
    return writeAudit(this.db, {
      actorId,
      action,
      subjectType: 'session',
      subjectId,
      outcome: 'DONE',
      correlationId: randomUUID(),
    });
  }

  private failed(response: Response, error: unknown): void {
    if (!(error instanceof SignInFailed)) throw error;
    this.problem(response, PROBLEMS[error.why], error.code);
  }

  private problem(response: Response, { status, heading, lines }: Problem, code: string): void {
    const reference = randomUUID();
    this.bench.log.warn({ code, status, correlationId: reference }, 'Nobody was signed in');
    show(response, status, 'problem', { heading, lines, reference });
  }
}
