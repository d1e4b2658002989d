import { type Letter } from './victim-letters.js';

const same = {
  means: {
    en: 'Nothing changes in the protection you have. If something changes that touches you, we tell you again.',
    cy: 'Nid oes dim yn newid yn yr amddiffyniad sydd gennych. Os bydd rhywbeth sy’n effeithio arnoch yn newid, byddwn yn dweud wrthych eto.',
  },
};

const danger = {
  means: {
    en: 'The police have been told. If you see {name}, or anybody contacts you for them, ring 999 at once, and then ring us.',
    cy: 'Mae’r heddlu wedi cael gwybod. Os gwelwch chi {name}, neu os bydd unrhyw un yn cysylltu â chi ar eu rhan, ffoniwch 999 ar unwaith, ac yna ffoniwch ni.',
  },
};

/** What goes wrong, and how it ends: the milestones after a release, temporary or not. */
export const AFTER_RELEASE: Readonly<Record<string, Letter>> = {
  'failed-to-return': {
    subject: { en: 'Not back from temporary release', cy: 'Heb ddychwelyd ar ôl rhyddhau dros dro' },
    happened: {
      en: '{name} did not come back to prison from a temporary release on {date}.',
      cy: 'Ni ddaeth {name} yn ôl i’r carchar ar ôl cael eu rhyddhau dros dro ar {date}.',
    },
    ...danger,
  },
  'condition-broken': {
    subject: { en: 'A condition was broken', cy: 'Cafodd amod ei dorri' },
    happened: {
      en: '{name} broke a condition on {date}.',
      cy: 'Torrodd {name} amod ar {date}.',
    },
    means: {
      en: 'The offender manager is dealing with it. I will tell you how it ends. If you feel in danger, ring 999.',
      cy: 'Mae’r rheolwr troseddwyr yn delio â hyn. Byddaf yn dweud wrthych beth fydd y canlyniad. Os teimlwch eich bod mewn perygl, ffoniwch 999.',
    },
  },
  'recall-revoked': {
    subject: { en: 'Recall to prison', cy: 'Galw’n ôl i’r carchar' },
    happened: {
      en: 'The licence of {name} was ended on {date}, and they are to go back to prison.',
      cy: 'Daeth trwydded {name} i ben ar {date}, a rhaid iddynt fynd yn ôl i’r carchar.',
    },
    means: {
      en: 'The police have been told. I will tell you when they are back in prison. Until then, if you see them ring 999.',
      cy: 'Mae’r heddlu wedi cael gwybod. Byddaf yn dweud wrthych pan fyddant yn ôl yn y carchar. Tan hynny, os gwelwch chi nhw ffoniwch 999.',
    },
  },
  'recall-rescinded': {
    subject: { en: 'A recall was cancelled', cy: 'Cafodd galw’n ôl ei ganslo' },
    happened: {
      en: 'The recall of {name} to prison was cancelled on {date}. The licence and its conditions stand again.',
      cy: 'Cafodd galw {name} yn ôl i’r carchar ei ganslo ar {date}. Mae’r drwydded a’i hamodau yn sefyll eto.',
    },
    ...same,
  },
  'unlawfully-at-large': {
    subject: { en: 'Wanted by the police', cy: 'Yr heddlu’n chwilio amdanynt' },
    happened: {
      en: '{name} should be in prison and is not. The police have been looking for them since {date}.',
      cy: 'Dylai {name} fod yn y carchar ond nid ydynt yno. Mae’r heddlu wedi bod yn chwilio amdanynt ers {date}.',
    },
    ...danger,
  },
  returned: {
    subject: { en: 'Back in prison', cy: 'Yn ôl yn y carchar' },
    happened: {
      en: '{name} is back in prison since {date}.',
      cy: 'Mae {name} yn ôl yn y carchar ers {date}.',
    },
    ...same,
  },
  recaptured: {
    subject: { en: 'Back in custody', cy: 'Yn ôl yn y ddalfa' },
    happened: {
      en: '{name} was arrested and is back in custody since {date}.',
      cy: 'Cafodd {name} eu harestio ac maent yn ôl yn y ddalfa ers {date}.',
    },
    ...same,
  },
  'released-in-error': {
    subject: { en: 'Released by mistake', cy: 'Rhyddhau trwy gamgymeriad' },
    happened: {
      en: '{name} was let out of prison by mistake on {date}. We are sorry. You should not have had to hear this.',
      cy: 'Cafodd {name} eu rhyddhau o’r carchar trwy gamgymeriad ar {date}. Mae’n ddrwg gennym. Ni ddylech fod wedi gorfod clywed hyn.',
    },
    ...danger,
  },
  'hospital-transfer': {
    subject: { en: 'A move to or from hospital', cy: 'Symud i’r ysbyty neu oddi yno' },
    happened: {
      en: '{name} was moved to or from a secure hospital on {date}.',
      cy: 'Cafodd {name} eu symud i ysbyty diogel neu oddi yno ar {date}.',
    },
    ...same,
  },
  deported: {
    subject: { en: 'Removed from the country', cy: 'Symud o’r wlad' },
    happened: {
      en: '{name} was removed from the United Kingdom on {date}.',
      cy: 'Cafodd {name} eu symud o’r Deyrnas Unedig ar {date}.',
    },
    means: {
      en: 'If they come back, I will tell you.',
      cy: 'Os byddant yn dod yn ôl, byddaf yn dweud wrthych.',
    },
  },
  died: {
    subject: { en: 'A death', cy: 'Marwolaeth' },
    happened: { en: '{name} died on {date}.', cy: 'Bu farw {name} ar {date}.' },
    means: {
      en: 'The sentence has ended, and so does our contact, unless you would like to speak with us once more.',
      cy: 'Mae’r ddedfryd wedi dod i ben, ac felly hefyd ein cysylltiad, oni bai yr hoffech siarad â ni unwaith eto.',
    },
  },
  'order-ended': {
    subject: { en: 'The end of supervision', cy: 'Diwedd y cyfnod goruchwylio' },
    happened: {
      en: 'The supervision of {name} ended on {date}. The conditions of the licence or order no longer apply.',
      cy: 'Daeth y cyfnod o oruchwylio {name} i ben ar {date}. Nid yw amodau’r drwydded na’r gorchymyn yn gymwys mwyach.',
    },
    means: {
      en: 'This is the last letter of the scheme. If you are contacted against your wishes, ring the police.',
      cy: 'Dyma lythyr olaf y cynllun. Os bydd rhywun yn cysylltu â chi yn groes i’ch dymuniad, ffoniwch yr heddlu.',
    },
  },
  arrested: {
    subject: { en: 'An arrest', cy: 'Arestio' },
    happened: {
      en: '{name} was arrested on {date}.',
      cy: 'Cafodd {name} eu harestio ar {date}.',
    },
    means: {
      en: 'I will tell you whether they go back to prison. The conditions of the licence or order still apply.',
      cy: 'Byddaf yn dweud wrthych a fyddant yn mynd yn ôl i’r carchar. Mae amodau’r drwydded neu’r gorchymyn yn dal i fod yn gymwys.',
    },
  },
  'breach-answered': {
    subject: { en: 'What was done about a broken condition', cy: 'Beth a wnaed ynghylch amod a dorrwyd' },
    happened: {
      en: 'On {date} it was decided what happens because {name} broke a condition.',
      cy: 'Ar {date} penderfynwyd beth sy’n digwydd oherwydd bod {name} wedi torri amod.',
    },
    means: {
      en: 'I will explain to you what was decided, and what protects you now.',
      cy: 'Byddaf yn egluro i chi beth a benderfynwyd, a beth sy’n eich amddiffyn yn awr.',
    },
  },
  'removal-ended': {
    subject: { en: 'Back in the country', cy: 'Yn ôl yn y wlad' },
    happened: {
      en: '{name} is in the United Kingdom again. This was recorded on {date}.',
      cy: 'Mae {name} yn y Deyrnas Unedig eto. Cofnodwyd hyn ar {date}.',
    },
    means: {
      en: 'The sentence goes on where it stopped. I will tell you which conditions protect you.',
      cy: 'Mae’r ddedfryd yn parhau lle daeth i ben. Byddaf yn dweud wrthych pa amodau sy’n eich amddiffyn.',
    },
  },
};
