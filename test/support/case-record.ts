import { atLondon } from '#calendar/index.js';
import { viewOf } from '#domain/case.js';
import { type Fact } from '#domain/fact.js';
import { type FactKind } from '#domain/fact-kinds.js';
import { type Codes } from '#domain/values.js';
import { type CaseRecord, type FactSeen, type StepRead } from '#documents/record.js';
import { TASK_TYPES } from '#workflows/task-types.js';

interface Told {
  /** Scope and discriminator: `custody#1/rotl#c9` and `V-1`. */
  readonly scope?: string;
  readonly as?: string;
  readonly subject?: string;
  readonly outcome?: string;
  readonly answers?: Record<string, unknown>;
  readonly on?: string;
  readonly round?: number;
  readonly state?: StepRead['state'];
  readonly role?: string;
  readonly due?: string;
}

/** A round of a step: done at noon of its day by the one person there is, unless it says otherwise. */
export function step(type: string, told: Told = {}): StepRead {
  const { scope = 'custody#1', as, on = '2026-03-02', round = 1, state = 'DONE' } = told;
  const key = `${scope}/${type}${as === undefined ? '' : `#${as}`}`;
  return {
    id: `${key}@${round}`,
    key,
    round,
    type,
    role: told.role ?? TASK_TYPES.get(type)?.role ?? 'offender-manager',
    state,
    subject: told.subject ?? null,
    outcome: state === 'DONE' ? (told.outcome ?? TASK_TYPES.get(type)?.outcomes[0]?.id ?? null) : null,
    answers: told.answers ?? {},
    openedAt: atLondon(on, '09:00'),
    doneAt: state === 'DONE' ? atLondon(on, '12:00') : null,
    doneBy: state === 'DONE' ? 'user-1' : null,
    dueOn: told.due ?? null,
  };
}

let facts = 0;
export function fact(kind: FactKind, on: string, data: Record<string, unknown> = {}): FactSeen {
  facts += 1;
  const at = atLondon(on, '10:00');
  return { id: `f${facts}`, ref: `c${facts}`, kind, data, happenedAt: at, learntAt: at, supersedes: null };
}

export const SENTENCED = fact('sentenced', '2026-01-05', {
  kind: 'determinate',
  months: 30,
  prison: 'HLI',
  area: 'YOR',
  dates: { crd: '2027-04-05', sled: '2028-07-04' },
});

/** A record of Joe Bloggs, sentenced to thirty months, held at Hull, home area York. */
export function record(steps: readonly StepRead[], more: Partial<CaseRecord> = {}): CaseRecord {
  const standing = more.facts ?? [SENTENCED];
  return {
    pathwayId: '0f8fad5b-d9cb-469f-a165-70867728950e',
    seq: 17,
    now: atLondon('2026-03-09', '14:05'),
    person: {
      firstName: 'Joe',
      lastName: 'Bloggs',
      dateOfBirth: '1990-02-03',
      prisonNumber: 'A1001AA',
      crn: 'X123456',
      pnc: null,
    },
    omId: 'user-2',
    osId: null,
    view: viewOf(
      standing.map(({ supersedes: _, ...one }): Fact => ({
        ...one,
        kind: one.kind as FactKind,
        data: one.data as Codes,
      })),
    ),
    facts: standing,
    steps,
    wordings: [],
    victims: new Map(),
    people: new Map([
      ['user-1', 'Niamh Quinn'],
      ['user-2', 'Dilys Pryce'],
    ]),
    places: new Map([
      ['HLI', 'Hull (HMP)'],
      ['YOR', 'York and North Yorkshire'],
    ]),
    ...more,
  };
}

/** A licence made, approved and accepted: every task it needs, done. */
export const WHOLE_LICENCE = [
  step('licence.propose-conditions', {
    on: '2027-02-01',
    outcome: 'submitted',
    answers: {
      conditionsEachWithRiskFactor:
        '1. Not to enter licensed premises | alcohol and violence\n2. To attend a thinking skills course|impulsiveness',
      necessaryAndProportionateBecause: 'Two convictions of violence when drunk',
      firstAppointment: '2027-04-05T14:00',
      appointmentPlaceAndPerson: 'York probation office, Dilys Pryce',
      tagging: 'none',
    },
  }),
  step('licence.approve', { on: '2027-02-10', outcome: 'approved', answers: { licence: 'L-1' } }),
];
