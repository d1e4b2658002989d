import { type Page } from 'playwright-core';

/** What is wanted in a form, by the name of its field: a text, or the value of a choice. */
export type Answers = Readonly<Record<string, string>>;

/**
 * Fills the form of a task in as a person would: what is named, and otherwise something that will do in each field that is still
 * empty, the first of the choices and a day soon.
 * @param page on which the form is
 */
export async function fillForm(page: Page, answers: Answers = {}, soon = inDays(2)): Promise<void> {
  const form = page.locator('main form[novalidate]').last();
  for (const fieldset of await form.locator('fieldset:not(:has(fieldset))').all()) {
    const radios = fieldset.locator('input[type=radio]');
    if ((await radios.count()) > 0) {
      const name = (await radios.first().getAttribute('name')) ?? '';
      const wanted = answers[name];
      const radio = wanted === undefined ? radios.first() : fieldset.locator(`input[value="${wanted}"]`);
      if (wanted !== undefined || (await fieldset.locator('input:checked').count()) === 0)
        await radio.check();
      continue;
    }
    const parts = fieldset.locator('input[name$="-day"], input[name$="-month"], input[name$="-year"]');
    if ((await parts.count()) !== soon.length) continue;
    for (const [i, part] of soon.entries())
      if ((await parts.nth(i).inputValue()) === '') await parts.nth(i).fill(part);
  }
  for (const field of await form
    .locator('textarea, input[type=text]:not([name$="-day"]):not([name$="-month"]):not([name$="-year"])')
    .all()) {
    const name = (await field.getAttribute('name')) ?? '';
    if (answers[name] !== undefined) await field.fill(answers[name]);
    else if ((await field.inputValue()) === '')
      await field.fill(name.endsWith('-time') ? '10:00' : 'Seen and agreed');
  }
  for (const select of await form.locator('select').all()) {
    const name = (await select.getAttribute('name')) ?? '';
    await select.selectOption(answers[name] ?? { index: 1 });
  }
}

/** A day as a form takes it: day, month, year. */
export function inDays(days: number): [string, string, string] {
  const [year = '', month = '', day = ''] = new Date(Date.now() + days * 86_400_000)
    .toISOString()
    .slice(0, 10)
    .split('-');
  return [String(Number(day)), String(Number(month)), year];
}
