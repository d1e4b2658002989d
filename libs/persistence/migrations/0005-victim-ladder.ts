import { type MigrationInterface, type QueryRunner } from 'typeorm';

const AREAS = `string_to_array(current_setting('throughcare.areas', true), ',')`;
/** Ids of the reader's teams, set for each transaction as the areas are. */
const TEAMS = `string_to_array(current_setting('throughcare.teams', true), ',')::uuid[]`;

const TASK = `place_code = ANY (${AREAS})`;
const NOTICE = `EXISTS (SELECT FROM throughcare.team t WHERE t.id = team_id AND t.place_code = ANY (${AREAS}))
  OR EXISTS (SELECT FROM throughcare.pathway p WHERE p.id = pathway_id AND p.area_code = ANY (${AREAS}))`;

const sees = (table: string, condition: string): string => `
ALTER POLICY ${table}_sees ON victim.${table} USING (${condition});
ALTER POLICY ${table}_changes ON victim.${table} USING (${condition});
`;

/**
 * A task about a victim that has climbed its ladder is reached by the team it climbed to, wherever that stands, with the notice
 * that says so; nothing else about victims comes with it (docs/decisions/0017).
 */
export class VictimLadder1795000000005 implements MigrationInterface {
  readonly name = 'VictimLadder1795000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(sees('task', `${TASK} OR escalated_team_id = ANY (${TEAMS})`));
    await runner.query(sees('notice', `${NOTICE} OR team_id = ANY (${TEAMS})`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(sees('task', TASK));
    await runner.query(sees('notice', NOTICE));
  }
}
