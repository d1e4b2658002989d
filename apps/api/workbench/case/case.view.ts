import { plainTitle } from '#domain/fact-kinds.js';
import { londonDateOf } from '#calendar/index.js';
import { type Instant } from '#domain/time.js';
import { GATES } from '#domain/gates.js';
import { overridesInWords } from '#engine/why/gates.js';
import { date, dateAndTime, dueWords, time, type DueWords } from '../words/dates.js';
import { codeInWords, roleWords, upperFirst } from './case-words.js';
import {
  type CaseFacts,
  type CasePeople,
  type ClockRow,
  type GateRow,
  type JournalRow,
} from './case.query.js';
import { factInWords, type Said } from './fact-words.js';
import { journalInWords } from './journal.words.js';

/** A deadline as a row. */
export interface DeadlineItem {
  readonly key: string;
  readonly title: string;
  readonly owner: string;
  readonly due: DueWords;
  readonly standing: boolean;
  readonly standard?: string;
}

export const deadlineItem = (clock: ClockRow, now: Instant): DeadlineItem => ({
  key: clock.key,
  title: clock.type.title,
  owner: roleWords(clock.type.role),
  due: dueWords(clock, now),
  standing: clock.standing,
  standard: clock.standard?.title,
});

/** A closed gate as a block: what it stops, what opens it, and who may let the case past it. */
export interface GateItem {
  readonly key: string;
  readonly gate: string;
  readonly stops: string;
  readonly until: string;
  /** The same at the beginning of a cell. */
  readonly opensWhen: string;
  readonly closedOn: string;
  readonly mayOverride: string;
  readonly overridden?: string;
  readonly lapsed?: string;
  readonly sentences: readonly string[];
}

export function gateItem(
  gate: GateRow & { readonly why?: { readonly sentences: readonly string[] } | null },
): GateItem {
  const rule = GATES[gate.gate];
  const by = gate.overriddenBy?.displayName ?? 'a manager';
  const reason = gate.reason === null ? '' : `: ${gate.reason}`;
  return {
    key: gate.key,
    gate: gate.gate,
    stops: rule ? rule.stops : 'the next step',
    until: rule ? rule.until : 'what it waits for is done',
    opensWhen: upperFirst(rule ? rule.until : 'what it waits for is done'),
    closedOn: date(londonDateOf(Date.parse(gate.closedAt))),
    mayOverride: upperFirst(overridesInWords(gate.gate)),
    overridden:
      gate.overriddenUntil === null
        ? undefined
        : `Let past by ${by} until ${date(gate.overriddenUntil)}${reason}`,
    lapsed: gate.lapsedAt === null ? undefined : dateAndTime(Date.parse(gate.lapsedAt)),
    sentences: gate.why?.sentences ?? [],
  };
}

/** The events of one day of the journal. */
export interface JournalDay {
  readonly day: string;
  readonly lines: readonly { readonly time: string; readonly text: string; readonly kind: string }[];
}

/** The journal by day, in the order given; of one turn the same sentence stands once. */
export function journalDays(rows: readonly JournalRow[]): JournalDay[] {
  const days = new Map<string, { time: string; text: string; kind: string }[]>();
  for (const row of rows) {
    const at = Date.parse(row.at);
    const day = date(londonDateOf(at));
    const line = { time: time(at), text: journalInWords(row), kind: row.event };
    const lines = days.get(day) ?? [];
    const last = lines.at(-1);
    if (last?.text !== line.text || last.time !== line.time) lines.push(line);
    days.set(day, lines);
  }
  return [...days].map(([day, lines]) => ({ day, lines }));
}

/** A fact as a row. */
export interface FactItem {
  readonly id: string;
  readonly title: string;
  readonly happenedOn: string;
  readonly learntOn?: string;
  readonly says: readonly Said[];
  readonly from: string;
  /** Whether the reader may say such a fact, and so correct it. */
  readonly correctable: boolean;
  readonly note?: string;
}

/**
 * Facts, the latest first; one that was corrected or taken back says so.
 * @param mine kinds of fact that the reader may record
 */
export function factItems(facts: CaseFacts['facts'], mine: ReadonlySet<string>): FactItem[] {
  const corrected = new Set(
    facts.flatMap(({ supersedes, withdrawnAt }) => (supersedes && !withdrawnAt ? [supersedes] : [])),
  );
  return [...facts].reverse().map((fact) => {
    const happened = date(londonDateOf(Date.parse(fact.happenedAt)));
    const learnt = date(londonDateOf(Date.parse(fact.learntAt)));
    return {
      id: fact.id,
      title: plainTitle(fact.title),
      happenedOn: happened,
      learntOn: learnt === happened ? undefined : learnt,
      says: factInWords(fact.kind, fact.data as Record<string, unknown>),
      from: fact.recordedBy?.displayName ?? codeInWords(fact.source),
      correctable: mine.has(fact.kind),
      note:
        fact.withdrawnAt !== null
          ? `Taken back on ${date(londonDateOf(Date.parse(fact.withdrawnAt)))}`
          : corrected.has(fact.id)
            ? 'Corrected by a later entry'
            : undefined,
    };
  });
}

/** Somebody on the case, and where to reach them. */
export interface PersonItem {
  readonly role: string;
  readonly name: string;
  readonly where: string;
  readonly openTasks: number;
}

export const personItems = ({ workers, homeArea, prison }: CasePeople): PersonItem[] =>
  workers.map(({ role, user, team, openTasks }) => {
    const place = team?.place.name ?? (role === 'offender-supervisor' ? prison?.name : homeArea?.name);
    return {
      role: roleWords(role),
      name: user?.displayName ?? 'Nobody has taken it yet',
      where: [team?.title, place].filter(Boolean).join(', '),
      openTasks,
    };
  });
