import { type MigrationInterface, type QueryRunner } from 'typeorm';

const AREAS = `string_to_array(current_setting('throughcare.areas', true), ',')`;
const TEAMS = `string_to_array(current_setting('throughcare.teams', true), ',')::uuid[]`;
const FACT = `EXISTS (SELECT FROM throughcare.pathway p WHERE p.id = pathway_id AND p.area_code = ANY (${AREAS}))`;
const TASK = `place_code = ANY (${AREAS}) OR escalated_team_id = ANY (${TEAMS})`;
/** Whoever may see a victim (the policy of victim.person) sees what was said and done about them, in whichever area that was. */
const ABOUT = (table: string, reference: string): string =>
  `EXISTS (SELECT FROM victim.person v WHERE v.pathway_id = ${table}.pathway_id AND v.reference = ${reference})`;

const UP = `
ALTER POLICY fact_sees ON victim.fact USING (${FACT} OR ${ABOUT('fact', `fact.data->>'victim'`)});
ALTER POLICY task_sees ON victim.task USING (${TASK} OR ${ABOUT('task', 'task.subject')});

-- The area a victim lives in, as the case last heard.
CREATE FUNCTION victim.area_of(of_pathway uuid, of_reference text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT f.data->>'area' FROM victim.fact f
   WHERE f.pathway_id = of_pathway AND f.kind = 'victim-opted' AND f.data->>'victim' = of_reference AND f.data ? 'area' AND f.withdrawn_at IS NULL
     AND NOT EXISTS (SELECT FROM victim.fact l WHERE l.pathway_id = f.pathway_id AND l.supersedes = f.id AND l.withdrawn_at IS NULL)
   ORDER BY f.happened_at DESC, f.command_n DESC LIMIT 1
$$;
-- A victim who moves is looked after by the unit of the new area from the moment it is known, whoever says so.
CREATE FUNCTION victim.follow_area() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE victim.person SET area_code = victim.area_of(NEW.pathway_id, NEW.data->>'victim')
   WHERE pathway_id = NEW.pathway_id AND reference = NEW.data->>'victim';
  RETURN NULL;
END $$;
CREATE TRIGGER fact_moves AFTER INSERT OR UPDATE OF withdrawn_at ON victim.fact FOR EACH ROW
  WHEN (NEW.kind = 'victim-opted' AND NEW.data ? 'area') EXECUTE FUNCTION victim.follow_area();
UPDATE victim.person v SET area_code = coalesce(victim.area_of(v.pathway_id, v.reference), v.area_code);
`;

/** The unit of the area a victim lives in works with the whole of their record, as that of the case does (docs/decisions/0026). */
export class VictimsOwnArea1795000000024 implements MigrationInterface {
  readonly name = 'VictimsOwnArea1795000000024';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER fact_moves ON victim.fact; DROP FUNCTION victim.follow_area()');
    await runner.query('DROP FUNCTION victim.area_of(uuid, text)');
    await runner.query(`ALTER POLICY fact_sees ON victim.fact USING (${FACT})`);
    await runner.query(`ALTER POLICY task_sees ON victim.task USING (${TASK})`);
  }
}
