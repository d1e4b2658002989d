import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ownPath } from '#identity/oidc/return-to.js';
import { stringifySetCookie } from 'cookie';
import { Workbench } from '../../session/workbench.js';
import { guard } from '../pages/send.js';
import { addCookie, type Reply } from '../visit/http.js';
import { isLanguage, LANGUAGE_COOKIE } from '../words/language.js';

const A_YEAR = 365 * 24 * 60 * 60;

/** Changes the language of the frame, for whoever asks, and goes back to where they were. */
@Controller('language')
export class LanguageController {
  constructor(private readonly bench: Workbench) {}

  @Get(':language')
  choose(@Param('language') language: string, @Query('back') back: unknown, @Res() reply: Reply): void {
    guard(reply);
    if (isLanguage(language)) {
      const secure = this.bench.door.secure;
      const name = LANGUAGE_COOKIE;
      const options = { path: '/', sameSite: 'lax', httpOnly: true, secure, maxAge: A_YEAR } as const;
      addCookie(reply, stringifySetCookie({ name, value: language, ...options }));
    }
    reply.redirect(303, languageBack(back));
  }
}

/** The pages about signing in have the toggle too; `ownPath` is for going on after it, and leaves them out. */
const languageBack = (back: unknown): string =>
  back === '/signed-out' || (typeof back === 'string' && /^\/sign-in(\?return-to=[\w%.~-]*)?$/.test(back))
    ? back
    : ownPath(back);
