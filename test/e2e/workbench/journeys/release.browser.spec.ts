import { fillForm, inDays } from '../../../support/answer-form.js';
import { Chromium, type Look } from '../../../support/browser.js';
import { openWorkbench, type WorkbenchStage } from '../../../support/workbench.js';
import { eventually } from '../../support/client.js';

/** An offender manager prepares a release, from the handover of the case to the discharge and the first appointment after it. */
let bench: WorkbenchStage;
let chromium: Chromium;
let look: Look;
let pathway: string;
beforeAll(async () => {
  [bench, chromium] = await Promise.all([openWorkbench(), Chromium.open()]);
  const [day, month, year] = inDays(20);
  pathway = await bench.openCase({
    surname: 'Marlow',
    crd: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  });
  look = await chromium.look(await bench.person('om.yor'));
}, 180_000);
afterAll(async () => {
  await look?.close();
  await chromium?.close();
  await bench?.close();
}, 60_000);

const OPEN = `query ($pathway: ID!) { tasks(filter: { pathway: $pathway, state: [OPEN, CLAIMED] }, first: 100) { nodes { id role holder { username } type { id } } } }`;
const STAGE = 'query ($id: ID!) { pathway(id: $id) { stage offenderManager { username } } }';
const RECORD = `mutation ($input: FactInput!) { recordFact(input: $input) { __typename ... on Refusal { message } } }`;
/** What a release asks of the offender manager before it, and on licence. */
const BEFORE = /^(release\.|licence\.propose|prerelease\.|resettlement\.)/;
const AFTER = /^licence\.(record-arrival|induct|make-contact|make-plan|visit-home)$/;
interface Listed {
  readonly id: string;
  readonly role: string;
  readonly holder: { readonly username: string } | null;
  readonly type: { readonly id: string };
}
const mine = async (): Promise<Listed[]> => {
  const api = await bench.as('om.yor');
  const { nodes } = (await api.ask(OPEN, { pathway })).data.tasks as { nodes: Listed[] };
  return nodes.filter(
    ({ role, holder }) => role === 'offender-manager' && (holder === null || holder.username === 'om.yor'),
  );
};
const press = async (name: string): Promise<void> => {
  await look.page.getByRole('button', { name }).first().click();
  await look.page.waitForLoadState('load');
};

test('the case is handed to the offender manager, who finds it among their releases', async () => {
  const head = await bench.as('head-of-pdu.yor');
  const input = {
    pathwayId: pathway,
    kind: 'om-changed',
    source: 'probation-record',
    data: { username: 'om.yor', responsible: true },
  };
  expect((await head.ask(RECORD, { input })).data.recordFact.__typename).toBe('FactRecorded');
  const api = await bench.as('om.yor');
  await eventually(
    async () => (await api.ask(STAGE, { id: pathway })).data.pathway.offenderManager?.username as string,
    (named) => named === 'om.yor',
  );
  await look.go('/release-readiness');
  expect(await look.page.locator('main').innerText()).toContain('Marlow');
}, 60_000);

test('they answer what is theirs before the release, each with a form that takes it', async () => {
  await eventually(mine, (tasks) => tasks.some(({ type }) => BEFORE.test(type.id)), 60_000);
  const done: string[] = [];
  for (const { id, type } of (await mine()).filter((one) => BEFORE.test(one.type.id)).slice(0, 4)) {
    await look.go(`/tasks/${id}`);
    const claim = look.page.getByRole('button', { name: 'Claim this task' });
    if ((await claim.count()) > 0) await press('Claim this task');
    await fillForm(look.page);
    await press('Complete task');
    expect([type.id, await look.page.locator('.govuk-error-summary').allInnerTexts()]).toEqual([type.id, []]);
    done.push(type.id);
  }
  expect(done.length).toBeGreaterThan(0);
  await look.go(`/cases/${pathway}/release`);
  expect(await look.page.locator('main').innerText()).toContain('Done');
}, 180_000);

test('on the day the prison records the discharge, and the offender manager has what follows in the community', async () => {
  const clerk = await chromium.look(await bench.person('omu.hli'), { width: 375, height: 812 });
  await clerk.go(`/cases/${pathway}/facts/new/released`);
  await clerk.page.locator('select[name=on], input[name=on][value=crd]').first().waitFor();
  const select = clerk.page.locator('select[name=on]');
  if ((await select.count()) > 0) await select.selectOption('crd');
  else await clerk.page.locator('input[name=on][value=crd]').check();
  await clerk.page.locator('select[name=prison]').selectOption('HLI');
  await clerk.page.getByRole('button', { name: 'See what it changes' }).click();
  await clerk.page.getByRole('button', { name: 'Record it' }).click();
  await clerk.page.getByText('You have recorded').waitFor();
  expect(clerk.problems()).toEqual([]);
  await clerk.close();
  const api = await bench.as('om.yor');
  await eventually(
    async () => (await api.ask(STAGE, { id: pathway })).data.pathway.stage as string,
    (stage) => stage.startsWith('licence') || stage.startsWith('supervision'),
    60_000,
  );
  const after = await eventually(mine, (tasks) => tasks.some(({ type }) => AFTER.test(type.id)), 60_000);
  const next = after.find(({ type }) => AFTER.test(type.id));
  await look.go('/queue');
  await look.go(`/tasks/${next?.id ?? ''}`);
  expect(await look.page.locator('main').innerText()).toContain('Marlow');
  expect(look.problems()).toEqual([]);
}, 120_000);
