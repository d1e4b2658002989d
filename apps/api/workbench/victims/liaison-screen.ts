import {
  applyDecorators,
  Injectable,
  UseGuards,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { isVictimLiaison } from '#identity/actor.js';
import { type Asked } from '../visit/http.js';
import { found, Problem } from '../visit/problem.js';
import { Screen } from '../visit/screen.js';

/** For everybody who is not victim liaison these pages are not there: not even that there are such pages is told. */
@Injectable()
export class LiaisonOnly implements CanActivate {
  canActivate(execution: ExecutionContext): boolean {
    const { actor } = found(execution.switchToHttp().getRequest<Asked>().visit);
    if (!isVictimLiaison(actor)) throw new Problem('not-found');
    return true;
  }
}

/** A screen of victim liaison alone (docs/decisions/0026). Takes where it lies. */
export const LiaisonScreen = (path: string): ClassDecorator =>
  applyDecorators(Screen(path), UseGuards(LiaisonOnly)) as ClassDecorator;
