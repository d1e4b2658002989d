import { samplePeople } from '#identity/sample-people.js';
import { type Answer } from '../../e2e/support/client.js';

/** An answer of the API or a page of a document, and to whom. */
export interface Said {
  readonly who: string;
  readonly what: string;
  readonly text: string;
}

/** Asks as somebody, and keeps what was said. */
export type Ask = (who: string, query: string, variables?: Record<string, unknown>) => Promise<Answer>;

/**
 * All that there is to read of the case, by everybody at its prison, in its area, in the next area, and in the national bodies.
 * @param gate key of a gate to ask why of
 */
export async function everybodyReads(ask: Ask, pathwayId: string, gate = ''): Promise<void> {
  const people = samplePeople().people.filter(({ username }) => /\.(hli|yor|hum|national)$/.test(username));
  const words = 'id title note answers draft subject outcome withdrawnBecause holder { displayName }';
  const why = 'why { sentences facts { title } wouldChange }';
  const blast = `{ problems { message } cases { stageAfter gates { key gate change } stuck unstuck told { kind role }
    clocksMoved { key } opened { key } withdrawn { key } alreadyLate { key } } }`;
  const queries = [
    `query ($id: ID!) { pathway(id: $id) { stage facts { kind data source } gates { key reason opens ${why} } documents { title kind content } disclosures { item } confidentialParts { words reason } } }`,
    'query ($id: ID!) { pathway(id: $id) { milestones { key } timeline(first: 100) { totalCount nodes { key event detail } } tracks { name steps { key outcome } } } }',
    `query ($id: ID!) { pathway(id: $id) { clocks { key ${why} } alerts { text } workers { role } ownerWhy { sentences } plan { answers } readiness { steps { key type { id } } } } }`,
    `query ($id: ID!, $now: DateTime!) { pathway(id: $id, asOf: $now) { facts { kind data } gates { key gate opens ${why} } clocks { key } alerts { text } } }`,
    'query ($id: ID!, $gate: ID!) { pathway(id: $id) { why(about: $gate) { sentences wouldChange } projection { tasks { key } } } }',
    'query ($id: ID!) { victims(pathwayId: $id) { name alsoKnownAs address email times never format needs parent { name } notes { words } disclosures { item } } }',
    `query ($id: ID!) { tasks(filter: { pathway: $id, state: [OPEN, CLAIMED, SUBMITTED, DONE, WITHDRAWN] }, first: 60) { nodes { key ${words} ${why} } } }`,
    'query { notices(first: 60) { nodes { title data } } stuckPathways(first: 40) { nodes { key title unblocks detail } } stuckCounts { cause owner } deadlines(first: 60) { nodes { key } } }',
    `query ($later: FactInput!) { previewFact(input: $later) ${blast} }`,
  ];
  const later = {
    pathwayId,
    kind: 'dates-changed',
    source: 'prison-record',
    data: { dates: { crd: '2031-03-03', sled: '2032-09-01' } },
  };
  const values = { id: pathwayId, now: new Date().toISOString(), gate, later };
  const first = `query ($id: ID!) { tasks(filter: { pathway: $id, state: [OPEN, CLAIMED] }, first: 3) { nodes { id } } }`;
  const effects = `query ($id: ID!) { outcomeConsequences(id: $id) { problems { message } effect { gates { key gate change } stuck unstuck opened { key } withdrawn { key } clocksMoved { key } } } }`;
  for (const { username } of people) {
    for (const query of queries) {
      const used = Object.entries(values).filter(([name]) => query.includes(`$${name}:`));
      await ask(username, query, Object.fromEntries(used));
    }
    const { data } = await ask(username, first, { id: pathwayId });
    for (const { id } of (data?.tasks?.nodes ?? []) as { id: string }[]) await ask(username, effects, { id });
  }
}
