import { type Who } from '#identity/permission/who.js';

/**
 * Of which rows an operation speaks, for somebody whose role it is for. Each is one condition in the queries, in the file named;
 * a row that is out of reach is not there.
 */
export const REACHES = {
  rules: 'Of nobody: catalogues and rules.',
  self: 'Only what is about the asker.',
  task: "Tasks of the asker's teams, or climbed to them; never of a restricted case that is closed to them (queries/task-list, task-by-id, engine/task-lookup).",
  case: "Cases of the asker's places, or with a live task of their teams; inspectors every case; never a restricted case that is closed to them (queries/reader).",
  'case-to-act':
    'As `case`, national bodies any case, inspectors none; never a restricted case that is closed to them (engine/pathway-access).',
  'restricted-case':
    'As `case`, restricted or not; of a restricted one nothing about the person (queries/restricted-list, engine/restricted).',
  rehearsal:
    "The asker's rehearsals, and those shared with their teams; a copy only of a case they may see (queries/rehearsals).",
  notice:
    'Notices to the asker or their teams; never of a restricted case that is closed to them (queries/notice-list).',
  victim:
    "Victims of cases in the areas of the asker's own victim liaison units, by row-level security (libs/victims/door).",
  question:
    'Questions the asker asked, or was asked; never of a restricted case that is closed to them (queries/task-questions).',
  waiting:
    "The asker's own questions, and ordinary tasks of cases they are named for; never of a restricted case that is closed to them (queries/waiting-list).",
  'queue-view': "The asker's saved views, and those shared with their teams (queries/queue-views).",
  'own-team': "The asker's own teams.",
  'managed-team': 'Teams the asker manages, or that stand where they manage.',
  'managed-place': 'Places where the asker has one of the roles named.',
  'new-case': "A case that begins at one of the asker's places.",
} as const;
export type Reach = keyof typeof REACHES;

/** What an operation needs. */
export interface Need {
  readonly who: Who;
  readonly reach: Reach;
  /** Why it is not for everybody, as a refusal says it: `Inspectors read and never act.` */
  readonly because?: string;
}

/** What a field needs: `reached` is read by whoever reaches its row; otherwise those named read it, of the rows they reach. */
export type FieldNeed = 'reached' | Omit<Need, 'reach'>;

/** Fields that go with their row. */
export const reached = <const Names extends string>(names: Names): Readonly<Record<string, FieldNeed>> =>
  Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, 'reached' as const]),
  );
