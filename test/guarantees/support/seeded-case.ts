import { DOCUMENT_KINDS } from '#documents/kinds.js';
import { FACT_KINDS, type FactKindInfo } from '#domain/fact-kinds.js';
import { samplePeople } from '#identity/sample-people.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import {
  ADD,
  askForPlan,
  DISCLOSE,
  nearRelease,
  victimCase,
  waitForVictim,
  type VictimCase,
} from '../../e2e/support/victims.js';
import { textOf } from '../../support/pdf-text.js';
import { Canaries, filled, type Kind } from './canaries.js';
import { everybodyReads, type Said } from './read-by-all.js';

/** A case in which every field that takes words holds a canary, worked on by everybody whose turn it is, and read by all. */
export interface SeededCase {
  readonly scene: VictimCase;
  readonly canaries: Canaries;
  /** All that the API and its documents have said, and to whom. */
  readonly texts: readonly Said[];
  /** How many tasks were answered. */
  readonly done: number;
  /** What was said of a case of which nobody but victim liaison may know that its licence waits for a victim. */
  readonly gated: readonly Said[];
}

const RECORD =
  'mutation ($input: FactInput!) { recordFact(input: $input) { __typename ... on Refusal { code message } } }';
const canaries = new Canaries();
const says = (kind: Parameters<Canaries['word']>[0], origin: string): string => canaries.word(kind, origin);
const texts: Said[] = [];
let scene: VictimCase;
let victim: { id: string; reference: string; disclosures: { id: string }[] };
let done = 0;

/** Asks over HTTP and keeps what came back, refusals and errors included. */
async function ask(who: string, query: string, variables: Record<string, unknown> = {}) {
  const answer = await (await scene.stage.as(who)).ask(query, variables);
  texts.push({ who, what: /\b(\w+)\(/.exec(query)?.[1] ?? query.slice(0, 30), text: answer.text });
  return answer;
}

/** @throws when a step that the scan stands on fails; refusals are kept, they are part of what is scanned */
export async function seededCase(): Promise<SeededCase> {
  scene = await victimCase();
  const { pathway, owner } = scene;
  await owner.query(
    `UPDATE throughcare.person SET first_name = $1, last_name = $2 WHERE id = (SELECT person_id FROM throughcare.pathway WHERE id = $3)`,
    [says('p', 'first name'), says('p', 'last name'), pathway],
  );
  const added = await ask('vlo.yor', ADD, {
    input: {
      pathwayId: pathway,
      name: `${says('v', 'name')} ${says('v', 'surname')}`,
      alsoKnownAs: [says('v', 'alias')],
      address: says('v', 'address'),
      email: `${says('v', 'email')}@example.org`,
      times: says('v', 'times'),
      never: says('v', 'never'),
      format: says('v', 'format'),
      needs: says('v', 'needs'),
      child: true,
      parent: {
        name: says('v', 'parent'),
        relationship: says('v', 'relationship'),
        address: says('v', 'parent address'),
      },
      channels: ['LETTER'],
    },
  });
  victim = added.data.addVictim.victim;
  await ask(
    'vlo.yor',
    'mutation ($id: ID!, $input: VictimChangeInput!) { changeVictim(id: $id, input: $input) { __typename } }',
    { id: victim.id, input: { needs: says('v', 'needs, changed') } },
  );
  await ask('vlo.yor', 'mutation ($id: ID!) { setVictimChoice(id: $id, optIn: true) { __typename } }', {
    id: victim.id,
  });
  await ask(
    'vlo.yor',
    'mutation ($input: VictimNoteInput!) { addVictimNote(input: $input) { __typename } }',
    {
      input: {
        victimId: victim.id,
        on: new Date().toISOString().slice(0, 10),
        words: says('v', 'note'),
        agreed: true,
      },
    },
  );
  await scene.managedBy('om.yor');
  const disclosed = await ask('vlo.yor', DISCLOSE, {
    input: { victimId: victim.id, item: says('v', 'disclosed'), purpose: 'risk-plan', ground: 'consent' },
  });
  const [first] = disclosed.data.discloseToOffenderManager.victim.disclosures as { id: string }[];
  await ask('vlo.yor', DISCLOSE, {
    input: { victimId: victim.id, item: says('v', 'disclosed, kept'), purpose: 'mappa', ground: 'consent' },
  });
  await ask(
    'vlo.yor',
    `mutation ($id: ID!) { withdrawDisclosure(id: $id, reason: "${says('v', 'withdrawn because')}") { __typename } }`,
    { id: first?.id },
  );
  await facts(pathway);
  await askForPlan(scene);
  for (let round = 0; round < 3; round += 1) await tasks(pathway);
  await confidential(pathway);
  await wrong(pathway);
  await documents(pathway);
  await everybodyReads(ask, pathway);
  return { scene, canaries, texts, done, gated: await waitingForVictim() };
}

/** Another case, near release, whose licence waits for the views of a victim: what everybody is told of it, on every road. */
async function waitingForVictim(): Promise<readonly Said[]> {
  const before = texts.length;
  const pathway = await scene.stage.openCase({ surname: 'Gated', victimScheme: true, crd: nearRelease() });
  await ask('vlo.yor', RECORD, {
    input: {
      pathwayId: pathway,
      kind: 'victim-opted',
      source: 'victim-liaison',
      data: { victim: 'V-0002', in: true },
    },
  });
  const gate = await waitForVictim({ ...scene, pathway });
  await everybodyReads(ask, pathway, gate.key);
  return texts.slice(before);
}

/** Every kind of fact that holds words. */
async function facts(pathwayId: string): Promise<void> {
  for (const [kind, info] of Object.entries(FACT_KINDS) as [string, FactKindInfo][]) {
    const words = Object.entries(info.fields).filter(([, type]) => type === 'words');
    if (words.length === 0 || info.from === 'engine') continue;
    const data = Object.fromEntries(words.map(([name]) => [name, says('w', `fact ${kind}#${name}`)]));
    await ask('om.yor', RECORD, { input: { pathwayId, kind, source: 'staff', data } });
  }
  await ask('vlo.yor', RECORD, {
    input: {
      pathwayId,
      kind: 'victim-concern',
      source: 'victim-liaison',
      data: { victim: victim.reference, urgent: true },
    },
  });
}

const KIND_OF: Readonly<Record<string, Kind>> = { victim: 'v', visor: 's', 'confidential-assessment': 'c' };

/** Everything that is open, answered by somebody whose team it is. */
async function tasks(pathwayId: string): Promise<void> {
  const rows = await scene.owner.query<{ id: string; type: string; username: string }>(
    `SELECT DISTINCT ON (t.id) t.id, t.type, u.username FROM (SELECT id, type, role, team_id, pathway_id, state FROM throughcare.task
        UNION ALL SELECT id, type, role, team_id, pathway_id, state FROM victim.task) t
       JOIN throughcare.membership m ON m.team_id = t.team_id AND m.role = t.role JOIN throughcare.person_user u ON u.id = m.user_id
      WHERE t.pathway_id = $1 AND t.state = 'OPEN' ORDER BY t.id, (u.username = 'om.yor') DESC, length(u.username)`,
    [pathwayId],
  );
  for (const { id, type: name, username } of rows) {
    const type = TASK_TYPES.get(name);
    const kind = KIND_OF[type?.confidentiality ?? 'ordinary'] ?? 'w';
    if (!type) continue;
    const data = filled(type, kind, canaries, victim.reference);
    await ask(username, 'mutation ($id: ID!) { claimTask(id: $id) { __typename } }', { id });
    const answer = await ask(
      username,
      'mutation ($id: ID!, $outcome: String!, $data: JSON) { completeTask(id: $id, outcome: $outcome, data: $data) { __typename ... on Refusal { code message } } }',
      { id, outcome: type.outcomes[0]?.id, data },
    );
    if (answer.data?.completeTask?.__typename === 'TaskDone') done += 1;
  }
}

async function confidential(pathwayId: string): Promise<void> {
  const [task] = await scene.owner.query<{ id: string }>(
    `SELECT id FROM throughcare.task WHERE pathway_id = $1 AND state = 'DONE' AND confidentiality <> 'visor' LIMIT 1`,
    [pathwayId],
  );
  await ask(
    'om.yor',
    'mutation ($input: ConfidentialPartInput!) { addConfidentialPart(input: $input) { __typename } }',
    {
      input: {
        taskId: task?.id,
        words: says('c', 'confidential words'),
        reason: says('c', 'confidential because'),
      },
    },
  );
}

/** What is sent wrongly stays with whoever sent it: in no log, no table, no other's answer. */
async function wrong(pathwayId: string): Promise<void> {
  const bad = (what: string): string => says('e', what);
  const { stage } = scene;
  const send = async (who: string, query: string, variables: object = {}): Promise<void> => {
    const { text } = await (await stage.as(who)).ask(query, variables as Record<string, unknown>);
    expect(text).not.toMatch(/\bat .*\.(js|ts):\d+|SELECT |INSERT |relation "/);
  };
  await send('omu.hli', `{ pathway(id: "${bad('id')}") { id } }`);
  await send('omu.hli', `{ pathways(filter: { search: "${bad('search')}" }) { nodes { id } } }`);
  await send('omu.hli', `{ tasks(after: "${bad('cursor')}") { nodes { id } } }`);
  await send('omu.hli', `{ ${bad('field')} }`);
  await send('vlo.yor', ADD, { input: { pathwayId, name: bad('unfit name'), channels: ['LETTER'] } });
  await send('omu.hli', ADD, { input: { pathwayId, name: bad('not allowed') } });
  await send('om.yor', RECORD, {
    input: { pathwayId, kind: bad('kind'), source: 'staff', data: {} },
  });
  await send('om.yor', RECORD, {
    input: { pathwayId, kind: 'appeal', source: bad('source\u0000'), data: { [bad('field')]: 1 } },
  });
  await fetch(`${stage.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${bad('token')}` },
    body: `{"query":"${bad('body')}`,
  });
  await fetch(`${stage.url}/${bad('path')}?q=${bad('query')}`);
}

async function documents(pathwayId: string): Promise<void> {
  const produce = `mutation ($p: ID!, $k: String!) { produceDocument(pathwayId: $p, kind: $k) { __typename ... on DocumentProduced { document { pdf } } ... on Refusal { code message } } }`;
  for (const kind of DOCUMENT_KINDS.values()) {
    const maker = samplePeople().people.find(
      ({ username, memberships }) =>
        /\.(hli|yor|national)$/.test(username) &&
        memberships.some(({ role }) => kind.producedBy.includes(role)),
    );
    if (!maker) continue;
    const { data } = await ask(maker.username, produce, { p: pathwayId, k: kind.id });
    const pdf = data?.produceDocument?.document?.pdf as string | undefined;
    if (!pdf) continue;
    const { token } = await scene.stage.as(maker.username);
    const file = await fetch(`${scene.stage.url}${pdf}`, { headers: { authorization: `Bearer ${token}` } });
    texts.push({
      who: `document for ${kind.audience}`,
      what: kind.id,
      text: await textOf(Buffer.from(await file.arrayBuffer())),
    });
  }
}
