import { eventually } from '../support/client.js';
import { Chromium } from '../../support/browser.js';
import { openWorkbench, type WorkbenchStage } from '../../support/workbench.js';

let bench: WorkbenchStage;
let chromium: Chromium;
let pathway: string;

const STUCK = `{ stuckPathways(first: 100) { nodes { pathway { id } } } }`;
const CORRECT = `mutation ($input: FactInput!) { recordFact(input: $input) { __typename ... on Refusal { message } } }`;
const stands = async (): Promise<boolean> => {
  const { data } = await (await bench.as('head-of-omu.hli')).ask(STUCK);
  return (data.stuckPathways.nodes as { pathway: { id: string } }[]).some(
    (one) => one.pathway.id === pathway,
  );
};

beforeAll(async () => {
  [bench, chromium] = await Promise.all([openWorkbench(), Chromium.open()]);
  pathway = await bench.openCase({ surname: 'Marlow', crd: '2032-03-01' });
  await eventually(stands, Boolean);
}, 180_000);
afterAll(async () => {
  await chromium?.close();
  await bench?.close();
}, 60_000);

test.each([1_280, 375, 320])(
  'a manager finds a stuck case, tells whose move it is, and finds it free: %d wide',
  async (width) => {
    const look = await chromium.look(await bench.person('head-of-omu.hli'), { width });
    expect(await look.go('/stuck')).toBe(200);
    expect(await look.axe()).toEqual([]);
    expect(await look.tooWide()).toBe(0);
    await look.page
      .getByRole('row', { name: /Marlow/ })
      .getByRole('link')
      .first()
      .click();
    await look.page.getByRole('heading', { level: 2, name: 'What you can do' }).waitFor();
    expect(await look.axe()).toEqual([]);
    expect(await look.tooWide()).toBe(0);
    if (width === 1_280) {
      await look.page.getByRole('button', { name: 'Tell them now' }).click();
      await look.page.getByText('has been told.').waitFor();
    }
    expect(await look.go('/performance/stages')).toBe(200);
    expect(await look.axe()).toEqual([]);
    expect(await look.tooWide()).toBe(0);
    expect(look.problems()).toEqual([]);
    await look.close();
  },
  60_000,
);

test('the fact that was wrong is put right, and nothing stands still any more', async () => {
  const clerk = await bench.as('omu.hli');
  const dates = { crd: '2030-03-01', sled: '2031-09-01' };
  const input = { pathwayId: pathway, kind: 'dates-changed', data: { dates }, source: 'prison-record' };
  expect((await clerk.ask(CORRECT, { input })).data.recordFact.__typename).toBe('FactRecorded');
  await eventually(stands, (still) => !still);
  const look = await chromium.look(await bench.person('head-of-omu.hli'));
  await look.go('/stuck');
  expect(await look.page.getByText('Nothing stands still').isVisible()).toBe(true);
  await look.close();
}, 60_000);
