import { type LondonDate } from '#domain/time.js';

const OF_2015: readonly string[] = [
  'be of good behaviour and not behave in a way which undermines the purpose of the licence period',
  'not commit any offence',
  'keep in touch with the supervising officer in accordance with instructions given by the supervising officer',
  'receive visits from the supervising officer in accordance with instructions given by the supervising officer',
  'reside permanently at an address approved by the supervising officer and obtain the prior permission of the supervising officer for any stay of one or more nights at a different address',
  'not undertake work, or a particular type of work, unless it is approved by the supervising officer and notify the supervising officer in advance of any proposal to undertake work or a particular type of work',
  'not travel outside the United Kingdom, the Channel Islands or the Isle of Man except with the prior permission of the supervising officer or for the purposes of immigration deportation or removal',
];

/** From when a set of standard conditions is put on licences, by the day the licence starts. Newest last. */
const SETS: readonly { readonly from: LondonDate; readonly conditions: readonly string[] }[] = [
  {
    // The Criminal Justice (Sentencing) (Licence Conditions) Order 2005 (SI 2005/648), article 2.
    from: '2005-04-04',
    conditions: [
      'keep in touch with the responsible officer as instructed by them',
      'receive visits from the responsible officer as instructed by them',
      'permanently reside at an address approved by the responsible officer and obtain the prior permission of the responsible officer for any stay of one or more nights at a different address',
      'undertake work (including voluntary work) only with the approval of the responsible officer and obtain their prior approval in relation to any change in the nature of that work',
      'not travel outside the United Kingdom, the Channel Islands or the Isle of Man without the prior permission of the responsible officer, except where you are deported or removed from the United Kingdom',
      'be of good behaviour, and not behave in a way which undermines the purposes of the release on licence, which are to protect the public, prevent re-offending and promote successful re-integration into the community',
      'not commit any offence',
    ],
  },
  {
    // The Criminal Justice (Sentencing) (Licence Conditions) Order 2015 (SI 2015/337), article 3.
    from: '2015-03-23',
    conditions: OF_2015,
  },
  {
    // On licences by July 2024 (policy 2.1 of the service that makes them); the day they began is a local setting.
    from: '2024-07-26',
    conditions: [
      ...OF_2015,
      'tell the supervising officer if you use a name which is different to the name or names which appear on your licence',
      'tell the supervising officer if you change or add any contact details, including phone number or email',
    ],
  },
];

/** Conditions that every licence carries, each to be read after "you must". */
export function standardConditions(licenceStarts: LondonDate): readonly string[] {
  const set = SETS.findLast(({ from }) => from <= licenceStarts) ?? SETS[0];
  return set?.conditions ?? [];
}
