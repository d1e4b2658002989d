import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { checkoutRoot } from '#config/checkout.js';
import { POLICY } from '#workflows/policy.js';
import { applyBatch } from '#workflows/runtime/apply.js';
import { uncarry } from '#workflows/runtime/carry.js';
import { type Batch } from '#workflows/runtime/events.js';
import { copyState, type State } from '#workflows/runtime/state.js';
import { takeTurn } from '#workflows/runtime/turn.js';

const FOLDER = path.join(checkoutRoot(), 'test/replay/states');
const HOUR = 60 * 60_000;
const releases = fs.readdirSync(FOLDER).filter((file) => file.endsWith('.ndjson.gz'));

const statesOf = (file: string): State[] =>
  gunzipSync(fs.readFileSync(path.join(FOLDER, file)))
    .toString()
    .split('\n')
    .map(uncarry);

const enter = (state: State): Batch => takeTurn(POLICY, state, state.now + HOUR, []);

/** What the first turn under this code does to the tasks of a case, as a person would read it. */
function changes({ events }: Batch): string[] {
  return events.flatMap((event) => {
    switch (event.e) {
      case 'TaskOpened':
        return `  opened     ${event.key}${event.mark ? ` (${event.mark})` : ''}${event.missed ? ' (missed)' : ''}`;
      case 'TaskAssumed':
        return `  assumed    ${event.key}`;
      case 'TaskWithdrawn':
        return `  withdrawn  ${event.key}`;
      default:
        return [];
    }
  });
}

describe.each(releases)('cases carried by %s, entered by the code of this checkout', (file) => {
  const states = statesOf(file);
  const entered = states.map((state) => ({ state, batch: enter(state) }));

  it('open and withdraw what the approved file says, and nothing else', () => {
    const text = entered
      .flatMap(({ state, batch }, i) => [`case ${i + 1}, ${state.stage ?? 'not begun'}`, ...changes(batch)])
      .join('\n');
    const approved = path.join(FOLDER, file.replace('.ndjson.gz', '.approved.txt'));
    // Read every line of the difference before approving it: APPROVE=1 npm test -- test/replay/earlier-states
    if (process.env['APPROVE'] === '1') fs.writeFileSync(approved, `${text}\n`);
    expect(`${text}\n`).toBe(fs.readFileSync(approved, 'utf8'));
  });

  it('fault nowhere, lose no open step without saying so, and have nothing more to say', () => {
    for (const { state, batch } of entered) {
      expect(batch.events.filter(({ e }) => e === 'Faulted')).toEqual([]);
      const after = applyBatch(state, batch, copyState);
      const ended = new Set(batch.events.flatMap((event) => ('key' in event ? event.key : [])));
      for (const { key, open } of state.steps.values())
        if (open && !after.steps.get(key)?.open) expect(ended).toContain(key);
      expect(takeTurn(POLICY, after, after.now, []).events).toEqual([]);
    }
  });
});
