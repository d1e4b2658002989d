import { Get, Post } from '@nestjs/common';
import { blankForm, failedForm, readForm, type FieldProblem } from '../forms/form.js';
import { one } from '../forms/marks.js';
import { isRefused, problemsOf } from '../operations/refusal.js';
import { goTo, page, type Answer } from '../visit/answer.js';
import { type Fields } from '../visit/http.js';
import { Screen, Sent, Visiting } from '../visit/screen.js';
import { Visit } from '../visit/visit.js';
import { ChangeNoticeSettings, NoticeSettings } from './notices.query.js';
import { inputOf, SETTING_LABELS, SettingsForm, settingsView, settingValues } from './settings.form.js';

/** How somebody hears of notices beside the inbox. */
@Screen('notices/settings')
export class NoticeSettingsController {
  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const { noticeSettings } = await visit.ask(NoticeSettings);
    const form = blankForm(visit, settingValues(noticeSettings));
    return page('notices/settings.njk', { ...settingsView(noticeSettings), form });
  }

  @Post()
  async change(@Visiting() visit: Visit, @Sent() sent: Fields): Promise<Answer> {
    const { noticeSettings } = await visit.ask(NoticeSettings);
    const again = (problems: readonly FieldProblem[]): Answer =>
      page(
        'notices/settings.njk',
        { ...settingsView(noticeSettings), form: failedForm(visit, sent, problems) },
        422,
      );
    const read = readForm(SettingsForm, sent);
    if (!read.ok) return again(read.problems);
    const { changeNoticeSettings: changed } = await visit.ask(ChangeNoticeSettings, {
      input: inputOf(read.data, noticeSettings),
      commandId: one(sent, 'commandId'),
    });
    if (!isRefused(changed)) return goTo('/notices/settings', 'Your settings were changed.');
    const problems = problemsOf(changed).map(({ field, message }) => {
      const [name = ''] = field?.split('.') ?? [];
      return field === undefined
        ? { message }
        : { field: name, message: `${SETTING_LABELS[name] ?? name} ${message}` };
    });
    return again(problems);
  }
}
