import fc from 'fast-check';
import { effectiveFacts, episodesOf } from './episodes.js';
import { keyOf, type Fact } from './fact.js';
import { type FactKind } from './fact-kinds.js';

const fact = (id: string, kind: FactKind, happenedAt: number, more: Partial<Fact> = {}): Fact => ({
  id,
  kind,
  data: {},
  happenedAt,
  learntAt: happenedAt,
  ...more,
});
const none = new Set<string>();

describe('facts in force', () => {
  const first = fact('a', 'absence', 10);
  const second = fact('b', 'absence', 20, { supersedes: 'a' });
  const third = fact('c', 'absence', 30, { supersedes: 'b' });
  const fork = fact('d', 'absence', 40, { supersedes: 'a' });

  it('are those of the last correction, under the key of the first', () => {
    const [only, ...others] = effectiveFacts([first, second, third], none);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ id: 'c', happenedAt: 30, keyId: 'a' });
  });

  it('fall back when a correction is withdrawn, also one in the middle', () => {
    expect(effectiveFacts([first, second, third], new Set(['c'])).map(({ id }) => id)).toEqual(['b']);
    expect(effectiveFacts([first, second, third], new Set(['b'])).map(({ id }) => id)).toEqual(['c']);
    expect(effectiveFacts([first, second, third], new Set(['a', 'b', 'c']))).toEqual([]);
  });

  it('are one when two corrections name the same fact: the last recorded stands', () => {
    expect(effectiveFacts([first, second, fork], none).map(({ id }) => id)).toEqual(['d']);
  });

  it('come to an end where a chain bites its own tail', () => {
    const facts = [
      fact('a', 'absence', 1, { supersedes: 'b' }),
      fact('b', 'absence', 2, { supersedes: 'a' }),
    ];
    expect(effectiveFacts(facts, none).length).toBeGreaterThan(0);
  });

  it('never give one key twice, whatever supersedes whatever', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(20), fc.option(fc.nat(20)), fc.nat(100), fc.boolean()), { maxLength: 20 }),
        (rows) => {
          const facts = rows.map(([, back, at], i) =>
            fact(`f${i}`, 'absence', at, back !== null && back < i ? { supersedes: `f${back}` } : {}),
          );
          const withdrawn = new Set(rows.flatMap(([, , , gone], i) => (gone ? [`f${i}`] : [])));
          const keys = effectiveFacts(facts, withdrawn).map(keyOf);
          expect(new Set(keys).size).toBe(keys.length);
        },
      ),
    );
  });
});

describe('episodes', () => {
  const kinds = (...list: [FactKind, number][]) =>
    episodesOf(list.map(([kind, at], i) => fact(`${i}`, kind, at))).map(({ id, recalled }) => [id, recalled]);

  it('follow the person: custody, licence, recall, return, re-release, end', () => {
    expect(
      kinds(
        ['report-requested', 1],
        ['sentenced', 2],
        ['released', 3],
        ['recall-revoked', 4],
        ['returned', 5],
        ['released', 6],
        ['order-ended', 7],
      ),
    ).toEqual([
      ['pre-sentence#1', false],
      ['custody#1', false],
      ['licence#1', false],
      ['at-large#1', false],
      ['custody#2', true],
      ['licence#2', false],
      ['ended#1', false],
    ]);
  });

  it('open nothing for a second sentence in custody, or for a revocation of somebody already inside', () => {
    expect(kinds(['sentenced', 1], ['sentenced', 2])).toEqual([['custody#1', false]]);
    expect(kinds(['sentenced', 1], ['recall-revoked', 2])).toEqual([['custody#1', false]]);
  });

  it('give each fact to the episode of its own time', () => {
    const [custody, licence] = episodesOf([
      fact('1', 'sentenced', 1),
      fact('2', 'absence', 2),
      fact('3', 'released', 3),
      fact('4', 'absence', 4),
    ]);
    expect(custody?.facts.map(({ id }) => id)).toEqual(['1', '2']);
    expect(licence?.facts.map(({ id }) => id)).toEqual(['3', '4']);
  });
});

describe('episodes of sentences that are not served in prison', () => {
  const path = (...facts: readonly (readonly [FactKind, object?])[]): string[] =>
    episodesOf(facts.map(([kind, data], i) => fact(`f${i}`, kind, i, { data: (data ?? {}) as never }))).map(
      ({ id }) => id,
    );
  const order = ['sentenced', { kind: 'community-order' }] as const;
  const custody = ['sentenced', { kind: 'determinate' }] as const;
  const varied = (data: object) => ['sentence-varied', data] as const;

  it.each([
    ['an order', [order], 'order#1'],
    ['an order after a report', [['report-requested'], order], 'pre-sentence#1 order#1'],
    ['a hospital order', [['sentenced', { kind: 'hospital-order' }]], 'hospital#1'],
    [
      'an order told of another sentence',
      [order, ['released'], ['recall-revoked'], ['returned'], ['recall-rescinded']],
      'order#1',
    ],
    ['an order revoked', [order, ['order-ended']], 'order#1 ended#1'],
    ['an order that is only amended', [order, varied({ how: 'varied', kind: 'community-order' })], 'order#1'],
    [
      'a suspended sentence activated',
      [order, varied({ how: 'varied', kind: 'determinate' }), ['released']],
      'order#1 custody#1 licence#1',
    ],
    ['custody where an order was served', [order, custody], 'order#1 custody#1'],
    [
      'custody varied to an order',
      [custody, varied({ how: 'varied', kind: 'community-order' })],
      'custody#1 order#1',
    ],
    ['custody quashed', [custody, varied({ how: 'quashed' }), ['released']], 'custody#1 ended#1'],
    ['a licence quashed', [custody, ['released'], varied({ how: 'quashed' })], 'custody#1 licence#1 ended#1'],
    [
      'one term of several quashed',
      [custody, varied({ how: 'quashed', dates: {} }), ['released']],
      'custody#1 licence#1',
    ],
    ['an appeal before any sentence', [['report-requested'], varied({ how: 'quashed' })], 'pre-sentence#1'],
  ] as const)('%s', (_what, facts, expected) => {
    expect(path(...(facts as readonly (readonly [FactKind, object?])[])).join(' ')).toBe(expected);
  });
});
