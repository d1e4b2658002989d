import { randomUUID } from 'node:crypto';
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { ownPath } from '#identity/oidc/return-to.js';
import { one } from '../forms/marks.js';
import { PROBLEMS } from '../../session/answers.js';
import { Workbench } from '../../session/workbench.js';
import { frameOf, openFrame, type FrameView } from '../frame/frame.js';
import { OperationFailed } from '../operations/operations.js';
import { guard, sendPage } from '../pages/send.js';
import { render } from '../pages/templates.js';
import { languageOf, wordsIn } from '../words/language.js';
import { addCookie, type Asked, type Reply } from './http.js';
import { Problem, problemKindOf, STATUS_OF, type ProblemKind } from './problem.js';

const NOT_FOUND = 404;

/** Shows what went wrong as a page: what to do about it, never what lies behind. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly bench: Workbench) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const request = http.getRequest<Asked>();
    const reply = http.getResponse<Reply>();
    const reference = request.visit?.correlationId ?? randomUUID();
    if (reply.headersSent) return;
    const { kind, said } = this.read(error, reference);
    if (kind === 'session-over') return this.toSignIn(request, reply);
    if (kind === 'form-of-before') {
      guard(reply);
      return reply.redirect(303, formPageOf(request));
    }
    if (kind === 'unknown') {
      addCookie(reply, this.bench.door.takeAway());
      const { heading, lines, status } = PROBLEMS.unknown;
      const data = { heading, lines, reference, frame: openFrame(languageOf(request.headers['cookie'])) };
      return sendPage(reply, status, render('problem.njk', data));
    }
    const frame = await this.frame(request);
    const { language } = frame;
    const { visit } = request;
    if (kind === 'no-team' && visit) {
      const html = render('no-team.njk', { username: visit.actor.username, frame }, language);
      return sendPage(reply, STATUS_OF[kind], html, this.bench.formsLeadTo);
    }
    const t = wordsIn(language);
    const data = {
      frame,
      heading: t(`problems.${kind}.heading`),
      lines: t(`problems.${kind}.lines`, { returnObjects: true }),
      said,
      reference,
    };
    const html = render('layout/problem.njk', data, language);
    sendPage(reply, STATUS_OF[kind], html, this.bench.formsLeadTo);
  }

  private read(error: unknown, correlationId: string): { kind: ProblemKind; said?: string } {
    if (error instanceof Problem) return { kind: error.kind, said: error.said };
    if (error instanceof OperationFailed) {
      const kind = problemKindOf(error.code);
      return { kind, said: kind === 'forbidden' || kind === 'bad-request' ? error.message : undefined };
    }
    if (error instanceof HttpException && error.getStatus() < 500)
      return { kind: error.getStatus() === NOT_FOUND ? 'not-found' : 'bad-request' };
    this.bench.log.error({ err: error, correlationId }, 'A page failed');
    return { kind: 'failed' };
  }

  private toSignIn(request: Asked, reply: Reply): void {
    guard(reply);
    const back = request.method === 'GET' ? request.originalUrl : formPageOf(request);
    reply.redirect(303, `/sign-in?return-to=${encodeURIComponent(back)}`);
  }

  /** The page's frame; a plain one where even that cannot be read. */
  private async frame({ visit, headers, originalUrl }: Asked): Promise<FrameView> {
    const plain = openFrame(languageOf(headers['cookie']), originalUrl);
    return visit ? frameOf(visit).catch(() => plain) : plain;
  }
}

const formPageOf = ({ body }: Asked): string => ownPath(one(body ?? {}, 'formPage'));
