import {
  Catch,
  Controller,
  Get,
  Injectable,
  Next,
  NotFoundException,
  Req,
  UseFilters,
  UseGuards,
  type ArgumentsHost,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Workbench } from '../../session/workbench.js';
import { SafeErrors } from '../../hardening/safe-errors.filter.js';
import { type Asked } from './http.js';
import { ProblemFilter } from './problem.filter.js';
import { VisitGuard } from './visit.guard.js';

/** Whether a person's browser asks, rather than a program. */
const wantsPage = ({ headers }: Asked): boolean => String(headers['accept'] ?? '').includes('text/html');

@Injectable()
class PageGuard implements CanActivate {
  constructor(private readonly visits: VisitGuard) {}

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    return wantsPage(execution.switchToHttp().getRequest<Asked>())
      ? this.visits.canActivate(execution)
      : true;
  }
}

@Catch()
class PageFilter extends ProblemFilter {
  constructor(private readonly workbench: Workbench) {
    super(workbench);
  }

  override async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    if (wantsPage(host.switchToHttp().getRequest<Asked>())) return super.catch(error, host);
    new SafeErrors(this.workbench.log).catch(error, host);
  }
}

/** Addresses where nothing is: a page for people, JSON for programs. Stands after every other route. */
@Controller()
@UseGuards(PageGuard)
@UseFilters(PageFilter)
export class OtherwiseController {
  @Get('*path')
  nothing(@Req() { path }: { readonly path: string }, @Next() next: () => void): void {
    // GraphQL is mounted after the routes, and says itself what may be read with GET.
    if (path === '/graphql') return next();
    throw new NotFoundException();
  }
}
