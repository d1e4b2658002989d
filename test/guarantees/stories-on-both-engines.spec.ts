import '../golden/stories/03-release-in-time.spec.js';
import '../golden/stories/07-fixed-term-recall.spec.js';
import '../golden/stories/08-standard-recall.spec.js';
import '../golden/stories/11-adoption.spec.js';
import '../golden/stories/12-facts-late-and-wrong.spec.js';
import '../golden/stories/20-life-sentence.spec.js';
import '../golden/stories/22-extended-sentence.spec.js';
import '../golden/stories/23-ipp.spec.js';
import '../golden/stories/25-removed-and-back.spec.js';
import '../golden/stories/30-home-curfew.spec.js';
import '../golden/stories/43-orders-end.spec.js';
import '../golden/stories/60-victim-milestones.spec.js';
import { readConfig } from '#config/config.js';
import { Story } from '../golden/story.js';
import { startEnvironment, type TestEnvironment } from '../support/environment.js';
import { inMemory, retold, standing, turn, type Retold } from '../support/retold-stories.js';
import { onTemporal, type Lived } from './support/rehearsing-stories.js';

const MINUTES = 60_000;

/** Golden stories of different kinds, each named by how its test ends. */
const STORIES = [
  'discharges on the day, sees the person report by two the next day, and ends at SLED',
  'is refused at the tariff, moves to open conditions, goes out and back, is released, recalled and released again',
  'is referred to the Parole Board after three years, and ends by itself after two good ones more',
  'is released on direction, and not before the Board has decided',
  'is granted once the address is checked and the victim asked; then the licence runs to the curfew date',
  'returns to the current prison: told why, checked against the law, re-released on the working day before',
  'goes to the Parole Board, and stays to the end of the sentence unless somebody directs otherwise',
  'on its day: supervision ends, the final review follows in twenty working days, and the pathway rests',
  'and is opened again by what comes late: a failure that was at court when the day came',
  'sleeps until the SLED, with nobody asked to supervise, and then ends',
  'take a release back that never was, with its licence steps, and go on with the custody',
  'goes on with every standing clock from there',
  'hears nothing after opting out, and of what comes after opting in again',
];

/** The golden tests above tell their stories here first; each is kept under its test's name. */
const told = new Map<string, Story>();
Story.onBegun = (story) => told.set(expect.getState().currentTestName ?? '', story);

let environment: TestEnvironment;
const live = new Map<string, { retold: Retold; story: Story; lived: Lived }>();

describe('golden stories on both engines', () => {
  beforeAll(async () => {
    environment = await startEnvironment();
    const chosen = STORIES.map((name) => {
      const story = [...told].find(([test]) => test.endsWith(name))?.[1];
      if (!story) throw new Error(`No golden story is called "${name}"`);
      return { name, story, retold: retold(name, story) };
    });
    const { env } = environment;
    const lived = await onTemporal(
      chosen.map((one) => one.retold),
      readConfig({ ...env, THROUGHCARE_REHEARSAL: '1' }),
      env['REHEARSAL_DATABASE_URL'] ?? '',
    );
    chosen.forEach((one, i) => live.set(one.name, { ...one, lived: lived[i] as Lived }));
  }, 8 * MINUTES);
  afterAll(() => environment.stop(), MINUTES);

  it.each(STORIES)('agree: %s', (name) => {
    const { retold: again, story, lived } = live.get(name) as NonNullable<ReturnType<typeof live.get>>;
    const memory = inMemory(again);
    expect(lived.journal.map(turn)).toEqual(memory.journal.map(turn));
    // Nothing that the story said was left unsaid, and it ends as its golden test left it.
    expect(lived.state.planned).toEqual([]);
    const opening = again.opening.length;
    expect(standing(lived.state, opening)).toEqual(standing(story.state, opening));
    expect(lived.journal.length).toBeGreaterThanOrEqual(story.driver.journal.length);
  });
});
