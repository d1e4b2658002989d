import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { subjectRecord } from '#audit/subject-access/record.js';
import { subjectText } from '#audit/subject-access/text.js';
import { TOLD_FACTS, TOLD_TASKS } from '#audit/subject-access/told.js';
import { FACT_KINDS } from '#domain/fact-kinds.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { scratchDatabase, type Scratch } from './support/scratch.js';

jest.setTimeout(90_000);

const CANARY = 'CANARY';
let scratch: Scratch;
let pathway: string;

/** A case in which every kind of fact and every type of task stands, with a canary in each field that is not told. */
beforeAll(async () => {
  scratch = await scratchDatabase();
  pathway = randomUUID();
  const person = randomUUID();
  await scratch.owner.query(
    `INSERT INTO throughcare.person (id, prison_number, crn, first_name, last_name, details) VALUES ($1, 'A1234BC', 'X123456', 'Joe', 'Bloggs', $2)`,
    [person, JSON.stringify({ informant: CANARY })],
  );
  await scratch.owner.query(
    `INSERT INTO throughcare.pathway (id, person_id, kind, months, stage) VALUES ($1, $2, 'determinate', 30, 'custody')`,
    [pathway, person],
  );
  let n = 0;
  const events: object[] = [{ e: 'StageReached', stage: 'custody' }];
  for (const [kind, { fields }] of Object.entries(FACT_KINDS)) {
    n += 1;
    const data = Object.fromEntries(
      Object.keys(fields).map((name) => [name, TOLD_FACTS[kind]?.includes(name) ? `told${n}` : CANARY]),
    );
    await scratch.owner.query(
      `INSERT INTO throughcare.fact (pathway_id, command_n, ref, kind, data, happened_at, source) VALUES ($1, $2::int, $2::int::text, $3, $4, now(), 'prison')`,
      [pathway, n, kind, JSON.stringify({ ...data, note: CANARY })],
    );
    events.push({ e: 'FactRecorded', fact: { kind, data: { words: CANARY } } });
  }
  for (const type of TASK_TYPES.values()) {
    const schema = type.confidentiality === 'victim' ? 'victim' : 'throughcare';
    const told = type.confidentiality === 'ordinary' ? (TOLD_TASKS[type.id] ?? []) : [];
    const answers = Object.fromEntries(
      type.fields.map(({ name }) => [name, told.includes(name) ? 'told' : CANARY]),
    );
    await scratch.owner.query(
      `INSERT INTO ${schema}.task (id, pathway_id, key, round, type, stage, role, place_code, confidentiality, state, opened_at, done_at, outcome, answers, note, subject)
       VALUES (gen_random_uuid(), $1, $2, 1, $2, 's', 'r', 'HLI', $3, 'DONE', now(), now(), $4, $5, $6, $6)`,
      [
        pathway,
        type.id,
        type.confidentiality,
        TOLD_TASKS[type.id] ? type.outcomes[0]?.id : CANARY,
        JSON.stringify({ ...answers, added: CANARY }),
        CANARY,
      ],
    );
    events.push({ e: 'TaskOpened', type: type.id, subject: CANARY });
    events.push({ e: 'TaskDone', type: type.id, outcome: TOLD_TASKS[type.id] ? 'done' : CANARY });
    events.push({ e: 'Faulted', message: CANARY });
  }
  await scratch.owner.query(
    `INSERT INTO victim.person (pathway_id, reference, details) VALUES ($1, $2, '{}')`,
    [pathway, CANARY],
  );
  await scratch.owner.query(
    `INSERT INTO throughcare.journal (pathway_id, seq, at, prev, head, applied, wake_at, events) VALUES ($1, 1, now(), '', '', 1, now(), $2)`,
    [pathway, JSON.stringify(events)],
  );
  await scratch.owner.query(
    `INSERT INTO throughcare.task_note (pathway_id, task_id, words, written_by) SELECT pathway_id, id, $2, gen_random_uuid() FROM throughcare.task WHERE pathway_id = $1 LIMIT 2`,
    [pathway, CANARY],
  );
}, 90_000);
afterAll(() => scratch?.drop());

test('the record is found by prison number, CRN and pathway, and tells what it may', async () => {
  for (const id of ['A1234BC', 'X123456', pathway]) {
    const found = await subjectRecord(scratch.app, id);
    expect(found?.record.person).toMatchObject({
      firstName: 'Joe',
      lastName: 'Bloggs',
      prisonNumber: 'A1234BC',
    });
  }
  expect(await subjectRecord(scratch.app, 'A9999ZZ')).toBeUndefined();
  const [told] = (await subjectRecord(scratch.app, pathway))?.record.pathways ?? [];
  expect(told?.facts.map(({ what }) => what)).toContain('Released (on what authority)');
  expect(
    told?.tasks.find(({ what }) => what === TASK_TYPES.get('licence.explain')?.title)?.answers,
  ).toMatchObject({
    explainedOn: 'told',
  });
  expect(told?.journal[0]?.says).toBe('The sentence reached the stage custody.');
  expect(told?.journal.length).toBeGreaterThan(100);
});

test('of what is not named as told nothing is in it, nor of victims, in JSON or in text', async () => {
  const found = await subjectRecord(scratch.app, pathway);
  if (!found) throw new Error('There is no record.');
  for (const text of [JSON.stringify(found.record), subjectText(found.record)]) {
    expect(text).toContain('told');
    expect(text).not.toMatch(new RegExp(CANARY, 'i'));
    expect(text).not.toMatch(/victim|mappa|intelligence|informant/i);
  }
  expect(found.held.facts).toBeGreaterThan(20);
  expect(found.held.tasks).toBeGreaterThan(80);
  expect(found.held.words).toBe(2);
});

test('a code that speaks of a victim takes its row with it, and words in a told field stay out', async () => {
  const fact = async (data: object): Promise<void> => {
    await scratch.owner.query(`DELETE FROM throughcare.fact WHERE ref = 'odd'`);
    await scratch.owner.query(
      `INSERT INTO throughcare.fact (pathway_id, command_n, ref, kind, data, happened_at, source) VALUES ($1, 999, 'odd', 'warrant', $2, '2001-01-01', 'prison')`,
      [pathway, JSON.stringify(data)],
    );
  };
  const shown = async () =>
    (await subjectRecord(scratch.app, pathway))?.record.pathways[0]?.facts.filter(({ on }) =>
      on.startsWith('2001'),
    );
  await fact({ kind: 'issued' });
  expect((await shown())?.map(({ values }) => values)).toEqual([{ kind: 'issued' }]);
  await fact({ kind: 'asked by victim liaison' });
  expect(await shown()).toEqual([]);
  await fact({
    kind: 'Mrs Featherstone, of 3 High Street, told us that she had seen him near the school on Friday',
  });
  expect((await shown())?.map(({ values }) => values)).toEqual([{}]);
});

test('what is told is of the catalogue, and nothing that needs a key', () => {
  for (const [type, fields] of Object.entries(TOLD_TASKS)) {
    const known = TASK_TYPES.get(type);
    expect({ type, confidentiality: known?.confidentiality }).toEqual({ type, confidentiality: 'ordinary' });
    const plain = known?.fields
      .filter((f) => !['text', 'ref', 'person', 'steps'].includes(f.type as string))
      .map(({ name }) => name);
    expect(plain).toEqual(expect.arrayContaining([...fields]));
  }
  for (const [kind, fields] of Object.entries(TOLD_FACTS))
    expect(Object.keys(FACT_KINDS[kind as keyof typeof FACT_KINDS].fields)).toEqual(
      expect.arrayContaining([...fields]),
    );
});
