import { londonDateOf } from '#calendar/index.js';
import { type Instant } from '#domain/time.js';
import { date, dateAndTime } from '../words/dates.js';
import { codeInWords, roleWords, stageInWords, trackInWords } from './case-words.js';
import {
  dayBegins,
  pictureOf,
  type Mark,
  type NamedDay,
  type PictureView,
  type Stretch,
} from './timeline.picture.js';
import { type Ahead, type Picture } from './timeline.query.js';

export interface StageRow {
  readonly stage: string;
  readonly state: string;
  readonly from: string;
  readonly until: string;
}

export interface DeadlineRow {
  readonly title: string;
  readonly state: string;
  readonly on: string;
  readonly at: Instant;
}

export interface AheadView {
  readonly until: string;
  readonly ends: boolean;
  readonly taskCount: number;
  readonly tasks: readonly {
    readonly title: string;
    readonly owner: string;
    readonly opens: string;
    readonly due: string;
  }[];
}

/** The picture, and the tables that say the same. */
export interface TimelineView {
  readonly picture: PictureView;
  readonly says: string;
  readonly stages: readonly StageRow[];
  readonly deadlines: readonly DeadlineRow[];
  readonly moreDeadlines: number;
  readonly days: readonly { readonly name: string; readonly on: string }[];
  readonly ahead?: AheadView;
}

const MOST_ROWS = 80;
const MOST_AHEAD = 25;
const STATES: Readonly<Record<Mark['kind'], string>> = {
  met: 'Done',
  missed: 'Missed',
  late: 'Late, not done yet',
  open: 'Open',
  waiting: 'Opens when its time comes',
  ahead: 'Ahead, if all goes as planned',
};

const at = (text: string): Instant => Date.parse(text);
const day = (instant: Instant): string => date(londonDateOf(instant));

/** @param now the moment the case is shown as of, or the present */
export function timelineView(source: Picture, ahead: Ahead | undefined, now: Instant): TimelineView {
  const stages = stagesOf(source, ahead, now);
  const marks = marksOf(source, ahead).sort((a, b) => a.at - b.at);
  const days = daysOf(source);
  const present = stages.find(({ state }) => state === 'present');
  const next = marks.find(
    ({ kind, at: instant }) => (kind === 'open' || kind === 'waiting') && instant >= now,
  );
  return {
    picture: pictureOf({
      now,
      stages,
      tracks: tracksOf(source, now),
      marks,
      days: [...days, { name: source.asOf === null ? 'Today' : 'That day', at: now, now: true }],
    }),
    says: [
      present
        ? `The case is in this stage since ${day(present.from)}: ${present.name}.`
        : 'The case is in no stage now.',
      ...takenOver(source),
      source.releaseOn === null
        ? 'No release date is known.'
        : `The earliest release is ${date(source.releaseOn)}.`,
      next ? `The next deadline is ${day(next.at)}: ${next.name}.` : 'No deadline is running.',
    ].join(' '),
    stages: stages.map(({ name, state, from, until }) => ({
      stage: name,
      state: state === 'passed' ? 'Passed' : state === 'present' ? 'Now' : 'To come',
      from: day(from),
      until: state === 'present' ? '' : day(until),
    })),
    deadlines: marks
      .slice(-MOST_ROWS)
      .map((mark) => ({ title: mark.name, state: STATES[mark.kind], on: day(mark.at), at: mark.at })),
    moreDeadlines: Math.max(0, marks.length - MOST_ROWS),
    days: days.map(({ name, at: instant }) => ({ name, on: day(instant) })),
    ahead: ahead && {
      until: day(at(ahead.until)),
      ends: ahead.ends,
      taskCount: ahead.taskCount,
      tasks: ahead.tasks.slice(0, MOST_AHEAD).map((task) => ({
        title: task.type.title,
        owner: roleWords(task.owner),
        opens: day(at(task.opensAt)),
        due:
          task.dueOn !== null
            ? date(task.dueOn)
            : task.dueAt === null
              ? 'No deadline'
              : dateAndTime(at(task.dueAt)),
      })),
    },
  };
}

/** A case that was taken over has a past that is not known here. */
function takenOver({ stages }: Picture): string[] {
  const [first] = stages;
  return first && !first.whole
    ? [`The case was taken over on ${day(at(first.from))}; its stages before that are not known here.`]
    : [];
}

function stagesOf(
  { stages, releaseOn, sentenceEnd }: Picture,
  ahead: Ahead | undefined,
  now: Instant,
): Stretch[] {
  const past = stages.map(({ stage, from, until }): Stretch => ({
    name: stageInWords(stage),
    state: until === null ? 'present' : 'passed',
    from: at(from),
    until: until === null ? now : at(until),
  }));
  if (ahead)
    return [
      ...past,
      ...ahead.stages.map(({ stage, from, until }): Stretch => ({
        name: stageInWords(stage),
        state: 'ahead',
        from: at(from),
        until: until === null ? at(ahead.until) : at(until),
      })),
    ];
  // What the dates alone say: supervision from release to its end.
  const out = releaseOn === null ? undefined : dayBegins(releaseOn);
  return out !== undefined && out > now && sentenceEnd !== null && dayBegins(sentenceEnd) > out
    ? [...past, { name: stageInWords('licence'), state: 'ahead', from: out, until: dayBegins(sentenceEnd) }]
    : past;
}

/** Tracks with anything in them: from the first thing asked to the last answered, or to now where something is open. */
function tracksOf({ tracks }: Picture, now: Instant): Stretch[] {
  return tracks
    .filter(({ name }) => !name.includes('#') && name !== 'unblock')
    .flatMap(({ name, steps }): Stretch[] => {
      const times = steps.flatMap(({ openedAt, answeredAt, assumed }) =>
        assumed ? [] : [openedAt, answeredAt].filter((time) => time !== null),
      );
      if (times.length === 0) return [];
      const from = Math.min(...times.map(at));
      const until = steps.some(({ open }) => open) ? now : Math.max(...times.map(at));
      return [{ name: trackInWords(name), state: 'track', from, until }];
    });
}

function marksOf({ tracks, clocks, milestones }: Picture, ahead: Ahead | undefined): Mark[] {
  const steps = tracks.flatMap((track) => track.steps);
  const done = steps.flatMap(({ open, answeredAt, missedAt, assumed, type }): Mark[] => [
    ...(missedAt === null ? [] : [{ name: type.title, kind: 'missed' as const, at: at(missedAt) }]),
    ...(open || assumed || answeredAt === null
      ? []
      : [{ name: type.title, kind: 'met' as const, at: at(answeredAt) }]),
  ]);
  const running = clocks.map(({ dueOn, dueAt, overdue, standing, type }): Mark => ({
    name: type.title,
    kind: overdue ? 'late' : standing ? 'waiting' : 'open',
    at: dueOn === null ? at(dueAt) : dayBegins(dueOn),
  }));
  const reached = milestones.map(({ kind, on }): Mark => ({
    name: codeInWords(kind),
    kind: 'met',
    at: dayBegins(on),
  }));
  const coming = (ahead?.tasks ?? []).flatMap(({ dueOn, dueAt, type }): Mark[] =>
    dueAt === null
      ? []
      : [{ name: type.title, kind: 'ahead', at: dueOn === null ? at(dueAt) : dayBegins(dueOn) }],
  );
  return [...done, ...running, ...reached, ...coming];
}

function daysOf({ sentencedOn, releaseOn, sentenceEnd }: Picture): NamedDay[] {
  const named = (name: string, on: string | null): NamedDay[] =>
    on === null ? [] : [{ name, at: dayBegins(on) }];
  return [
    ...named('Sentenced', sentencedOn),
    ...named('Earliest release', releaseOn),
    ...named('Supervision ends', sentenceEnd),
  ];
}
