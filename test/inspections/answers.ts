import fs from 'node:fs';
import path from 'node:path';
import { checkoutRoot } from '#config/checkout.js';

/** What answers one failure that inspectors found or one recommendation they made. */
export interface CoverageAnswer {
  readonly id: string;
  /** What was found or recommended, in our words. */
  readonly found: string;
  /** The feature that prevents it, or why it is not ours to prevent. */
  readonly answer: string;
  /** `path of the spec › title of the test`; absent for what is no goal of ours. */
  readonly test?: string;
}

const FOLDER = path.join(checkoutRoot(), 'test/inspections');

/** The ids that must be answered, one a line. */
export const coverageIds = (): readonly string[] =>
  fs.readFileSync(path.join(FOLDER, 'ids.txt'), 'utf8').trim().split('\n');

/** Every answer, document by document. */
export const coverageAnswers = (): readonly CoverageAnswer[] =>
  fs
    .readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .flatMap((file) => JSON.parse(fs.readFileSync(path.join(FOLDER, file), 'utf8')) as CoverageAnswer[]);

/** The page as it is committed: docs/coverage.md. */
export function coveragePage(answers: readonly CoverageAnswer[]): string {
  const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
  const ours = answers.filter(({ test }) => test !== undefined).length;
  const rows = answers.map(({ id, found, answer, test }) => {
    const proof = test?.replace(/^test\//, '') ?? 'no goal of ours';
    return `| ${id} | ${cell(found)} | ${cell(answer)} | ${cell(proof)} |`;
  });
  return [
    '# What inspectors found, and what answers it',
    '',
    `Every failure and recommendation of the inspections this is built against (${answers.length}): ${ours} are answered by a feature and a`,
    `test that must pass, ${answers.length - ours} are no goal of ours, with the reason. Written by \`node dist/test/inspections/write-page.js\` from`,
    'test/inspections; the build fails when an id is missing or a test named here did not run.',
    '',
    '| id | found | answer | proof |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

export const COVERAGE_PAGE = path.join(checkoutRoot(), 'docs/coverage.md');
