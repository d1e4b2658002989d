import { type Actor } from '#identity/actor.js';
import { inCustody, LEFT } from '../../test/golden/cases.js';
import { type Story } from '../../test/golden/story.js';
import { readinessOf } from './readiness.js';

const clerk: Actor = {
  userId: 'u',
  username: 'omu.hli',
  memberships: [{ teamId: 't', kind: 'omu', place: 'HLI', role: 'case-administrator' }],
};
const step = (story: Story, type: string) =>
  readinessOf(story.state, story.state.now, clerk).steps.find((one) => one.type.id === type);

// Released on 2 March 2027: the licence is explained before it, or that lapses as the day begins (pathway.md, G7).
describe('readiness', () => {
  it('says of a step whose gate lapsed on the day that it lapsed, not that it is late', () => {
    const story = inCustody('readiness-lapsed', '2026-06-01 12:00').work('2027-03-01 12:00', {
      but: ['licence.explain'],
    });
    expect(step(story, 'licence.explain')).toMatchObject({ state: 'open', canNoLongerBeMet: false });
    story.on('2027-03-02 00:30').expectGate('G7', 'lapsed');
    expect(step(story, 'licence.explain')).toMatchObject({ state: 'lapsed', canNoLongerBeMet: true });
    expect(step(story, 'release.discharge')?.state).toBe('open');
    // Done on the day all the same, its gate is open and nothing has lapsed.
    story.answer('licence.explain', 'explained-signed').expectGate('G7', 'open');
    expect(step(story, 'licence.explain')?.state).toBe('done');
  });

  it('shows what lapsed before it was even asked', () => {
    const story = inCustody('readiness-never-asked', '2026-06-01 12:00').work('2027-03-02 00:30', {
      only: ['supervisor.keep-contact'],
    });
    story.expectGate('G7', 'lapsed').expectNotOpen('licence.explain');
    expect(step(story, 'licence.explain')).toMatchObject({
      state: 'lapsed',
      owner: 'offender-supervisor',
      canNoLongerBeMet: true,
    });
    story.answer('release.discharge', 'released', LEFT('2027-03-02T09:00'));
    expect(step(story, 'licence.explain')).toBeUndefined();
  });
});
