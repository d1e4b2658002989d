/** Writes docs/coverage.md from the answers: `node dist/test/inspections/write-page.js`. */
import fs from 'node:fs';
import { COVERAGE_PAGE, coverageAnswers, coveragePage } from './answers.js';

fs.writeFileSync(COVERAGE_PAGE, coveragePage(coverageAnswers()));
