import { TASK_TYPES } from '#workflows/task-types.js';
import { defineTask } from '#domain/define-task.js';
import { readAnswers, schemaOf } from './answers.js';

const type = defineTask('test', {
  id: 'test.answer',
  title: 'Answer',
  role: 'offender-manager',
  place: 'area',
  outcomes: 'yes|no',
  escalates: [],
  source: 'test',
  fields:
    'why:text*|seenOn:date*|at:datetime|how:choice(office;video)*|count:number|agreed:yesno|letter:ref|author:person|manager:person|reopen:steps',
  makes: [{ kind: 'om-changed', on: ['yes'], data: { username: { from: 'manager' } } }],
});
const good = { why: 'Because Joe said so', seenOn: '2026-06-01', how: 'video' };
const id = 'b9f3f0a4-5b7e-4f43-9d5c-6b1f4a0f3c11';
const problems = (outcome: string, data: unknown, barred?: string[]): string[] => {
  const read = readAnswers(type, outcome, data, barred);
  return Array.isArray(read)
    ? read.map(({ field, message }: { field: string; message: string }) => `${field}: ${message}`)
    : [];
};

describe('answers', () => {
  it('part into what stays and what travels: words never do', () => {
    const all = {
      ...good,
      at: '2026-06-01T10:00',
      count: 2,
      agreed: false,
      letter: 'REF 1',
      author: 'A neighbour',
      manager: id,
      reopen: ['custody#1/x'],
    };
    const read = readAnswers(type, 'yes', all);
    if (!('codes' in read)) throw new Error(JSON.stringify(read));
    expect(read.all).toEqual(all);
    expect(read.codes).toEqual({
      seenOn: '2026-06-01',
      at: '2026-06-01T10:00',
      how: 'video',
      count: 2,
      agreed: false,
      manager: id,
      reopen: ['custody#1/x'],
    });
    expect(read.people).toEqual([id]);
  });

  it.each([
    ['maybe', good, ['outcome: one of yes, no is expected']],
    [
      'yes',
      {},
      [
        'why: is required: text is expected',
        'seenOn: is required: a date is expected, such as 2026-12-09',
        'how: is required: one of office, video is expected',
      ],
    ],
    ['yes', { ...good, seenOn: '2026-02-30' }, ['seenOn: a date is expected, such as 2026-12-09']],
    ['yes', { ...good, how: 'pigeon' }, ['how: one of office, video is expected']],
    ['yes', { ...good, why: '   ' }, ['why: is empty']],
    ['yes', { ...good, why: 'a\0b' }, ['why: contains a null character']],
    ['yes', { ...good, count: '2' }, ['count: a number is expected']],
    [
      'yes',
      { ...good, manager: 'd.pryce' },
      ["manager: a person's id is expected: choose from the directory"],
    ],
    [
      'yes',
      { ...good, at: 'noon' },
      ['at: a date and time is expected, such as 2026-12-09T14:00 (London) or 2026-12-09T14:00Z'],
    ],
  ])('say what is wrong and how to mend it: %s %j', (outcome, data, expected) => {
    expect(problems(outcome, data)).toEqual(expected);
  });

  it('have no field that the type has not, nor a text without end', () => {
    expect(problems('yes', { ...good, other: 1 })[0]).toMatch(
      /^other: this task has no such field; it has why, seenOn/,
    );
    expect(problems('yes', { ...good, why: 'x'.repeat(10_001) })[0]).toMatch(/more than 10000 characters/);
  });

  it('give no outcome that is barred', () => {
    expect(problems('yes', good, ['yes'])).toEqual([
      'outcome: "yes" may not be given as things stand; open are no',
    ]);
  });

  it('have a schema for every type of the catalogue', () => {
    for (const each of TASK_TYPES.values())
      expect(schemaOf(each).safeParse('not a form').success).toBe(false);
  });
});
