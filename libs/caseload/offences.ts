/** What an offence means for the victim contact scheme (004 L922, L948) and for registration. */
export interface Offence {
  readonly code: string;
  readonly kind: 'sexual' | 'violent' | 'other';
}

/**
 * Offences as the prison record describes them, most used first. Sexual and violent ones follow Schedule 15 to the Criminal
 * Justice Act 2003 (robbery, arson endangering life and controlling behaviour count as violent for victim contact).
 * One that is not here is *unknown*: whether the scheme applies stays an open question, never a "no".
 */
// prettier-ignore
const TABLE: readonly (readonly [kind: Offence['kind'], ...descriptions: string[]])[] = [
  ['violent', 'Murder'],
  ['violent', 'Attempted murder', 'Attempt murder'],
  ['violent', 'Manslaughter'],
  ['violent', 'Conspiracy to murder'],
  ['violent', 'Threats to kill', 'Make threats to kill'],
  ['violent', 'Wounding with intent (s.18)', 'Wounding with intent', 'Wound with intent to do grievous bodily harm', 'Cause grievous bodily harm with intent'],
  ['violent', 'Wounding (s.20)', 'Unlawful wounding', 'Inflict grievous bodily harm', 'Grievous bodily harm'],
  ['violent', 'Assault occasioning actual bodily harm', 'Actual bodily harm', 'Assault occasioning ABH'],
  ['violent', 'Intentional strangulation', 'Strangulation or suffocation'],
  ['violent', 'Common assault', 'Assault by beating'],
  ['violent', 'Assault on an emergency worker'],
  ['violent', 'Kidnapping', 'Kidnap'],
  ['violent', 'False imprisonment'],
  ['violent', 'Child cruelty', 'Cruelty to a child', 'Child neglect'],
  ['violent', 'Controlling or coercive behaviour', 'Coercive control'],
  ['violent', 'Stalking involving fear of violence', 'Stalking involving serious alarm or distress'],
  ['violent', 'Harassment - put in fear of violence', 'Putting people in fear of violence'],
  ['violent', 'Robbery'],
  ['violent', 'Assault with intent to rob'],
  ['violent', 'Aggravated burglary'],
  ['violent', 'Arson with intent to endanger life', 'Arson reckless as to whether life is endangered', 'Arson being reckless as to whether life was endangered'],
  ['violent', 'Possession of a firearm with intent to endanger life', 'Possess firearm with intent to endanger life'],
  ['violent', 'Violent disorder'],
  ['violent', 'Riot'],
  ['violent', 'Causing death by dangerous driving', 'Cause death by dangerous driving'],
  ['violent', 'Causing serious injury by dangerous driving'],
  ['violent', 'Administering poison', 'Administer a noxious thing'],
  ['violent', 'Slavery, servitude and forced labour', 'Hold person in slavery or servitude'],
  ['sexual', 'Rape', 'Rape of a female', 'Rape of a male', 'Attempted rape'],
  ['sexual', 'Rape of a child under 13', 'Rape of a female child under 13', 'Rape of a male child under 13'],
  ['sexual', 'Assault by penetration'],
  ['sexual', 'Assault of a child under 13 by penetration'],
  ['sexual', 'Sexual assault', 'Indecent assault', 'Sexual assault on a female', 'Sexual assault on a male'],
  ['sexual', 'Sexual assault of a child under 13', 'Sexual assault of a female child under 13', 'Sexual assault of a male child under 13'],
  ['sexual', 'Causing sexual activity without consent'],
  ['sexual', 'Sexual activity with a child', 'Penetrative sexual activity with a child'],
  ['sexual', 'Causing or inciting a child to engage in sexual activity', 'Causing or inciting a child under 13 to engage in sexual activity'],
  ['sexual', 'Meeting a child following sexual grooming', 'Sexual communication with a child'],
  ['sexual', 'Making indecent photographs of children', 'Possession of indecent photographs of children', 'Distributing indecent photographs of children'],
  ['sexual', 'Exposure', 'Voyeurism'],
  ['sexual', 'Trafficking for sexual exploitation'],
  ['other', 'Burglary dwelling', 'Burglary in a dwelling', 'Burglary (dwelling)'],
  ['other', 'Burglary other than a dwelling', 'Burglary non-dwelling'],
  ['other', 'Theft', 'Theft from shop', 'Theft from the person', 'Going equipped'],
  ['other', 'Handling stolen goods'],
  ['other', 'Fraud by false representation', 'Fraud', 'Fraud by abuse of position'],
  ['other', 'Money laundering', 'Concealing criminal property'],
  ['other', 'Blackmail'],
  ['other', 'Conspiracy to supply class A drugs', 'Conspiracy to supply class B drugs'],
  ['other', 'Supply of class A drugs', 'Supplying a controlled drug of class A', 'Being concerned in the supply of class A drugs'],
  ['other', 'Possession with intent to supply class A drugs', 'Possession with intent to supply class B drugs'],
  ['other', 'Production of cannabis', 'Cultivation of cannabis'],
  ['other', 'Importation of class A drugs', 'Importing controlled drugs'],
  ['other', 'Possession of an offensive weapon', 'Possession of a bladed article'],
  ['other', 'Dangerous driving', 'Driving while disqualified', 'Driving with excess alcohol'],
  ['other', 'Perverting the course of justice'],
  ['other', 'Criminal damage', 'Arson'],
  ['other', 'Breach of a restraining order'],
  ['other', 'Escape from lawful custody'],
  ['other', 'Assisting unlawful immigration'],
];

/** Letter case, spaces and punctuation differ between systems; the words do not. */
const plain = (description: string): string =>
  description
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

const OFFENCES: ReadonlyMap<string, Offence> = new Map(
  TABLE.flatMap(([kind, ...descriptions]) => {
    const offence = { code: plain(descriptions[0] ?? '').replaceAll(' ', '-'), kind };
    return descriptions.map((description) => [plain(description), offence] as const);
  }),
);

/** The offence that a description names; undefined when the table does not have it. */
export const offenceOf = (description: string): Offence | undefined => OFFENCES.get(plain(description));

/** @param code of an offence of the table */
export const isViolent = (code: string): boolean => offenceOf(code)?.kind === 'violent';

const SCHEME_MONTHS = 12;

/**
 * Whether the victim contact scheme applies: a sexual or violent offence, and custody of 12 months or more (004 L922, L948).
 * Every offence is read, not only the most serious (pathway.md stage 2).
 * @param descriptions the offences on record; none means nobody has told us
 * @param months length of the sentence; undefined for an indeterminate one, which is always long enough
 * @returns undefined while nobody can say
 */
export function victimSchemeApplies(
  descriptions: readonly string[],
  months: number | undefined,
  indeterminate: boolean,
): boolean | undefined {
  const known = descriptions.map(offenceOf);
  if (!indeterminate && months !== undefined && months < SCHEME_MONTHS) return false;
  if (!indeterminate && months === undefined) return undefined;
  if (known.some((offence) => offence && offence.kind !== 'other')) return true;
  return known.length > 0 && known.every((offence) => offence) ? false : undefined;
}
