import { CHANNELS, NOTICE_KINDS } from './kinds.js';
import { LANGUAGES, said, WORDS } from './words.js';

const all = LANGUAGES.flatMap((language) =>
  Object.entries(WORDS[language]).map(([kind, words]) => ({ language, kind, words })),
);
const placeholders = (text: string): string[] =>
  [...text.matchAll(/\(\((.*?)\)\)/g)].map(([, name]) => name ?? '');
/** The part of a GSM text: 160, two of them 306. Welsh letters beyond its alphabet make it 70 and 134. */
const MOST_SMS = 134;

describe('the words of notices', () => {
  it('are there in English and Welsh for every kind and each of its channels, and for nothing else', () => {
    const wanted = [
      ...NOTICE_KINDS.map(({ id, channels }) => ({ id, channels })),
      { id: 'digest', channels: ['email'] },
    ];
    for (const language of LANGUAGES) {
      expect(Object.keys(WORDS[language]).sort()).toEqual(wanted.map(({ id }) => id).sort());
      for (const { id, channels } of wanted) {
        const has = CHANNELS.filter((channel) => WORDS[language][id]?.[channel] !== undefined);
        expect({ language, id, has: [...has].sort() }).toEqual({ language, id, has: [...channels].sort() });
      }
    }
  });

  it('are filled with a link and a number only, and subjects, titles and text messages with nothing', () => {
    for (const { language, kind, words } of all) {
      for (const part of [words.title, words.subject, words.sms ?? ''])
        expect({ language, kind, filled: placeholders(part) }).toEqual({ language, kind, filled: [] });
      for (const name of [...placeholders(words.email ?? ''), ...placeholders(words.letter ?? '')])
        expect(['link', 'count']).toContain(name);
    }
  });

  it('name no person, number, place, date or victim, whatever leaves the system', () => {
    const personal = /\d|victim|dioddef|prisoner number|\bCRN\b|date of birth|offence|trosedd/i;
    for (const { language, kind, words } of all) {
      const leaving = [words.subject, ...CHANNELS.map((channel) => words[channel] ?? '')].join('\n');
      expect({ language, kind, found: personal.exec(leaving)?.[0] }).toEqual({
        language,
        kind,
        found: undefined,
      });
    }
  });

  it('keep text messages short, and say something else in each language', () => {
    for (const { words } of all) expect((words.sms ?? '').length).toBeLessThanOrEqual(MOST_SMS);
    for (const [kind, words] of Object.entries(WORDS.en)) {
      expect(WORDS.cy[kind]?.subject).not.toBe(words.subject);
      expect(WORDS.cy[kind]?.title).not.toBe(words.title);
    }
  });

  it('are said with the filling in its place', () => {
    expect(said('digest', 'en', 'email', { link: 'https://throughcare.example/', count: 3 })).toEqual({
      subject: 'Your Throughcare notices',
      body: 'You have 3 new notices in Throughcare. Sign in to read them:\n\nhttps://throughcare.example/',
    });
    expect(() => said('digest', 'en', 'sms', { link: '', count: 1 })).toThrow('no sms in en');
  });
});
