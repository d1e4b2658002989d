import { jest } from '@jest/globals';
import { TELLS_OF_VICTIM } from '../e2e/support/victims.js';
import { findIn } from './support/canaries.js';
import { seededCase, type SeededCase } from './support/seeded-case.js';

jest.setTimeout(600_000);

/** Where each kind of word may stand in PostgreSQL, reviewed by hand; anywhere else is a leak. Temporal may hold none at all. */
const MAY_STAND: Readonly<Record<string, readonly string[]>> = {
  v: [
    'victim.person.details',
    'victim.entry.data',
    'victim.disclosure.item',
    'victim.disclosure.withdrawn_because',
    'victim.task.answers',
    'victim.document.content',
  ],
  c: [
    'throughcare.task.answers',
    'throughcare.confidential_part.words',
    'throughcare.confidential_part.reason',
  ],
  s: ['throughcare.task.answers'],
  p: [
    'throughcare.person.first_name',
    'throughcare.person.last_name',
    'throughcare.document.content',
    'victim.document.content',
  ],
  w: ['throughcare.task.answers', 'throughcare.fact.data', 'throughcare.document.content'],
  // Who asked for which id, where what was sent could be one: the audit keeps it, and nobody in the apps reads the audit.
  e: ['audit.event.subject_id'],
};
/** Whose answers of the API may hold it, beside the person it is about the work of; reviewed by hand (docs/decisions/0026). */
const MAY_READ: Readonly<Record<string, ReadonlySet<string>>> = {
  // The unit of the area; witness care and the manager their own answers, the named manager what was disclosed.
  v: new Set(['vlo.yor', 'vlm.yor', 'om.yor', 'witness-care.yor']),
  s: new Set(),
  e: new Set(),
};
const NEVER_CONFIDENTIAL =
  /^(omu|reception|health|education|programmes|intervention-worker|prison-key-worker|vlo|vlm|witness-care|enforcement|em-provider|immigration|report-court)\./;

let seeded: SeededCase;
beforeAll(async () => {
  seeded = await seededCase();
}, 580_000);
afterAll(() => seeded?.scene.close(), 60_000);

const databaseUrl = (name: string): string => {
  const url = new URL(seeded.scene.stage.environment.env['MIGRATION_DATABASE_URL'] ?? '');
  if (name !== '') url.pathname = `/${name}`;
  return url.toString();
};

test('enough was seeded for the search to mean something, and the search finds it', async () => {
  expect(seeded.done).toBeGreaterThan(8);
  for (const [kind, least] of [
    ['p', 2],
    ['w', 20],
    ['c', 4],
    ['v', 25],
    ['e', 8],
  ] as const)
    expect({ kind, enough: seeded.canaries.count(kind) >= least }).toEqual({ kind, enough: true });
  const found = await findIn(databaseUrl(''), seeded.canaries, 'pwcv');
  for (const place of [
    'victim.person.details',
    'victim.entry.data',
    'victim.disclosure.item',
    'victim.task.answers',
    'throughcare.task.answers',
    'throughcare.fact.data',
  ])
    expect([...found.keys()]).toContain(place);
  // The targets of the plan hold words too.
  expect([...seeded.canaries.origin.values()]).toContain('plan.write#targets.change');
  const read = (who: string) =>
    seeded.texts.filter((one) => one.who === who).flatMap(({ text }) => seeded.canaries.in(text, 'v')).length;
  expect(read('vlo.yor')).toBeGreaterThan(10);
  expect(read('om.yor')).toBeGreaterThan(0);
});

test('in PostgreSQL every word stands where it may, and nowhere else: no journal, command, notice, delivery or audit line holds one', async () => {
  for (const [kind, allowed] of Object.entries(MAY_STAND)) {
    const found = await findIn(databaseUrl(''), seeded.canaries, kind);
    const leaks = [...found].filter(([place]) => !allowed.includes(place));
    expect({ kind, leaks }).toEqual({ kind, leaks: [] });
  }
});

test('Temporal holds none of it, and no log', async () => {
  for (const name of ['temporal', 'temporal_visibility'])
    expect([...(await findIn(databaseUrl(name), seeded.canaries, 'pwcvse'))]).toEqual([]);
  expect(seeded.canaries.in(seeded.scene.stage.environment.logs(), 'pwcvse')).toEqual([]);
});

test('no answer, refusal or error of the API tells anybody what is not theirs, and no document the offender what is not', () => {
  const leaks = seeded.texts.flatMap(({ who, what, text }) => {
    const kinds = ['document for person', 'document for board', 'document for court'].includes(who)
      ? 'vcse'
      : who === 'document for victim'
        ? 'wcse'
        : undefined;
    if (who.startsWith('document for'))
      return seeded.canaries.in(text, kinds ?? 'vse').map((word) => `${who} ${what}: ${word}`);
    const hidden = [
      ...Object.keys(MAY_READ).filter((kind) => !MAY_READ[kind]?.has(who)),
      ...(NEVER_CONFIDENTIAL.test(who) ? ['c'] : []),
    ].join('');
    return seeded.canaries.in(text, hidden).map((word) => `${who} ${what}: ${word}`);
  });
  expect(leaks).toEqual([]);
  const manager = seeded.texts
    .filter(({ who }) => who === 'om.yor')
    .flatMap(({ text }) => seeded.canaries.in(text, 'v'));
  expect(
    manager.filter(
      (word) =>
        !/disclosed|victim\.answer-concern|victim\.disclose#item/.test(word) || word.includes('(disclosed)'),
    ),
  ).toEqual([]);
});

/** Who may know that a victim is in the scheme of a case of which nobody is the named manager: victim liaison of its area. */
const KNOW_SCHEME = new Set(['vlo.yor', 'vlm.yor']);
/** Witness care is asked to refer the victim: its own task, and nothing that waits for them. */
const REFERS = 'witness-care.yor';
const around = (pattern: RegExp, text: string): string => {
  const at = text.search(pattern);
  return text.slice(Math.max(0, at - 60), at + 60);
};
const GATE = /\bG(5|11|12)\b/;

test('no list, timeline, preview, answer to why or cause of being stuck tells others that a case waits for a victim', () => {
  const leaks = seeded.gated
    .filter(({ who, text }) => !KNOW_SCHEME.has(who) && (who === REFERS ? GATE : TELLS_OF_VICTIM).test(text))
    .map(({ who, what, text }) => `${who} ${what}: … ${around(TELLS_OF_VICTIM, text)} …`);
  expect(leaks).toEqual([]);
  // Every road is one on which it would be told.
  const heard = seeded.gated.filter(({ who, text }) => who === 'vlm.yor' && GATE.test(text));
  expect(heard.length).toBeGreaterThanOrEqual(6);
});
