import { type Simulation, type StandardLine } from '#engine/rehearsal/summary.js';

/** Words for a terminal; the same facts are in the JSON. */
export function describeSimulation(simulation: Simulation, savedTo: string): string {
  const { cases, asOf, until, seed, engine, set, seconds, turns, tasks } = simulation;
  return [
    `${cases} cases, adopted on ${asOf} at 09:00 London and lived to ${until} (seed ${seed}, engine ${engine}${set ? `, rules of ${set}` : ''})`,
    `${turns} turns, ${tasks} tasks, in ${seconds.toFixed(1)} s`,
    '',
    'Standards',
    ...standardsTable(simulation.standards),
    '',
    'Stages: cases that came there, cases there at the end',
    ...columns(simulation.stages.map(({ stage, reached, now }) => [stage, String(reached), String(now)])),
    ...section('Release path not carried yet (left out of the tables above)', simulation.notCarried),
    ...section('Stuck at the end, by cause', simulation.stuck),
    ...section('Parts of the policy that failed', simulation.faults),
    ...refusals(simulation),
    '',
    `Saved: ${savedTo}`,
  ].join('\n');
}

const HEADINGS = ['row', 'met', 'missed', 'not due', 'learnt late', 'met of due', 'n'];

function standardsTable(lines: readonly StandardLine[]): string[] {
  if (lines.length === 0) return ['  no standard ran'];
  return columns([
    HEADINGS,
    ...lines.map(({ id, met, missed, notDue, learntLate, percentMet, n }) => [
      id,
      ...[met, missed, notDue, learntLate].map(String),
      percentMet === null ? '-' : `${percentMet.toFixed(1)}%`,
      String(n),
    ]),
  ]);
}

function section(heading: string, counts: Readonly<Record<string, number>>): string[] {
  const entries = Object.entries(counts);
  return entries.length === 0 ? [] : ['', heading, ...columns(entries.map(([name, n]) => [name, String(n)]))];
}

const SHOWN = 5;

function refusals({ refused }: Simulation): string[] {
  if (refused.length === 0) return [];
  const lines = refused.slice(0, SHOWN).map(({ line, problems }) => {
    const [first] = problems;
    return `  line ${line}: ${first?.field ? `${first.field} ` : ''}${first?.reason ?? ''}; ${first?.mend ?? ''}`;
  });
  const more = refused.length > SHOWN ? [`  and ${refused.length - SHOWN} more, in the saved file`] : [];
  return ['', `${refused.length} lines could not be read and were left out`, ...lines, ...more];
}

/** The first column to the left, numbers to the right. */
function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_cell, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows.map(
    (row) =>
      `  ${row
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join('  ')}`,
  );
}
