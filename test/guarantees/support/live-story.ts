import { HOUR } from '#domain/time.js';
import { type Command } from '#workflows/runtime/state.js';

type Fact = Extract<Command, { type: 'fact' }>['fact'];
const fact = (n: number, at: number, kind: Fact['kind'], data: Fact['data']): Command => ({
  n,
  at,
  type: 'fact',
  fact: { kind, data, happenedAt: at, learntAt: at },
});

/** A case through every episode: report asked, sentence, release, recall, return, release, end. One command at a time, all in the last hours. */
export function liveStory(now: number): readonly Command[] {
  const t = (n: number): number => now - 10 * HOUR + n * 60_000;
  const dates = { crd: '2033-03-02', sled: '2034-03-01' };
  const said: readonly [Fact['kind'], Fact['data']][] = [
    ['report-requested', { area: 'YOR', hearingOn: '2034-01-05' }],
    [
      'sentenced',
      { kind: 'determinate', months: 24, prison: 'HLI', area: 'YOR', victimScheme: false, dates },
    ],
    ['received', { prison: 'HLI' }],
    ['roh-changed', { level: 'high' }],
    ['released', { on: 'crd', prison: 'HLI' }],
    ['recall-revoked', { recallType: 'standard', from: 'licence' }],
    ['returned', { prison: 'HLI' }],
    ['moved', { from: 'HLI', to: 'NHI', planned: true }],
    ['released', { on: 're-release', prison: 'NHI' }],
    ['order-ended', { how: 'court' }],
  ];
  return said.map(([kind, data], i) => fact(i + 1, t(i + 1), kind, data));
}
