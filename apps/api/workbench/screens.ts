import { type Type } from '@nestjs/common';
import { AccountController } from './account/account.controller.js';
import { MyWorkController } from './my-work/my-work.controller.js';

/** Every screen of the workbench. The guide is docs/how-to/add-a-page.md. */
export const SCREENS: readonly Type[] = [MyWorkController, AccountController];
