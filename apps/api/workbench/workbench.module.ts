import { Module, type DynamicModule } from '@nestjs/common';
import { type ApiSettings } from '#graphql/graphql.module.js';
import { SignIn } from '#graphql/shared/sign-in.js';
import { Workbench } from '../session/workbench.js';
import { LanguageController } from './language/language.controller.js';
import { Operations, REPORTS, type Reports } from './operations/operations.js';
import { AssetsController } from './pages/assets.controller.js';
import { OtherwiseController } from './visit/otherwise.controller.js';
import { VisitGuard } from './visit/visit.guard.js';
import { SCREENS } from './screens.js';

/** The pages people work with, at `/` (docs/decisions/0027). */
@Module({})
export class WorkbenchModule {
  static forRoot({ signIn, logError, logRequest }: ApiSettings, bench: Workbench): DynamicModule {
    const reports: Reports = { error: logError, request: logRequest };
    return {
      module: WorkbenchModule,
      controllers: [AssetsController, LanguageController, ...SCREENS, OtherwiseController],
      providers: [
        Operations,
        VisitGuard,
        { provide: Workbench, useValue: bench },
        { provide: SignIn, useValue: signIn },
        { provide: REPORTS, useValue: reports },
      ],
    };
  }
}
