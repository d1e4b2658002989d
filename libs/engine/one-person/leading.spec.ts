import { leaderOf } from './leading.js';

describe('the leading pathway', () => {
  const one = (id: string, episode: string, sentenced_on: string, ended = false) =>
    ({ id, episode, sentenced_on, ended }) as Parameters<typeof leaderOf>[0][number];

  it.each([
    [
      'custody before licence before order',
      [one('o', 'order', '2020-01-01'), one('l', 'licence', '2021-01-01'), one('c', 'custody', '2024-01-01')],
      'c',
    ],
    ['wanted back before out', [one('l', 'licence', '2020-01-01'), one('a', 'at-large', '2022-01-01')], 'a'],
    [
      'of two licences the one sentenced first',
      [one('x', 'licence', '2022-01-01'), one('y', 'licence', '2021-01-01')],
      'y',
    ],
    ['none that has ended', [one('c', 'custody', '2020-01-01', true), one('o', 'order', '2022-01-01')], 'o'],
    [
      'none before the sentence or in hospital',
      [one('p', 'pre-sentence', '2020-01-01'), one('h', 'hospital', '2020-01-01')],
      undefined,
    ],
  ])('is %s', (_what, siblings, leader) => {
    expect(leaderOf(siblings)?.id).toBe(leader);
  });
});
