import fs from 'node:fs';
import path from 'node:path';
import { checkoutRoot } from '#config/checkout.js';
import { COVERAGE_PAGE, coverageAnswers, coverageIds, coveragePage } from '../inspections/answers.js';

describe('the coverage table', () => {
  const answers = coverageAnswers();

  it('answers every id of the inspections once', () => {
    expect(answers.map(({ id }) => id).sort()).toEqual([...coverageIds()].sort());
  });

  it('says for each what was found and what answers it', () => {
    for (const { id, found, answer } of answers)
      expect([id, found.length > 10, answer.length > 15]).toEqual([id, true, true]);
  });

  it('puts nothing off: what no test answers is no goal of ours', () => {
    expect(answers.filter(({ test, answer }) => test === undefined && /^later/i.test(answer))).toEqual([]);
  });

  it('names tests that exist; that they ran is seen at the end of npm test', () => {
    const sources = new Map<string, string>();
    for (const { id, test } of answers) {
      if (test === undefined) continue;
      const [file = '', title = ''] = test.split(' › ');
      const from = path.join(checkoutRoot(), file);
      if (!sources.has(file)) sources.set(file, fs.existsSync(from) ? fs.readFileSync(from, 'utf8') : '');
      // Titles with a quote are written with an escape or in double quotes.
      const source = sources.get(file)?.replaceAll("\\'", "'") ?? '';
      expect([id, test, title !== '' && source.includes(title)]).toEqual([id, test, true]);
    }
  });

  it('is the page that is committed', () => {
    expect(fs.readFileSync(COVERAGE_PAGE, 'utf8')).toBe(coveragePage(answers));
  });
});
