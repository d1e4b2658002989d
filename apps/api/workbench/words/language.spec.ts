import fs from 'node:fs';
import path from 'node:path';
import { checkoutRoot } from '#config/checkout.js';
import { LINKS } from '../frame/navigation.js';
import { languageOf, wordsIn } from './language.js';

const HERE = path.join(checkoutRoot(), 'apps/api/workbench');
const read = (language: string): unknown =>
  JSON.parse(fs.readFileSync(path.join(HERE, 'locales', `${language}.json`), 'utf8'));

/** Every key, with the names of what is filled in: both languages must say the same things. */
const keysOf = (words: unknown, prefix = ''): string[] =>
  typeof words === 'object' && words !== null && !Array.isArray(words)
    ? Object.entries(words).flatMap(([key, value]) => keysOf(value, prefix === '' ? key : `${prefix}.${key}`))
    : [
        `${prefix} ${[...JSON.stringify(words).matchAll(/\{\{(\w+)\}\}/g)]
          .map(([, name]) => name)
          .sort()
          .join(' ')}`,
      ];

test('the frame says everything in both languages', () => {
  expect(keysOf(read('cy')).sort()).toEqual(keysOf(read('en')).sort());
});

test('every word that a template or the navigation asks for is there', () => {
  const asked = fs
    .readdirSync(HERE, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.njk'))
    .flatMap((file) =>
      [...fs.readFileSync(path.join(HERE, file), 'utf8').matchAll(/\bt\(["']([\w.-]+)["']\s*[,)]/g)].map(
        ([, key]) => key ?? '',
      ),
    );
  expect(asked.length).toBeGreaterThan(10);
  const t = wordsIn('cy');
  for (const key of [...asked, ...LINKS.map(({ text }) => `nav.${text}`)]) expect(t(key)).not.toBe('');
});

test('a word that is not there is a mistake, and says so', () => {
  expect(() => wordsIn('en')('nav.nothing-of-the-kind')).toThrow('en.json has no "nav.nothing-of-the-kind"');
});

test('the language is the one that was chosen, or English', () => {
  expect(languageOf('a=b; throughcare-language=cy')).toBe('cy');
  expect(languageOf('throughcare-language=xx')).toBe('en');
  expect(languageOf(undefined)).toBe('en');
});
