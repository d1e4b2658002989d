import { z } from 'zod';
import { type Visit } from '../visit/visit.js';
import { problemsOf } from '../operations/refusal.js';
import { blankForm, failedForm, readForm } from './form.js';

const visit = (kept?: { fields: Record<string, string>; commandId?: string }): Visit =>
  ({ csrf: 'mark', formPage: '/tasks/1', actor: { userId: 'me' }, takeKept: () => kept }) as unknown as Visit;

const Reason = z.object({
  reason: z.string().trim().min(1, { error: 'Enter a reason' }),
  until: z.iso.date({ error: 'Enter a date' }),
});

test('what was sent is read without the marks of the form', () => {
  const sent = {
    csrf: 'x',
    commandId: 'c',
    formPage: '/',
    formUser: 'me',
    reason: ' late ',
    until: '2026-12-09',
  };
  expect(readForm(z.strictObject(Reason.shape), sent)).toEqual({
    ok: true,
    data: { reason: 'late', until: '2026-12-09' },
  });
});

test('what is wrong stands at its field and in the summary, and what was typed stays', () => {
  const sent = { csrf: 'x', commandId: 'c', reason: '', until: 'soon' };
  const read = readForm(Reason, sent);
  if (read.ok) throw new Error('It was taken');
  const form = failedForm(visit(), sent, read.problems);
  expect(form.errors).toEqual({ reason: { text: 'Enter a reason' }, until: { text: 'Enter a date' } });
  expect(form.summary).toEqual([
    { text: 'Enter a reason', href: '#reason' },
    { text: 'Enter a date', href: '#until' },
  ]);
  expect(form.values).toEqual({ reason: '', until: 'soon' });
  expect(form.marks.commandId).not.toBe('c');
});

test('a refusal without fields is told of the form as a whole', () => {
  expect(failedForm(visit(), {}, problemsOf({ message: 'Somebody was first.' })).summary).toEqual([
    { text: 'Somebody was first.' },
  ]);
  expect(
    problemsOf(
      { message: 'Wrong.', problems: [{ field: 'crd', message: 'Enter a date' }] },
      (f) => `data-${f}`,
    ),
  ).toEqual([{ field: 'data-crd', message: 'Enter a date' }]);
});

test('a form after signing in again has what was typed, under the same command', () => {
  expect(blankForm(visit(), { reason: 'on record' }).values).toEqual({ reason: 'on record' });
  const form = blankForm(visit({ fields: { reason: 'typed' }, commandId: 'c' }), { reason: 'on record' });
  expect([form.values, form.marks.commandId]).toEqual([{ reason: 'typed' }, 'c']);
});
