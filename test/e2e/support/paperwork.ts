import { randomUUID } from 'node:crypto';
import { Database } from '#persistence/database.js';
import { setStage, type Stage } from './stage.js';

const PRODUCE = `mutation ($pathwayId: ID!, $kind: String!, $subject: String, $language: DocumentLanguage, $commandId: ID) {
  produceDocument(pathwayId: $pathwayId, kind: $kind, subject: $subject, language: $language, commandId: $commandId) {
    __typename
    ... on DocumentProduced { fresh document { id version seq sha256 pdf json producedBy { username } } }
    ... on Refusal { code message }
    ... on InvalidInputRefusal { problems { field message } }
  } }`;
export interface Produced {
  readonly id: string;
  readonly version: number;
  readonly seq: number;
  readonly sha256: string;
  readonly pdf: string;
  readonly json: string;
  readonly producedBy: { readonly username: string };
}
export interface ProduceAnswer {
  readonly __typename: string;
  readonly code?: string;
  readonly message?: string;
  readonly problems?: readonly { readonly field: string; readonly message: string }[];
  readonly fresh?: boolean;
  readonly document?: Produced;
}

/** A case called Papers with a victim scheme, beside one called Elsewhere, and what people do with its documents over HTTP. */
export interface Paperwork {
  readonly stage: Stage;
  readonly owner: Database;
  readonly pathway: string;
  produce(name: string, kind: string, more?: object): Promise<ProduceAnswer>;
  /** The document, or an error with the refusal. */
  made(name: string, kind: string, more?: object): Promise<Produced>;
  get(name: string | undefined, file: string): Promise<Response>;
  bytes(name: string, file: string): Promise<Buffer>;
  /** A step as a commit would have left it: for the parts of a sentence that take years to live. */
  answered(type: string, outcome: string, answers: object, victim?: string): Promise<void>;
  close(): Promise<void>;
}

export async function paperwork(): Promise<Paperwork> {
  const stage = await setStage();
  const owner = new Database({ url: stage.environment.env['MIGRATION_DATABASE_URL'] ?? '', poolSize: 2 });
  await stage.openCase({ surname: 'Elsewhere' });
  const pathway = await stage.openCase({ surname: 'Papers', victimScheme: true });
  const produce: Paperwork['produce'] = async (name, kind, more = {}) => {
    const { data, errors } = await (await stage.as(name)).ask(PRODUCE, { pathwayId: pathway, kind, ...more });
    if (!data) throw new Error(JSON.stringify(errors));
    return data.produceDocument as ProduceAnswer;
  };
  const get: Paperwork['get'] = async (name, file) => {
    const token = name === undefined ? undefined : (await stage.as(name)).token;
    return fetch(`${stage.url}${file}`, token ? { headers: { authorization: `Bearer ${token}` } } : {});
  };
  return {
    stage,
    owner,
    pathway,
    produce,
    get,
    made: async (name, kind, more = {}) => {
      const answer = await produce(name, kind, more);
      if (!answer.document) throw new Error(JSON.stringify(answer));
      return answer.document;
    },
    bytes: async (name, file) => {
      const response = await get(name, file);
      if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`);
      return Buffer.from(await response.arrayBuffer());
    },
    answered: async (type, outcome, answers, victim) => {
      await owner.query(
        `INSERT INTO ${victim ? 'victim' : 'throughcare'}.task (id, pathway_id, key, round, type, stage, role, place_code, confidentiality, state, subject, opened_at, done_at, outcome, answers)
         VALUES ($1, $2, $3, 1, $4, 'pre-release', 'offender-manager', 'YOR', $5, 'DONE', $6, now(), now(), $7, $8)`,
        [
          randomUUID(),
          pathway,
          `custody#1/${type}${victim ? `#${victim}` : ''}`,
          type,
          victim ? 'victim' : 'ordinary',
          victim ?? null,
          outcome,
          JSON.stringify(answers),
        ],
      );
    },
    close: async () => {
      await owner.close();
      await stage.close();
    },
  };
}
