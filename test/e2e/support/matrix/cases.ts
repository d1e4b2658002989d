import { randomUUID } from 'node:crypto';
import { type Database } from '#persistence/database.js';
import { gateId } from '#engine/ids.js';
import { sampleTeamId, samplePeople, type SampleTeam } from '#identity/sample-people.js';

/** One case of the matrix, and the things of it that somebody may name. */
export interface MatrixCase {
  readonly id: string;
  readonly surname: string;
  readonly restricted: boolean;
  /** A task and a notice of each team that has one there. */
  readonly tasks: ReadonlyMap<string, string>;
  readonly notices: ReadonlyMap<string, string>;
  readonly factId: string;
  readonly gateId: string;
}

export interface MatrixCases {
  /** With a task of every team of Hull prison, York and the nation. */
  readonly busy: Readonly<Record<'ordinary' | 'restricted', MatrixCase>>;
  /** With a task of one team only, and the same of another team: whoever asks takes the one that is not theirs. */
  readonly quiet: Readonly<Record<'ordinary' | 'restricted', readonly [MatrixCase, MatrixCase]>>;
  /** A campaign of each place. */
  readonly campaigns: ReadonlyMap<string, string>;
}

export const PROGRAMMES = sampleTeamId('area-programmes', 'YOR');
export const RECEPTION = sampleTeamId('reception', 'HLI');
const HERE = ['HLI', 'YOR', 'national'];

/** Puts the cases in as they stand after some turns, straight into the tables: no worker is needed to ask who may see them. */
export async function matrixCases(owner: Database): Promise<MatrixCases> {
  const { teams } = samplePeople();
  const here = teams.filter(({ place, kind }) => HERE.includes(place) && kind !== 'inspectorate');
  const only = (id: string): SampleTeam[] => here.filter((team) => team.id === id);
  const named = randomUUID();
  await owner.query(
    `INSERT INTO throughcare.person_user (id, username, display_name) VALUES ($1, 'named.person', 'Named Person')`,
    [named],
  );
  let made = 0;
  const add = (restricted: boolean, of: readonly SampleTeam[]): Promise<MatrixCase> =>
    addCase(owner, (made += 1), of, restricted ? named : undefined);
  const both = async (restricted: boolean): Promise<readonly [MatrixCase, MatrixCase]> => [
    await add(restricted, only(PROGRAMMES)),
    await add(restricted, only(RECEPTION)),
  ];
  const campaigns = new Map<string, string>();
  for (const place of ['HLI', 'YOR', 'WDI', 'HUM']) {
    const id = randomUUID();
    await owner.query(
      `INSERT INTO throughcare.campaign (id, change, title, place_code, state, rate, created_by) VALUES ($1, 'rules', 'Matrix', $2, 'planned', 1, $3)`,
      [id, place, named],
    );
    campaigns.set(place, id);
  }
  return {
    busy: { ordinary: await add(false, here), restricted: await add(true, here) },
    quiet: { ordinary: await both(false), restricted: await both(true) },
    campaigns,
  };
}

async function addCase(
  owner: Database,
  n: number,
  teams: readonly SampleTeam[],
  named: string | undefined,
): Promise<MatrixCase> {
  const id = randomUUID();
  const person = randomUUID();
  const factId = randomUUID();
  const surname = `Matrix${'abcdefghij'[n] ?? ''}`;
  await owner.query(
    `INSERT INTO throughcare.person (id, prison_number, first_name, last_name, ethnicity, pnc, nationality) VALUES ($1, $2, 'Mo', $3, 'W1', $4, 'British')`,
    [person, `M${1_000 + n}MM`, surname, `20/${n}`],
  );
  await owner.query(
    `INSERT INTO throughcare.pathway (id, person_id, kind, months, stage, episode, prison_code, area_code, roh, mappa_level, mappa_category, tier, ppo, release_on)
     VALUES ($1, $2, 'determinate', 30, 'custody', 'custody#1', 'HLI', 'YOR', 'medium', 1, 1, 3, false, '2030-03-01')`,
    [id, person],
  );
  await owner.query(
    `INSERT INTO throughcare.fact (id, pathway_id, command_n, ref, kind, data, happened_at, source, withdrawn_at, withdrawn_because)
     VALUES ($1, $2, 1, 'c1', 'appeal', '{}', now(), 'court', now(), 'matrix')`,
    [factId, id],
  );
  await owner.query(
    `INSERT INTO throughcare.gate (pathway_id, key, id, gate, closed_at, opens) VALUES ($1, 'g', $2, 'G3', now(), 'oasys.complete')`,
    [id, gateId(id, 'g')],
  );
  await owner.query(
    `INSERT INTO throughcare.stuck (pathway_id, key, cause, severity, since, owner_role, unblocks) VALUES ($1, 's', 'gate-nobody-can-open', 1, now(), 'head-of-omu', 'matrix')`,
    [id],
  );
  await owner.query(
    `INSERT INTO throughcare.standing_clock (pathway_id, key, type, due_at) VALUES ($1, 'k', 'oasys.complete', now() + interval '9 days')`,
    [id],
  );
  const tasks = new Map(teams.map((team) => [team.id, randomUUID()]));
  const notices = new Map(teams.map((team) => [team.id, randomUUID()]));
  for (const { id: team, kind, place } of teams) {
    await owner.query(
      `INSERT INTO throughcare.task (id, pathway_id, key, round, type, stage, role, place_code, team_id, opened_at)
       VALUES ($1, $2, $3, 1, 'oasys.complete', 'custody', 'offender-supervisor', $4, $5, now())`,
      [tasks.get(team), id, `custody#1/t.${kind}`, place, team],
    );
    await owner.query(
      `INSERT INTO throughcare.notice (id, team_id, pathway_id, kind, data) VALUES ($1, $2, $3, 'task-assigned', '{}')`,
      [notices.get(team), team, id],
    );
  }
  if (named) {
    await owner.query(
      `INSERT INTO throughcare.restricted_case (pathway_id, ground, reason, restricted_by) VALUES ($1, 'high-profile', 'matrix', $2)`,
      [id, named],
    );
    await owner.query(
      'INSERT INTO throughcare.restricted_case_name (pathway_id, user_id, named_by) VALUES ($1, $2, $2)',
      [id, named],
    );
  }
  return { id, surname, restricted: named !== undefined, tasks, notices, factId, gateId: gateId(id, 'g') };
}
