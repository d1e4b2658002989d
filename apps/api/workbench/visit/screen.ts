import {
  applyDecorators,
  Controller,
  createParamDecorator,
  UseFilters,
  UseGuards,
  UseInterceptors,
  type ExecutionContext,
} from '@nestjs/common';
import { AnswerInterceptor } from './answer.interceptor.js';
import { type Asked, type Fields } from './http.js';
import { ProblemFilter } from './problem.filter.js';
import { type Visit } from './visit.js';
import { VisitGuard } from './visit.guard.js';

/**
 * A screen: a controller whose methods answer with `page(…)` or `goTo(…)`, for people who are signed in.
 * @param path where it lies, such as `tasks`
 */
export const Screen = (path = ''): ClassDecorator =>
  applyDecorators(
    Controller(path),
    UseGuards(VisitGuard),
    UseInterceptors(AnswerInterceptor),
    UseFilters(ProblemFilter),
  ) as ClassDecorator;

/** Parameter: the visit of whoever asks. */
export const Visiting = createParamDecorator((_: unknown, execution: ExecutionContext): Visit => {
  const { visit } = execution.switchToHttp().getRequest<Asked>();
  if (!visit) throw new Error('@Visiting() belongs to the methods of a @Screen()');
  return visit;
});

/** Parameter: what a form sent. */
export const Sent = createParamDecorator(
  (_: unknown, execution: ExecutionContext): Fields =>
    execution.switchToHttp().getRequest<Asked>().body ?? {},
);
