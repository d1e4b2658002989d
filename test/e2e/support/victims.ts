import { londonDateOf } from '#calendar/index.js';
import { Database } from '#persistence/database.js';
import { workingDays } from '#workflows/policy/working-days.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { eventually, type Client } from './client.js';
import { setStage, type Stage } from './stage.js';

export const NAME = 'Mary Featherstone';

/** What a command about a victim brings back. */
export const KEPT = `{ __typename ... on VictimKept { settled victim { id reference name address telephone channels times never language child parent { name }
  needs optedIn notes { on words agreed givenOn recordedBy { username } } complaintInformation { on how } disclosures { id item withdrawnAt } } }
  ... on Refusal { code message } ... on InvalidInputRefusal { problems { field message } } }`;
export const ADD = `mutation ($input: AddVictimInput!, $commandId: ID) { addVictim(input: $input, commandId: $commandId) ${KEPT} }`;
export const DISCLOSE = `mutation ($input: DisclosureInput!) { discloseToOffenderManager(input: $input) ${KEPT} }`;
const RECORD = `mutation ($input: FactInput!) { recordFact(input: $input) { __typename ... on FactRecorded { fact { id data } } ... on Refusal { code message } } }`;
const MANAGER = 'query ($id: ID!) { pathway(id: $id) { offenderManager { username } } }';

/** A case with a victim scheme at Hull, home area York, and what people do in it over HTTP. */
export interface VictimCase {
  readonly stage: Stage;
  readonly owner: Database;
  readonly liaison: Client;
  readonly pathway: string;
  /** A command of victim liaison: its answer. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests read into whatever they asked for
  asVlo(mutation: string, variables: Record<string, unknown>, name: string): Promise<any>;
  /** Records a fact. @returns its id @throws when it is refused */
  fact(username: string, kind: string, data: object): Promise<string>;
  /** Names the offender manager, and waits until the case says so. */
  managedBy(username: string): Promise<void>;
  close(): Promise<void>;
}

/** @param crd conditional release date, where it matters */
export async function victimCase({ crd }: { readonly crd?: string } = {}): Promise<VictimCase> {
  const stage = await setStage();
  const owner = new Database({ url: stage.environment.env['MIGRATION_DATABASE_URL'] ?? '', poolSize: 1 });
  const liaison = await stage.as('vlo.yor');
  const pathway = await stage.openCase({ surname: 'Walled', victimScheme: true, crd });
  const fact: VictimCase['fact'] = async (username, kind, data) => {
    const input = { pathwayId: pathway, kind, source: 'probation-record', data };
    const { data: answer, errors } = await (await stage.as(username)).ask(RECORD, { input });
    if (!answer?.recordFact?.fact) throw new Error(`${kind}: ${JSON.stringify(answer ?? errors)}`);
    return answer.recordFact.fact.id as string;
  };
  return {
    stage,
    owner,
    liaison,
    pathway,
    fact,
    asVlo: async (mutation, variables, name) => {
      const { data, errors } = await liaison.ask(mutation, variables);
      if (!data) throw new Error(JSON.stringify(errors));
      return data[name];
    },
    managedBy: async (username) => {
      await fact('head-of-pdu.yor', 'om-changed', { username });
      const clerk = await stage.as('omu.hli');
      await eventually(
        async () =>
          (await clerk.ask(MANAGER, { id: pathway })).data.pathway.offenderManager?.username as string,
        (named) => named === username,
      );
    },
    close: async () => {
      await owner.close();
      await stage.close();
    },
  };
}

const TASK = `query ($filter: TaskFilter) { tasks(filter: $filter, first: 1) { nodes { id } } }`;
const DO = `mutation ($id: ID!, $outcome: String!, $data: JSON) { claimTask(id: $id) { __typename }
  completeTask(id: $id, outcome: $outcome, data: $data) { __typename ... on Refusal { message } } }`;
const OWN_GATE = 'query ($id: ID!) { pathway(id: $id) { gates { id key gate } } }';

const VICTIM_TYPES = [...TASK_TYPES.values()].filter(({ confidentiality }) => confidentiality === 'victim');
/** What a gate that tells of a victim is called, wherever it may be told of, and every step about a victim, by its id and its title. */
export const TELLS_OF_VICTIM = new RegExp(
  ['\\bG(5|11|12)\\b', ...VICTIM_TYPES.flatMap(({ id, title }) => [id.replace('.', '\\.'), title])].join('|'),
);

/** So near that a gate still shut goes to those above, and so far that the licence is not locked yet. */
export const nearRelease = (): string => workingDays(londonDateOf(Date.now()), 4);

/** The task of this type that is open in a team of theirs, once it is. */
export async function openTask(
  { stage, pathway }: VictimCase,
  username: string,
  type: string,
): Promise<string> {
  const who = await stage.as(username);
  const filter = { pathway, type: [type], state: ['OPEN', 'CLAIMED'] };
  const ask = async () => (await who.ask(TASK, { filter })).data.tasks.nodes[0]?.id as string | undefined;
  return (await eventually(ask, (id) => id !== undefined)) ?? '';
}

/**
 * Of a case near release (`nearRelease`): the prison gives its view, so that the licence waits for the victim, who is in.
 * @returns the gate, once victim liaison is shown it
 */
export async function waitForVictim(
  scene: VictimCase,
): Promise<{ readonly id: string; readonly key: string }> {
  const id = await openTask(scene, 'os.hli', 'licence.contribute');
  const supervisor = await scene.stage.as('os.hli');
  const data = { behaviourInCustody: 'Calm' };
  const { text } = await supervisor.ask(DO, { id, outcome: 'contributed', data });
  if (!text.includes('TaskDone')) throw new Error(`licence.contribute: ${text}`);
  const gates = async () =>
    (await scene.liaison.ask(OWN_GATE, { id: scene.pathway })).data.pathway.gates as {
      id: string;
      key: string;
      gate: string;
    }[];
  const shown = await eventually(gates, (all) => all.some(({ gate }) => gate === 'G11'));
  return shown.find(({ gate }) => gate === 'G11') as { id: string; key: string };
}

/** Asks the offender managers of York for the sentence plan at once: by itself it comes weeks after reception. @returns the task's id */
export async function askForPlan({ owner, pathway }: VictimCase): Promise<string> {
  const [task] = await owner.query<{ id: string }>(
    `INSERT INTO throughcare.task (id, pathway_id, key, round, type, stage, role, place_code, team_id, opened_at)
     SELECT gen_random_uuid(), $1, 'custody#1/plan.write', 1, 'plan.write', 'planning', m.role, 'YOR', m.team_id, now()
       FROM throughcare.membership m JOIN throughcare.person_user u ON u.id = m.user_id
      WHERE u.username = 'om.yor' AND m.role = 'offender-manager' RETURNING id`,
    [pathway],
  );
  return task?.id ?? '';
}
