import { offenceOf, victimSchemeApplies } from './offences.js';

describe('offences', () => {
  it.each([
    ['RAPE', 'sexual'],
    ['Wounding with intent (s.18)', 'violent'],
    ['wounding with intent s18', undefined],
    ['Burglary - dwelling', 'other'],
    ['Regrating', undefined],
  ])('are known by their words whatever the case and signs: %s is %s', (description, kind) => {
    expect(offenceOf(description)?.kind).toBe(kind);
  });
});

describe('the victim contact scheme', () => {
  it.each<[string, string[], number | undefined, boolean, boolean | undefined]>([
    ['applies to a violent offence and 12 months', ['Robbery'], 12, false, true],
    ['not to 11', ['Robbery'], 11, false, false],
    ['not to a burglary', ['Burglary dwelling'], 60, false, false],
    [
      'applies when any of the offences is sexual or violent',
      ['Burglary dwelling', 'Regrating', 'Rape'],
      60,
      false,
      true,
    ],
    ['is open while an offence is unknown', ['Burglary dwelling', 'Regrating'], 60, false, undefined],
    ['is open while no offence is given', [], 60, false, undefined],
    ['is open while the length is unknown', ['Rape'], undefined, false, undefined],
    ['applies to life', ['Murder'], undefined, true, true],
  ])('%s', (_name, offences, months, indeterminate, applies) => {
    expect(victimSchemeApplies(offences, months, indeterminate)).toBe(applies);
  });
});
