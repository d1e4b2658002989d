import { type Letter } from './victim-letters.js';

const conditions = {
  means: {
    en: 'I will tell you which conditions concern you. If one you asked for was not included, I will tell you why.',
    cy: 'Byddaf yn dweud wrthych pa amodau sy’n ymwneud â chi. Os na chynhwyswyd un y gofynasoch amdano, byddaf yn dweud wrthych pam.',
  },
};

/** Decisions on curfew, conditions and hospital; none says why it was made. */
export const DECISIONS: Readonly<Record<string, Letter>> = {
  'hdc-decided': {
    subject: {
      en: 'A decision about release on a curfew',
      cy: 'Penderfyniad ynghylch rhyddhau o dan gyrffyw',
    },
    happened: {
      en: 'On {date} a decision was made about letting {name} leave prison early, to live at an address with a curfew and a tag.',
      cy: 'Ar {date} gwnaed penderfyniad ynghylch gadael i {name} adael y carchar yn gynnar, i fyw mewn cyfeiriad â chyrffyw a thag.',
    },
    means: {
      en: 'I will tell you what was decided and what it means for you.',
      cy: 'Byddaf yn dweud wrthych beth a benderfynwyd a beth mae’n ei olygu i chi.',
    },
  },
  'licence-varied': {
    subject: { en: 'Conditions were changed', cy: 'Newidiwyd yr amodau' },
    happened: {
      en: 'The conditions that {name} must keep to were changed on {date}.',
      cy: 'Newidiwyd yr amodau y mae’n rhaid i {name} gadw atynt ar {date}.',
    },
    ...conditions,
  },
  'condition-set': {
    subject: { en: 'A condition that protects you', cy: 'Amod sy’n eich amddiffyn' },
    happened: {
      en: 'A condition that {name} must keep to was set, changed or ended on {date}.',
      cy: 'Pennwyd, newidiwyd neu daethpwyd ag amod y mae’n rhaid i {name} gadw ato i ben ar {date}.',
    },
    ...conditions,
  },
  'hospital-leave': {
    subject: { en: 'Leave from hospital', cy: 'Caniatâd i adael yr ysbyty' },
    happened: {
      en: 'On {date} it was decided that {name} may leave the hospital for a time.',
      cy: 'Ar {date} penderfynwyd y caiff {name} adael yr ysbyty am gyfnod.',
    },
    means: {
      en: 'I will tell you which places they must stay away from. If you see them there, ring 999.',
      cy: 'Byddaf yn dweud wrthych pa leoedd y mae’n rhaid iddynt gadw draw ohonynt. Os gwelwch chi nhw yno, ffoniwch 999.',
    },
  },
  'discharged-from-hospital': {
    subject: { en: 'Discharge from hospital', cy: 'Rhyddhau o’r ysbyty' },
    happened: {
      en: '{name} was discharged from hospital on {date}.',
      cy: 'Cafodd {name} eu rhyddhau o’r ysbyty ar {date}.',
    },
    ...conditions,
  },
};
