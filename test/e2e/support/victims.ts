import { Database } from '#persistence/database.js';
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

export async function victimCase(): Promise<VictimCase> {
  const stage = await setStage();
  const owner = new Database({ url: stage.environment.env['MIGRATION_DATABASE_URL'] ?? '', poolSize: 1 });
  const liaison = await stage.as('vlo.yor');
  const pathway = await stage.openCase({ surname: 'Walled', victimScheme: true });
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
