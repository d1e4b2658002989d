/**
 * Saves what a release's workflows carry, case by case, for the releases after it: run once when a release is made
 * (`node dist/test/replay/save-states.js <release>`). The cases are the sample's, lived in memory by scripted staff from adoption,
 * and sentences from their first day; nothing in them is personal.
 */
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { addDays, atLondon } from '#calendar/index.js';
import { checkoutRoot } from '#config/checkout.js';
import { rehearsedCases, type RehearsedCase } from '#engine/rehearsal/caseload.js';
import { rehearsedPathwayId } from '#engine/rehearsal/invented-ids.js';
import { scriptedStaff } from '#engine/scripted-staff.js';
import { POLICY } from '#workflows/policy.js';
import { carry } from '#workflows/runtime/carry.js';
import { MemoryDriver, type Said } from '#workflows/runtime/memory-driver.js';
import { copyState } from '#workflows/runtime/state.js';

const SEED = 11;
const FROM = '2027-01-04';
/** Days after the first on which a state is saved: soon, within the plan, about the release, on licence. */
const SAVED_AFTER = [3, 60, 200, 420];

const [release] = process.argv.slice(2);
if (!release) throw new Error('Say which release: node dist/test/replay/save-states.js 1');
const caseload = path.join(checkoutRoot(), 'infra/sample/caseload-small.ndjson');
const from = atLondon(FROM, '09:00');
const { cases } = await rehearsedCases(caseload, SEED, from);
const lines = [...cases, ...sentences()].flatMap((rehearsed, i) => {
  const driver = new MemoryDriver(POLICY, rehearsed.pathwayId, scriptedStaff(SEED), false);
  driver.say(from, ...rehearsed.commands.map(({ n: _n, at: _at, ...said }) => said as Said));
  driver.runTo(atLondon(addDays(FROM, SAVED_AFTER[i % SAVED_AFTER.length] ?? 0), '23:00'));
  // What the script would have said next is no part of a real case.
  return driver.state.endedAt === undefined ? [carry({ ...copyState(driver.state), planned: [] })] : [];
});
const file = path.join(checkoutRoot(), 'test/replay/states', `release-${release}.ndjson.gz`);
fs.writeFileSync(file, gzipSync(lines.join('\n'), { level: 9 }));
console.log(`${lines.length} states in ${file}`);

function sentences(): RehearsedCase[] {
  return Array.from({ length: 20 }, (_, i) => {
    const data = {
      kind: 'determinate',
      months: 12 + i,
      prison: 'HLI',
      area: 'YOR',
      victimScheme: i % 3 === 0,
    };
    const fact = { kind: 'sentenced' as const, data, happenedAt: from, learntAt: from };
    return {
      pathwayId: rehearsedPathwayId(SEED, `saved ${i}`),
      line: i + 1,
      commands: [{ n: 1, at: from, type: 'fact' as const, fact }],
      kind: 'determinate' as const,
      carried: true,
    };
  });
}
