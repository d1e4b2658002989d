import { parseLondon } from '#calendar/index.js';
import { catalogue, standard } from './catalogue.js';
import { dueFor } from './due.js';
import { explainDue } from './explain.js';
import { selectAmong, selectRow } from './family.js';
import { StandardsRefusal } from './row.js';
import { familyRows } from './catalogue.js';
import { ruleInWords } from './wording.js';

describe('why a date is the date it is', () => {
  test('names the rule, the anchor as it was counted, the calendar and the days left out', () => {
    const why = explainDue(standard('AP-PLACE'), parseLondon('2026-12-24T15:00'));
    expect(why).toMatchObject({
      rule: 'within 5 working days after: placement request submitted; that day is not counted; what comes at or after 13:00, or on a non-working day, counts as received on the next working day',
      anchor: {
        given: '2026-12-24T15:00:00+00:00',
        on: '2026-12-29',
        why: expect.stringMatching(/at or after 13:00/),
      },
      calendarVersion: expect.stringMatching(/^england-and-wales\//),
      due: { dueOn: '2027-01-06' },
    });
    expect(why.skipped.map(({ date }) => date)).toEqual([
      '2026-12-25',
      '2026-12-26',
      '2026-12-27',
      '2026-12-28',
      '2027-01-01',
      '2027-01-02',
      '2027-01-03',
    ]);
  });

  test('gives the very date that dueFor gives, for every row', () => {
    for (const row of catalogue().rows) {
      const anchor = parseLondon('2026-12-18T14:00');
      expect(explainDue(row, anchor).due).toEqual(dueFor(row, anchor));
    }
  });

  test('says what was not checked, does not hold, is projected, or stays on a Sunday', () => {
    const notes = (id: string, from: string, facts = {}): string =>
      explainDue(standard(id), from, facts).notes.join('\n');
    expect(notes('RMP-RELEASE', '2026-12-09')).toMatch(/was not checked.*not given: roh/);
    expect(notes('RMP-RELEASE', '2026-12-09', { roh: 'low' })).toMatch(/does not hold/);
    expect(notes('RMP-RELEASE', '2026-12-09', { roh: 'high' })).toBe('');
    expect(notes('VICTIM-RELEASE-NOTICE', '2031-01-08')).toMatch(/after 2028 are projected/);
    expect(notes('FTR-28', '2026-03-30', { recallType: 'fixed', sentenceMonths: 12 })).toMatch(
      /a Sunday; .* does not move it/,
    );
    expect(notes('AP-PLACE', '2026-12-09')).toMatch(/taken as before 13:00/);
    expect(notes('FIRST-CONTACT-OM', '2026-12-09', { tier: 1 })).toMatch(/belongs to the set 2007-2014/);
    expect(explainDue(standard('LICENCE-HARD-STOP'), '2026-12-25').anchor).toMatchObject({
      on: '2026-12-24',
      why: expect.stringMatching(/Christmas Day/),
    });
  });

  test('an inclusive count of working days names nothing it did not pass', () => {
    const row = { ...standard('MOVE-NOTICE'), limit: 2, count: 'begin-with' as const };
    expect(explainDue(row, '2026-04-03').skipped.map(({ date }) => date)).toEqual([
      '2026-04-03',
      '2026-04-04',
      '2026-04-05',
      '2026-04-06',
    ]);
  });

  test('a rule that counts every day skips none', () => {
    expect(explainDue(standard('RECALL-SECOND-DOSSIER'), '2026-12-18').skipped).toEqual([]);
    expect(explainDue(standard('RECALL-REQUEST'), parseLondon('2026-12-24T20:00')).skipped).toEqual([]);
  });

  test('every rule reads as a sentence of its own', () => {
    const rules = catalogue().rows.map(ruleInWords);
    for (const rule of rules)
      expect(rule).toMatch(/^(within|at least|on the day|at once|\d+ (day|month)s beginning).*: \S/);
    expect(ruleInWords(standard('FTR-56'))).toBe(
      '56 days beginning with the day: return to custody; that day is day 1',
    );
    expect(ruleInWords(standard('HANDOVER'))).toMatch(
      /^at least 8 months and then 14 days before: earliest release/,
    );
    expect(ruleInWords(standard('VICTIM-TELL'))).toMatch(/runs from when it became known$/);
    expect(ruleInWords(standard('REPORT-ON-RELEASE'))).toMatch(/by 14:00 on the day due$/);
  });
});

describe('choosing the row of a family', () => {
  test('what would be displaced anyway is no open question; what is not, is told', () => {
    const facts = { kind: 'determinate', ped: false, monthsSentenceToRelease: 30 };
    const open = selectRow('HANDOVER', '2027-03-31', facts);
    expect(open).toMatchObject({ row: { id: 'HANDOVER' }, undecided: [{ missing: ['earlyAllocation'] }] });
    const early = selectRow('HANDOVER', '2027-03-31', { ...facts, ped: undefined, earlyAllocation: true });
    expect(early).toMatchObject({ row: { id: 'HANDOVER-EARLY' }, undecided: [] });
  });

  test('another set can be asked for', () => {
    expect(selectRow('FIRST-CONTACT-OM', '2026-12-09', { tier: 2 })).toMatchObject({ none: true });
    expect(selectRow('FIRST-CONTACT-OM', '2026-12-09', { tier: 2 }, '2007-2014')).toMatchObject({
      row: { id: 'FIRST-CONTACT-OM' },
    });
  });

  test('a family has at most one row for any case that is fully known', () => {
    const levels = ['low', 'medium', 'high', 'very-high'];
    for (const roh of levels)
      for (const custody of [true, false])
        for (const tier of [1, 3, 4]) {
          const facts = {
            roh,
            custody,
            tier,
            inScope: true,
            ppo: false,
            weeksSinceRelease: 20,
            childSafeguarding: true,
          };
          for (const family of [
            'ROH-REVIEW',
            'PLAN-REVIEW',
            'CONTACT-LICENCE',
            'HOME-VISIT',
            'FIRST-CONTACT-OM',
          ])
            expect(selectRow(family, '2010-06-01', facts)).toHaveProperty('row');
        }
  });

  test('rows that both hold are told apart from none', () => {
    const both = [standard('RMP-RELEASE'), standard('JOINT-VISIT')];
    expect(selectAmong(both, '2026-12-09', { roh: 'high' }, 'current')).toMatchObject({
      several: [{ id: 'RMP-RELEASE' }, { id: 'JOINT-VISIT' }],
    });
    expect(selectAmong(both, '2026-12-09', {}, 'current')).toMatchObject({ none: true, missing: ['roh'] });
    const facts = { tier: 2, roh: 'low' };
    const selection = selectRow('ISP-COMMUNITY', '2010-06-01', facts);
    expect(selection).toMatchObject({ row: { id: 'ISP-COMMUNITY' } });
    expect(
      selectRow('HANDOVER', '2027-03-31', {
        kind: 'life',
        ped: true,
        monthsSentenceToRelease: 20,
        earlyAllocation: false,
      }),
    ).toMatchObject({ row: { id: 'HANDOVER-PAROLE' } });
  });

  test('an unknown name is refused with what comes near', () => {
    expect(() => familyRows('HANDOFF')).toThrow(StandardsRefusal);
    expect(() => standard('HANDOVER-LATE')).toThrow(/Near it: .*HANDOVER-EARLY/);
  });
});
