import { Chromium } from '../../support/browser.js';
import { openWorkbench, type Person, type WorkbenchStage } from '../../support/workbench.js';

let bench: WorkbenchStage;
let clerk: Person;

beforeAll(async () => {
  bench = await openWorkbench();
  clerk = await bench.person('omu.hli');
}, 180_000);
afterAll(() => bench?.close(), 60_000);

describe('standards', () => {
  test('the catalogue is searched by its words, and says when nothing is like that', async () => {
    const found = await clerk.see('/standards?search=home+visit');
    expect(found.rows('Licence').map(([title]) => title)).toEqual([
      expect.stringContaining('First home visit'),
      expect.stringContaining('First home visit, child safeguarding'),
    ]);
    expect((await clerk.see('/standards?search=no+such+thing')).text).toContain('No standard is like that');
    const wrong = await clerk.see('/standards?on=soon');
    expect(wrong.status).toBe(422);
    expect(wrong.$('#on').attr('value')).toBe('soon');
    const all = await clerk.see('/standards');
    expect(all.text).toContain('Showing 1 to 40 of 146 standards');
    expect((await clerk.see('/standards?page=4')).text).toContain('Showing 121 to 146 of 146 standards');
  });

  test('a date is worked out, with the days that do not count', async () => {
    // Five working days after Wednesday 23 December 2026: 24, 29, 30 and 31 December, and 4 January.
    const page = await clerk.see('/standards/PSR-FAST?day=23/12/2026');
    expect(page.text).toContain('Due by the end of Monday 4 January 2027');
    expect(page.text).toContain('25 December 2026: Christmas Day');
    expect(page.text).toContain('28 December 2026: Boxing Day');
    const wrong = await clerk.see('/standards/PSR-FAST?day=never');
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Enter the day like 9/12/2026');
    expect((await clerk.see('/standards/NO-SUCH')).status).toBe(404);
  });
});

describe('help', () => {
  test('each screen leads to its help, in Welsh where there is Welsh', async () => {
    const page = await clerk.see('/standards');
    expect(page.$('footer a').first().text()).toBe('Help with this page: Standards and dates');
    expect((await clerk.see('/help/standards')).heading).toBe('Standards and dates');
    expect((await clerk.see('/help/none')).status).toBe(404);
    for (const address of ['/help', '/accessibility', '/cookies', '/what-is-new'])
      expect((await clerk.see(address)).status).toBe(200);

    const welsh = await bench.person('omu.wdi');
    await welsh.see('/language/cy?back=/help');
    const statement = await welsh.see('/accessibility');
    expect([statement.heading, statement.$('main').attr('lang')]).toEqual(['Datganiad hygyrchedd', 'cy']);
    const english = await welsh.see('/help/cases');
    expect([english.heading, english.$('main').attr('lang')]).toEqual(['Cases', 'en']);
  });
});

describe('in a browser', () => {
  let chromium: Chromium;
  beforeAll(async () => {
    chromium = await Chromium.open();
  }, 60_000);
  afterAll(() => chromium?.close());

  test('axe finds nothing, and nothing is cut off at 320 pixels', async () => {
    const begun = await clerk.send(await clerk.see('/rehearsals/invent'), {
      title: 'Two years',
      kind: 'determinate',
      months: '24',
      sentencedOn: '9/12/2026',
      prison: 'HLI',
      area: 'YOR',
    });
    const id = begun.url.pathname.split('/')[2] ?? '';
    const task = begun.$('main table a').first().attr('href') ?? '';
    const look = await chromium.look(clerk, { width: 320, height: 800 });
    for (const address of [
      '/standards',
      '/standards/PSR-FAST?day=23/12/2026',
      '/rehearsals',
      '/rehearsals/new?search=marlow',
      '/rehearsals/invent',
      `/rehearsals/${id}`,
      task,
      `/rehearsals/${id}/facts`,
      `/rehearsals/${id}/facts/dates-changed`,
      '/help',
      '/help/rehearsals',
      '/accessibility',
      '/cookies',
      '/what-is-new',
    ]) {
      expect([address, await look.go(address)]).toEqual([address, 200]);
      expect([address, await look.axe()]).toEqual([address, []]);
      expect([address, await look.tooWide()]).toEqual([address, 0]);
    }
    expect(look.problems()).toEqual([]);
    await look.close();
  }, 120_000);
});
