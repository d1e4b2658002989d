import { type Words } from '../kind.js';
import { DECISIONS } from './victim-letters-decisions.js';
import { AFTER_RELEASE } from './victim-letters-after-release.js';

/** What a letter says about one thing: what happened, and what it means for the victim. `{name}` is the offender, `{date}` the day. */
export interface Letter {
  readonly subject: Words;
  readonly happened: Words;
  readonly means: Words;
}

const views = {
  means: {
    en: 'You can tell us what you think, and ask for conditions that keep you safe, such as no contact or an area to stay out of. You do not have to. Whatever you choose, you stay protected.',
    cy: 'Gallwch ddweud wrthym beth yw eich barn, a gofyn am amodau sy’n eich cadw’n ddiogel, megis dim cysylltiad neu ardal i gadw draw ohoni. Nid oes rhaid i chi. Beth bynnag a ddewiswch, byddwch yn dal i gael eich amddiffyn.',
  },
};

/** By milestone (the kind of fact or decision a victim is told of), and the letters that have a task of their own. */
export const LETTERS: Readonly<Record<string, Letter>> = {
  offer: {
    subject: { en: 'We can keep you informed', cy: 'Gallwn roi’r wybodaeth ddiweddaraf i chi' },
    happened: {
      en: '{name} has been sentenced for an offence against you or somebody close to you. You have the right to be told about important steps of the sentence, and to say what you think before some decisions are made. This is your choice: you can say yes, no, or not now, and you can change your mind at any time.',
      cy: 'Mae {name} wedi cael dedfryd am drosedd yn eich erbyn chi neu rywun agos atoch. Mae gennych hawl i gael gwybod am gamau pwysig yn y ddedfryd, ac i ddweud eich barn cyn i rai penderfyniadau gael eu gwneud. Eich dewis chi yw hyn: gallwch ddweud ie, na, neu ddim ar hyn o bryd, a gallwch newid eich meddwl unrhyw bryd.',
    },
    means: {
      en: 'I would like to meet you, where and when you feel safe, or to speak with you by telephone. I will explain how the scheme works and what happens if a condition is broken. If you would rather not be contacted, tell us once and we stop. You stay protected either way.',
      cy: 'Hoffwn gwrdd â chi, ble a phryd y teimlwch yn ddiogel, neu siarad â chi dros y ffôn. Byddaf yn egluro sut mae’r cynllun yn gweithio a beth sy’n digwydd os caiff amod ei dorri. Os byddai’n well gennych beidio â chael eich cysylltu, dywedwch wrthym unwaith a byddwn yn rhoi’r gorau iddi. Byddwch yn cael eich amddiffyn y naill ffordd neu’r llall.',
    },
  },
  release: {
    subject: { en: 'Release from prison', cy: 'Rhyddhau o’r carchar' },
    happened: {
      en: '{name} is due to leave prison on {date}. After that they are supervised by the Probation Service and must keep to the conditions of their licence.',
      cy: 'Disgwylir i {name} adael y carchar ar {date}. Ar ôl hynny byddant o dan oruchwyliaeth y Gwasanaeth Prawf a rhaid iddynt gadw at amodau eu trwydded.',
    },
    means: {
      en: 'I will tell you which conditions concern you, and what to do if one is broken. If the date changes, I tell you again.',
      cy: 'Byddaf yn dweud wrthych pa amodau sy’n ymwneud â chi, a beth i’w wneud os caiff un ei dorri. Os bydd y dyddiad yn newid, byddaf yn dweud wrthych eto.',
    },
  },
  'no-news': {
    subject: { en: 'Keeping in touch', cy: 'Cadw mewn cysylltiad' },
    happened: {
      en: 'I am writing to keep in touch. There is no new decision about the sentence of {name} to tell you of.',
      cy: 'Rwy’n ysgrifennu i gadw mewn cysylltiad. Nid oes penderfyniad newydd ynghylch dedfryd {name} i’w ddweud wrthych.',
    },
    means: {
      en: 'Please tell me if your address, telephone number or wishes have changed, or if this is still a safe way to reach you.',
      cy: 'Rhowch wybod i mi os yw eich cyfeiriad, eich rhif ffôn neu eich dymuniadau wedi newid, ac a yw hon yn dal i fod yn ffordd ddiogel o gysylltu â chi.',
    },
  },
  note: {
    subject: { en: 'A note of our conversation', cy: 'Nodyn o’n sgwrs' },
    happened: {
      en: 'Thank you for speaking with me. The note we agreed is kept by victim liaison and is not shown to {name}.',
      cy: 'Diolch am siarad â mi. Cedwir y nodyn y cytunwyd arno gan y tîm cyswllt dioddefwyr ac ni chaiff ei ddangos i {name}.',
    },
    means: {
      en: 'If something in the note is not as you said it, tell me and I change it.',
      cy: 'Os nad yw rhywbeth yn y nodyn fel y dywedasoch, dywedwch wrthyf a byddaf yn ei newid.',
    },
  },
  appeal: {
    subject: { en: 'An appeal', cy: 'Apêl' },
    happened: {
      en: 'There is news about an appeal by {name}. It was recorded on {date}.',
      cy: 'Mae newyddion am apêl gan {name}. Fe’i cofnodwyd ar {date}.',
    },
    means: {
      en: 'Until a court decides otherwise, the sentence stands. I will tell you what the court decides.',
      cy: 'Hyd nes y bydd llys yn penderfynu fel arall, mae’r ddedfryd yn sefyll. Byddaf yn dweud wrthych beth mae’r llys yn ei benderfynu.',
    },
  },
  'open-conditions': {
    subject: { en: 'A move to open conditions', cy: 'Symud i amodau agored' },
    happened: {
      en: 'On {date} it was decided that {name} may be held in an open prison.',
      cy: 'Ar {date} penderfynwyd y gellir cadw {name} mewn carchar agored.',
    },
    ...views,
  },
  'rotl-decided': {
    subject: { en: 'Temporary release', cy: 'Rhyddhau dros dro' },
    happened: {
      en: 'On {date} a decision was made about letting {name} out of prison for a short time.',
      cy: 'Ar {date} gwnaed penderfyniad ynghylch gadael i {name} ddod allan o’r carchar am gyfnod byr.',
    },
    means: {
      en: 'I will tell you what the decision means for you, and which places they must stay away from.',
      cy: 'Byddaf yn dweud wrthych beth mae’r penderfyniad yn ei olygu i chi, a pha leoedd y mae’n rhaid iddynt gadw draw ohonynt.',
    },
  },
  'licence-set': {
    subject: { en: 'Conditions after release', cy: 'Amodau ar ôl rhyddhau' },
    happened: {
      en: 'The conditions that {name} must keep to after release were set on {date}.',
      cy: 'Pennwyd yr amodau y mae’n rhaid i {name} gadw atynt ar ôl cael eu rhyddhau ar {date}.',
    },
    means: {
      en: 'I will tell you which of them concern you. If one you asked for was not included, I will tell you why.',
      cy: 'Byddaf yn dweud wrthych pa rai sy’n ymwneud â chi. Os na chynhwyswyd un y gofynasoch amdano, byddaf yn dweud wrthych pam.',
    },
  },
  'parole-hearing-set': {
    subject: { en: 'A parole hearing', cy: 'Gwrandawiad parôl' },
    happened: {
      en: 'The Parole Board is going to look at the case of {name}. This was recorded on {date}.',
      cy: 'Mae’r Bwrdd Parôl yn mynd i edrych ar achos {name}. Cofnodwyd hyn ar {date}.',
    },
    means: {
      en: 'You can make a statement about how the offence has affected you, and ask for conditions. I will help you with it, and tell you by when it must be ready.',
      cy: 'Gallwch wneud datganiad am sut mae’r drosedd wedi effeithio arnoch, a gofyn am amodau. Byddaf yn eich helpu gyda hyn, ac yn dweud wrthych erbyn pryd y mae’n rhaid iddo fod yn barod.',
    },
  },
  'parole-decision': {
    subject: { en: 'A decision of the Parole Board', cy: 'Penderfyniad gan y Bwrdd Parôl' },
    happened: {
      en: 'The Parole Board made a decision about {name} on {date}.',
      cy: 'Gwnaeth y Bwrdd Parôl benderfyniad ynghylch {name} ar {date}.',
    },
    means: {
      en: 'I will tell you what was decided and when it takes effect. You can ask for a summary of the reasons, and in some cases for the decision to be looked at again.',
      cy: 'Byddaf yn dweud wrthych beth a benderfynwyd a phryd y daw i rym. Gallwch ofyn am grynodeb o’r rhesymau, ac mewn rhai achosion am i’r penderfyniad gael ei ailystyried.',
    },
  },
  ...DECISIONS,
  ...AFTER_RELEASE,
};

/** For anything else that a victim is told of: that there is news, and that somebody will speak with them. */
export const OTHER: Letter = {
  subject: { en: 'News about the sentence', cy: 'Newyddion am y ddedfryd' },
  happened: {
    en: 'There is news about the sentence of {name}, recorded on {date}.',
    cy: 'Mae newyddion am ddedfryd {name}, a gofnodwyd ar {date}.',
  },
  means: {
    en: 'I would rather explain it to you in person. Please tell me when I may ring you.',
    cy: 'Byddai’n well gennyf ei egluro i chi wyneb yn wyneb. Dywedwch wrthyf pryd y caf eich ffonio.',
  },
};
