import { type GraphQLSchema } from 'graphql';
import { type Answer, type Client } from '../client.js';
import { type MatrixCase } from './cases.js';
import { fieldOf, generated } from './generated.js';
import { type Expected } from './table.js';

/** Whom and what somebody asks after. */
export interface Question {
  readonly client: Client;
  readonly userId: string;
  readonly of: MatrixCase;
  readonly taskId: string;
  readonly noticeId: string;
  readonly teamId: string;
  readonly campaignId: string;
  readonly place: string;
  /** Of the person somebody opens a case for. */
  readonly prisonNumber: string;
  readonly schema: GraphQLSchema;
  /** Restricted fields. */
  readonly fields: readonly string[];
  /** Operations without a question of their own. */
  readonly others: readonly string[];
}

type Found = Record<string, Expected>;
const AT_A_TIME = 5;
const inGroups = (names: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(names.length / AT_A_TIME) }, (_, i) =>
    names.slice(i * AT_A_TIME, (i + 1) * AT_A_TIME),
  );
const FUTURE = '2099-01-01T00:00:00Z';
const REFUSED = '{ __typename ... on Refusal { code message } }';

/** Root fields that answer always, or with null: each is looked at by itself. */
const READS: Readonly<Record<string, string>> = {
  'Query.pathway': 'pathway(id: $case) { id }',
  'Query.pathways': 'pathways(filter: { search: $name }) { nodes { id } }',
  'Query.task': 'task(id: $task) { id }',
  'Query.tasks': 'tasks(filter: { pathway: $case }, first: 100) { nodes { id } }',
  'Query.deadlines': 'deadlines(filter: { pathway: $case }) { nodes { key } }',
  'Query.stuckPathways': 'stuckPathways(first: 100) { nodes { pathway { id } } }',
  'Query.notices': 'notices(first: 100) { nodes { pathway { id } } }',
};
const ALWAYS: Readonly<Record<string, string>> = {
  'Query.me': 'me { id }',
  'Query.noticeSettings': 'noticeSettings { language }',
  'Query.documentKinds': 'documentKinds { id }',
  'Query.factKinds': 'factKinds { id }',
  'Query.ruleChanges': 'ruleChanges { id }',
  'Query.standards': 'standards { id }',
  'Query.taskTypes': 'taskTypes { id }',
  'Query.campaign': 'campaign(id: $campaign) { id }',
};
/** Root fields whose refusal leaves no answer at all. */
const ALONE: Readonly<Record<string, string>> = {
  'Query.previewFact': `previewFact(input: { pathwayId: $case, kind: "appeal", source: "court", happenedAt: "${FUTURE}" }) { problems { field } }`,
  'Query.restrictedCases': 'restrictedCases { pathwayId }',
  'Query.campaigns': 'campaigns { id }',
  'Query.workload': 'workload(team: $team) { open }',
  'Query.gamingCounts': 'gamingCounts(from: "2026-01-01", to: "2026-02-01", team: $team) { overrides }',
};
/** Restricted fields of what a fact or an answer would do; of the fact nothing comes, so there is no case in it. */
const BLASTS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['cases { pathwayId }', 'clocksMoved', 'opened', 'withdrawn', 'alreadyLate'].map((field) => [
      `BlastRadius.${field.split(' ')[0]}`,
      `previewFact(input: { pathwayId: $case, kind: "appeal", source: "court", happenedAt: "${FUTURE}" }) { ${field} }`,
    ]),
  ),
  'OutcomeConsequences.effect': 'outcomeConsequences(id: $task) { effect { pathwayId } }',
};
/** What is asked for goes wrong for another reason once somebody may ask for it: nothing moves, and the answer tells. */
const COMMANDS: readonly Readonly<Record<string, string>>[] = [
  {
    'Mutation.claimTask': `claimTask(id: $task) ${REFUSED}`,
    'Mutation.assignTask': `assignTask(id: $task, userId: $me) ${REFUSED}`,
    'Mutation.completeTask': `completeTask(id: $task, outcome: "matrix") ${REFUSED}`,
    'Mutation.releaseTask': `releaseTask(id: $task) ${REFUSED}`,
    'Mutation.recordFact': `recordFact(input: { pathwayId: $case, kind: "appeal", source: "court", happenedAt: "${FUTURE}" }) ${REFUSED}`,
    'Mutation.withdrawFact': `withdrawFact(id: $fact, reason: "matrix") ${REFUSED}`,
    'Mutation.overrideGate': `overrideGate(gateId: $gate, reason: "", until: "2026-12-01") ${REFUSED}`,
    'Mutation.produceDocument': `produceDocument(pathwayId: $case, kind: "board-invitation") ${REFUSED}`,
    'Mutation.acknowledgeNotice': `acknowledgeNotice(id: $notice) ${REFUSED}`,
    'Mutation.acknowledgeNotices': `acknowledgeNotices(ids: [$notice]) { __typename ... on Refusal { code message } ... on NoticesAcknowledged { notFound } }`,
  },
  {
    'Mutation.restrictCase': `restrictCase(input: { pathwayId: $case, ground: HIGH_PROFILE, reason: "", people: [] }) ${REFUSED}`,
    'Mutation.liftRestriction': `liftRestriction(pathwayId: $case, reason: "") ${REFUSED}`,
    'Mutation.changeRestrictedCaseNames': `changeRestrictedCaseNames(input: { pathwayId: $case, reason: "" }) ${REFUSED}`,
    'Mutation.planCampaign': `planCampaign(input: { change: "rules", place: $place, rate: 0 }) ${REFUSED}`,
    'Mutation.moveCampaign': `moveCampaign(id: $campaign, step: resume) ${REFUSED}`,
    'Mutation.changeNoticeSettings': `changeNoticeSettings(input: {}) ${REFUSED}`,
    'Mutation.openPathway': `openPathway(input: $opening) ${REFUSED}`,
    // Last: it gives them the case.
    'Mutation.openRestrictedCase': `openRestrictedCase(case: $named, reason: "matrix") ${REFUSED}`,
  },
];

const PARAMETERS: Readonly<Record<string, string>> = {
  case: 'ID!',
  named: 'String!',
  name: 'String!',
  task: 'ID!',
  team: 'ID!',
  campaign: 'ID!',
  me: 'ID!',
  fact: 'ID!',
  gate: 'ID!',
  notice: 'ID!',
  place: 'String!',
  opening: 'OpenPathwayInput!',
};

/** What has a question of its own, that tells of rows too; for all else one is made from the schema. */
export const ASKED: ReadonlySet<string> = new Set(
  [READS, ALWAYS, ALONE, ...COMMANDS].flatMap((group) => Object.keys(group)),
);

/** Asks for everything once, commands last. */
export async function askAll(question: Question): Promise<Found> {
  const { of, taskId } = question;
  const found: Found = {};
  const there = (value: unknown, ...ids: string[]): Expected =>
    ids.some((id) => JSON.stringify(value ?? null).includes(id)) ? 'yes' : 'none';
  const reads = (await send(question, 'query', READS)).data;
  const has: Readonly<Record<string, readonly string[]>> = {
    'Query.task': [taskId],
    'Query.tasks': [taskId],
    'Query.deadlines': ['"k"'],
  };

  for (const name of Object.keys(READS)) found[name] = there(reads?.[nick(name)], ...(has[name] ?? [of.id]));
  const always = await send(question, 'query', ALWAYS);
  for (const name of Object.keys(ALWAYS))
    found[name] = judged(always, name, (value) => (value ? 'yes' : 'none'));
  for (const [name, text] of Object.entries(ALONE)) {
    const answer = await send(question, 'query', { [name]: text });
    found[name] = judged(answer, name, (value) =>
      name === 'Query.restrictedCases'
        ? there(value, of.id)
        : name === 'Query.campaigns'
          ? there(value, question.campaignId)
          : 'yes',
    );
  }
  for (const [name, text] of Object.entries(BLASTS)) {
    const answer = await send(question, 'query', { [name]: text });
    found[name] = judged(answer, name, (value) => (value ? 'yes' : 'none'));
  }
  for (const group of inGroups(question.fields.filter((name) => !BLASTS[name]))) {
    const aliased = Object.fromEntries(
      group.map((name) => [name, `pathway(id: $case) { ${fieldOf(question.schema, name)} }`]),
    );
    const answer = await send(question, 'query', aliased);
    for (const name of group) found[name] = judged(answer, name, (value) => (value ? 'yes' : 'none'));
  }
  for (const name of question.others) {
    const kind = name.startsWith('Mutation.') ? 'mutation' : 'query';
    const answer = await send(question, kind, { [name]: generated(question.schema, name, of) });
    const result = judged(answer, name, (value) => (kind === 'query' ? 'yes' : commanded(name, value)));
    found[name] = result === 'no' ? 'no' : 'may';
  }
  for (const group of COMMANDS) {
    const answer = await send(question, 'mutation', group);
    for (const name of Object.keys(group))
      found[name] = judged(answer, name, (value) => commanded(name, value));
  }
  return found;
}

/** A name of the table as an alias. */
const nick = (name: string): string => name.replace('.', '_');

async function send(
  question: Question,
  kind: 'query' | 'mutation',
  fields: Readonly<Record<string, string>>,
): Promise<Answer> {
  const body = Object.entries(fields)
    .map(([name, text]) => `${nick(name)}: ${text}`)
    .join('\n');
  const used = Object.entries(PARAMETERS).filter(([name]) => new RegExp(`\\$${name}\\b`).test(body));
  const declared = used.map(([name, type]) => `$${name}: ${type}`);
  const { of, userId } = question;
  const values: Record<string, unknown> = {
    case: of.id,
    named: of.id,
    name: of.surname,
    task: question.taskId,
    team: question.teamId,
    campaign: question.campaignId,
    me: userId,
    fact: of.factId,
    gate: of.gateId,
    notice: question.noticeId,
    place: question.place,
    opening: opening(question),
  };
  const variables = Object.fromEntries(used.map(([name]) => [name, values[name]]));
  const head = declared.length > 0 ? `(${declared.join(', ')})` : '';
  return question.client.ask(`${kind} ${head} { ${body} }`, variables);
}

const opening = ({ prisonNumber }: Question) => ({
  person: { prisonNumber, firstName: 'New', lastName: 'Case' },
  facts: [
    {
      kind: 'sentenced',
      happenedAt: new Date(Date.now() - 3_600_000).toISOString(),
      source: 'court',
      data: {
        kind: 'determinate',
        months: 30,
        prison: 'HLI',
        area: 'YOR',
        dates: { crd: '2030-03-01', sled: '2031-09-01' },
      },
    },
  ],
});

/** @throws Error for an answer that is neither, such as one that went wrong: it must not pass for a refusal */
function judged(answer: Answer, name: string, good: (value: unknown) => Expected): Expected {
  const errors = (answer.errors ?? []) as {
    message: string;
    path?: string[];
    extensions?: { code?: string };
  }[];
  const error = errors.find(({ path }) => path === undefined || path[0] === nick(name));
  if (!error) return good(answer.data?.[nick(name)]);
  const code = error.extensions?.code;
  if (code === 'FORBIDDEN') return 'no';
  if (code === 'NOT_FOUND') return 'none';
  throw new Error(`${name}: ${code ?? answer.status} ${error.message}`);
}

function commanded(name: string, value: unknown): Expected {
  const { code, message, notFound = [] } = value as { code?: string; message?: string; notFound?: string[] };
  if (code === 'NOT_ALLOWED') {
    if (!message) throw new Error(`${name} is refused without a word`);
    return 'no';
  }
  return code === 'NOT_FOUND' || notFound.length > 0 ? 'none' : 'yes';
}
