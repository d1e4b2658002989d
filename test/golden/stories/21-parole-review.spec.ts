import { inCustody } from '../cases.js';
import { type Story } from '../story.js';

// pathway.md stage 9. Life, passed on Mon 2 March 2026; the tariff ends on Thu 2 March 2028. Ten months before: Sun 2 May 2027.
const LIFE = { kind: 'life', months: undefined, dates: { ted: '2028-03-02' } };
const PPCS = ['parole.open-review'];

/** Opened on Mon 3 May 2027 for a hearing on Mon 21 February 2028; reports 56 days before, Mon 27 December 2027 (a bank holiday, yet the day). */
const opened = (title: string, more: (s: Story) => Story = (s) => s): Story =>
  more(inCustody(title, '2026-04-01 10:00', { ...LIFE, victimScheme: true }))
    .work('2027-05-03 09:00', { but: PPCS })
    .answer('parole.open-review', 'hearing-set', { review: 'first-release', targetHearing: '2028-02-21' });
const heard = (title: string, more?: (s: Story) => Story): Story =>
  opened(title, more).work('2028-02-22 10:00', { but: ['parole.record-decision'] });

describe('a review by the Parole Board', () => {
  it('comes back to the manager when MAPPA was not asked before the report', () => {
    opened('mappa', (s) => s.fact('mappa-changed', { category: 2, level: 1 }))
      .expectOpen('parole.write-om-report', { due: '2027-12-27', row: 'PAROLE-REPORTS' })
      .on('2027-11-01 10:00')
      .answer('parole.write-om-report', 'submitted')
      // Five working days after Mon 1 November (002 L514).
      .expectOpen('parole.write-om-report', { due: '2027-11-08' })
      .answer('parole.write-om-report', 'submitted', { mappaAskedOn: '2027-11-01' })
      .expectNotOpen('parole.write-om-report')
      .expectOpen('parole.write-os-report');
  });

  it('has the level of MAPPA decided six months before the tariff, before the Board sits', () => {
    inCustody('mappa level', '2026-04-01 10:00', LIFE)
      .fact('mappa-changed', { category: 2, level: 1 })
      .work('2027-06-30 10:00', { but: [...PPCS, 'mappa.set-level'] })
      .expectNotOpen('mappa.set-level')
      // Opened eight months before Thu 2 March 2028; due six months before it: Thu 2 September 2027.
      .on('2027-07-02 09:00')
      .expectOpen('mappa.set-level', { due: '2027-09-02', row: 'MAPPA-LEVEL' });
  });

  it('gives more time when the panel agrees, and the dossier again when a report is new or the prison another', () => {
    opened('dossier')
      .on('2027-12-20 10:00')
      .answer('parole.write-os-report', 'submitted')
      .answer('parole.write-om-report', 'more-time-agreed')
      // Four weeks before Mon 21 February 2028.
      .expectOpen('parole.write-om-report', { due: '2028-01-24' })
      .on('2028-01-20 10:00')
      .answer('parole.write-om-report', 'submitted')
      // Five working days after Thu 20 January.
      .expectOpen('parole.disclose-dossier', { due: '2028-01-27', place: 'HLI' })
      .answer('parole.disclose-dossier', 'disclosed')
      .expectNotOpen('parole.disclose-dossier')
      .on('2028-01-25 10:00')
      .fact('moved', { from: 'HLI', to: 'EVI', planned: true })
      .expectOpen('parole.disclose-dossier', { place: 'EVI', round: 2 });
  });

  it('is adjourned for more reports, and heard on the new day', () => {
    heard('adjourned')
      .answer('parole.record-decision', 'adjourned', {
        decidedOn: '2028-02-22',
        provisional: false,
        nextReview: '2028-06-12',
      })
      // The panel's direction asks both reports again: 56 days before Mon 12 June 2028, Mon 17 April.
      .expectOpen('parole.write-om-report', { due: '2028-04-17', round: 2 })
      .expectOpen('parole.write-os-report', { due: '2028-04-17' })
      // Told on the next working day, Wed 23 February.
      .expectOpen('parole.explain-decision', { due: '2028-02-23' })
      .work('2028-06-11 10:00')
      .expectNotOpen('parole.record-decision')
      .on('2028-06-12 09:00')
      // Fourteen days.
      .expectOpen('parole.record-decision', { due: '2028-06-26' });
  });

  it('asks PPCS again when the Board moves the hearing, and every clock moves with it', () => {
    opened('moved')
      .on('2027-06-01 10:00')
      .fact('parole-hearing-set', { on: '2028-04-10' })
      .expectOpen('parole.open-review')
      // 56 days before Mon 10 April 2028: Mon 14 February.
      .expectOpen('parole.write-om-report', { due: '2028-02-14' })
      .answer('parole.open-review', 'hearing-set', { review: 'first-release', targetHearing: '2028-04-10' })
      .expectNotOpen('parole.open-review');
  });

  it('may be put off by PPCS, and is opened again for the later day', () => {
    inCustody('deferred', '2026-04-01 10:00', LIFE)
      .work('2027-05-03 09:00', { but: PPCS })
      .answer('parole.open-review', 'deferred', { review: 'first-release', targetHearing: '2029-03-05' })
      .expectNotOpen('parole.open-review', 'parole.write-om-report')
      // Ten months before Mon 5 March 2029: Sat 5 May 2028; 182 days before: Mon 4 September 2028.
      .work('2028-05-04 10:00', { but: PPCS })
      .expectNotOpen('parole.open-review')
      // Past the tariff, yet with a day ahead.
      .expectNotStuck('post-tariff-without-review')
      .on('2028-05-05 09:00')
      .expectOpen('parole.open-review', { due: '2028-09-04' });
  });
});

describe('the Board’s decision', () => {
  it('is provisional, is set aside on reconsideration, and is made anew', () => {
    heard('reconsidered')
      .answer('parole.record-decision', 'release', {
        decidedOn: '2028-02-22',
        provisional: true,
        reconsiderationUntil: '2028-03-14',
      })
      .expectOpen('parole.explain-decision', { due: '2028-02-23' })
      .expectNotOpen('release.check-date', 'parole.record-decision')
      .work('2028-03-13 10:00')
      // The victim's side asked for reconsideration, and the Board agrees before the window closes.
      .fact('parole-decision', { result: 'set-aside', nextReview: '2028-05-15' })
      .work('2028-03-20 10:00')
      .expectNotOpen('parole.record-decision')
      .work('2028-05-14 10:00')
      .expectNotOpen('parole.record-decision')
      .on('2028-05-15 14:00')
      .expectOpen('parole.record-decision', { due: '2028-05-29', round: 2 })
      .answer('parole.record-decision', 'refused', {
        decidedOn: '2028-05-15',
        provisional: false,
        nextReview: '2029-11-19',
      })
      // A refusal: the same day.
      .expectOpen('parole.explain-decision', { due: '2028-05-15' })
      .expectNotOpen('release.discharge');
  });

  it('becomes final when nobody challenges it in twenty-one days', () => {
    heard('final')
      .answer('parole.record-decision', 'release', { decidedOn: '2028-02-22', provisional: true })
      // 22 February and 21 days: Tue 14 March; recorded from the day after, within two working days.
      .on('2028-03-14 18:00')
      .expectNotOpen('parole.record-decision')
      .on('2028-03-15 09:00')
      .expectOpen('parole.record-decision', { due: '2028-03-17' })
      .answer('parole.record-decision', 'release', {
        decidedOn: '2028-02-22',
        provisional: false,
        releaseOn: '2028-04-05',
      })
      .expectOpen('resettlement.reassess-needs', { mark: 'learnt-late' });
  });

  it('is stuck when release is directed without a day', () => {
    heard('no day')
      .answer('parole.record-decision', 'release', { decidedOn: '2028-02-22', provisional: false })
      .expectStuck('no-release-date')
      .expectNotOpen('release.discharge')
      .fact('release-direction', { on: '2028-04-05' })
      .expectNotStuck('no-release-date');
  });

  it('recommends open conditions, which wait for the Secretary of State', () => {
    const s = heard('open')
      .answer('parole.record-decision', 'open-conditions', {
        decidedOn: '2028-02-22',
        provisional: false,
        openConditionsAccepted: 'awaited',
        nextReview: '2029-08-20',
      })
      // Chased every 28 days.
      .expectOpen('parole.record-decision', { due: '2028-03-21' })
      .expectNotOpen('move.prepare-open')
      .on('2028-03-10 10:00')
      .answer('parole.record-decision', 'open-conditions', {
        decidedOn: '2028-03-10',
        provisional: false,
        openConditionsAccepted: 'rejected',
        nextReview: '2029-08-20',
      })
      .expectNotOpen('parole.record-decision', 'move.prepare-open')
      // What was decided has changed: told again, by Mon 13 March.
      .expectOpen('parole.explain-decision', { due: '2028-03-13' });
    expect(s.state.steps.get('custody#1/parole#2/parole.open-review')).toBeUndefined();
  });

  it('gives the case back to the prison when the next review is a year or more away, but not at MAPPA level 2', () => {
    const refused = (title: string, mappa: number): Story =>
      heard(title, (s) =>
        s
          .fact('mappa-changed', { category: 2, level: mappa })
          .usually('parole.write-om-report', 'submitted', { mappaAskedOn: '2027-12-01' })
          .usually('mappa.set-level', `level-${mappa}`)
          .usually('mappa.hold-meeting', 'level-kept', { level: String(mappa) }),
      )
        .answer('parole.record-decision', 'refused', {
          decidedOn: '2028-02-22',
          provisional: false,
          nextReview: '2029-12-03',
        })
        .work('2029-02-01 10:00', { but: ['roh.review-custody'] })
        .fact('significant-change', { change: 'intelligence' });
    // hmpps-services 1.2 and 2.5 (MAPPA-XREG): Mon 3 December 2029 is more than twelve months on.
    refused('back to the prison', 1).expectOpen('risk.review-after-change', { role: 'offender-supervisor' });
    refused('held by the community', 2).expectOpen('risk.review-after-change', { role: 'offender-manager' });
  });
});

describe('a lifer past the tariff with no review date', () => {
  it('is stuck, and a review is opened at once', () => {
    heard('no date')
      .answer('parole.record-decision', 'refused', { decidedOn: '2028-02-22', provisional: false })
      // Five working days after Tue 22 February 2028.
      .expectOpen('parole.open-review', { due: '2028-02-29' })
      .work('2028-03-02 18:00', { but: PPCS })
      .expectNotStuck('post-tariff-without-review')
      // The tariff ended on Thu 2 March: from the day after nobody knows when the next review is.
      .on('2028-03-03 09:00')
      .expectStuck('post-tariff-without-review')
      .expectOpen('parole.open-review', { missed: true })
      .answer('parole.open-review', 'hearing-set', { review: 'further', targetHearing: '2029-06-04' })
      .expectNotStuck('post-tariff-without-review');
  });
});
