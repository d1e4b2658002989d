import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { mergeMap, type Observable } from 'rxjs';
import { Workbench } from '../../session/workbench.js';
import { KEPT_COOKIE } from '../forms/marks.js';
import { frameOf } from '../frame/frame.js';
import { guard } from '../pages/send.js';
import { render } from '../pages/templates.js';
import { type Answer, type Download, type GoTo, type Page } from './answer.js';
import { FLASH_COOKIE, packFlash, unpackFlash } from './flash.js';
import { addCookie, type Asked, type Reply } from './http.js';
import { type Visit } from './visit.js';

/** Turns what a screen answers into a page within its frame, or into a redirect that says what was done. */
@Injectable()
export class AnswerInterceptor implements NestInterceptor<Answer, string> {
  constructor(private readonly bench: Workbench) {}

  intercept(execution: ExecutionContext, next: CallHandler<Answer>): Observable<string> {
    const http = execution.switchToHttp();
    const request = http.getRequest<Asked>();
    const reply = http.getResponse<Reply>();
    const { visit } = request;
    if (!visit) throw new Error('A screen without VisitGuard: use @Screen()');
    return next.handle().pipe(
      mergeMap((answer) => {
        if ('goTo' in answer) return this.sendOn(answer, visit, reply);
        return 'file' in answer ? this.give(answer, visit, reply) : this.show(answer, visit, request, reply);
      }),
    );
  }

  private async show(page: Page, visit: Visit, { headers }: Asked, reply: Reply): Promise<string> {
    const { door } = this.bench;
    const packed = door.heldBy(headers['cookie'], FLASH_COOKIE);
    const frame = { ...(await frameOf(visit, unpackFlash(packed, visit.sessionId))), kept: visit.kept };
    const html = render(page.template, { ...page.data, frame }, visit.language);
    guard(reply, this.bench.formsLeadTo);
    const secret = frame.kept && door.heldBy(headers['cookie'], KEPT_COOKIE);
    if (secret !== undefined) {
      await this.bench.kept.drop(secret);
      addCookie(reply, door.takeAway(KEPT_COOKIE));
    }
    if (packed !== undefined) addCookie(reply, door.takeAway(FLASH_COOKIE));
    reply.setHeader('content-type', 'text/html; charset=utf-8');
    reply.setHeader('x-correlation-id', visit.correlationId);
    reply.status(page.status ?? 200);
    return html;
  }

  private async give({ file, type, text }: Download, visit: Visit, reply: Reply): Promise<string> {
    guard(reply, this.bench.formsLeadTo);
    reply.setHeader('content-type', type);
    reply.setHeader('content-disposition', `attachment; filename="${file}"`);
    reply.setHeader('x-correlation-id', visit.correlationId);
    return text;
  }

  private async sendOn({ goTo, flash }: GoTo, visit: Visit, reply: Reply): Promise<string> {
    guard(reply, this.bench.formsLeadTo);
    const packed = flash && packFlash(flash, visit.sessionId);
    if (packed !== undefined) addCookie(reply, this.bench.door.handOut(packed, FLASH_COOKIE));
    reply.setHeader('location', goTo);
    reply.status(303);
    return '';
  }
}
