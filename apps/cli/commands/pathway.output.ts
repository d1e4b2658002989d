import { formatLondon } from '#calendar/index.js';
import { type ShownPathway, type ShownTask } from './pathway.read.js';

const time = (at: string): string => formatLondon(Date.parse(at)).slice(0, 16).replace('T', ' ');
const due = (dueOn: string | null, dueAt: string | null): string =>
  dueOn ?? (dueAt === null ? 'no clock' : time(dueAt));
const part = (title: string, lines: readonly string[]): string[] => [
  '',
  `${title} (${lines.length})`,
  ...lines.map((line) => `  ${line}`),
];

function task({ dueOn, dueAt, type, team, standard, state, missed, mark, key }: ShownTask): string {
  const notes = [
    state.toLowerCase(),
    ...(missed ? ['missed'] : []),
    ...(mark ? [mark] : []),
    ...(standard ? [standard] : []),
  ];
  return `${due(dueOn, dueAt).padEnd(16)}  ${type}  ${team ?? 'nobody may take it'}  (${notes.join(', ')})  ${key}`;
}

/** A pathway for a terminal; times are London's. */
export function describePathway(shown: ShownPathway): string {
  const { commands } = shown;
  const place = [shown.prison, shown.area].filter((code) => code !== null).join(', ') || 'place unknown';
  return [
    `Pathway ${shown.id}`,
    `${shown.kind ?? 'kind unknown'}${shown.months === null ? '' : `, ${shown.months} months`}; ${place}`,
    `stage ${shown.stage ?? 'not yet known'}${shown.episode === null ? '' : ` (${shown.episode})`}${shown.endedAt === null ? '' : `, ended ${time(shown.endedAt)}`}`,
    `release ${shown.releaseOn ?? 'not known'}; sentence ends ${shown.sentenceEnd ?? 'not known'}`,
    `${shown.turns} turns; ${commands.applied} of ${commands.accepted} commands applied${commands.undelivered > 0 ? `, ${commands.undelivered} waiting for a worker` : ''}; ` +
      `next wake ${shown.wakeAt === null ? 'none' : time(shown.wakeAt)}`,
    ...part(
      'Stuck',
      shown.stuck.map(
        ({ cause, since, owner, unblocks, detail }) =>
          `${cause} since ${time(since)}: ${owner} moves it by ${unblocks}${detail === null ? '' : ` (${detail})`}`,
      ),
    ),
    ...part('Open tasks', shown.tasks.map(task)),
    ...part(
      'Standing clocks',
      shown.clocks.map(
        ({ key, dueOn, dueAt, standard }) =>
          `${due(dueOn, dueAt).padEnd(16)}  ${key}${standard === null ? '' : `  (${standard})`}`,
      ),
    ),
    ...part(
      'Closed gates',
      shown.gates.map(
        ({ gate, key, opens, overriddenUntil }) =>
          `${gate}  ${key}: opens with ${opens}${overriddenUntil === null ? '' : `, overridden until ${overriddenUntil}`}`,
      ),
    ),
    ...part(
      'Last turns',
      shown.journal.map(({ seq, at, events }) => `${seq}  ${time(at)}  ${events.join(', ')}`),
    ),
  ].join('\n');
}
