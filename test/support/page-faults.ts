import { TASK_TYPES } from '#workflows/task-types.js';
import { type Got } from './workbench.js';

/** What an engine is made of, and nobody's work. */
const ENGINE = /\b(?:workflows?|signals?|activity|activities|namespaces?|temporal|turns?|step key)\b/i;
/** What a program would have said: names of constants, dates and values as they are stored. */
const RAW = [
  [/\b[A-Z]{2,}(?:_[A-Z]+)+\b/, 'a constant'],
  [/\b\d{4}-\d{2}-\d{2}\b/, 'a date as it is stored'],
  [/\bundefined\b|\bNaN\b|\[object \w+\]|\bnull\b/, 'a value that is missing'],
  [/\{\{|\}\}|\{%/, 'a template'],
  [/&lt;\/?(?:a|br|li|p|span|strong|ul)\b/, 'markup as words'],
] as const;
/** The promise is 150 kB for each page (issue: "sends under 150 kB"). */
const HEAVIEST = 150_000;

/** Every key of a locale file, as `nav.my-work`. */
export const keysOf = (words: object, above = ''): readonly string[] =>
  Object.entries(words).flatMap(([name, value]) => {
    const key = above === '' ? name : `${above}.${name}`;
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? keysOf(value as object, key)
      : [key];
  });

/**
 * What is wrong with a page as it was sent, one line each; empty when nothing is.
 * @param keys of the locale files, none of which may be shown
 */
export function faultsOf(page: Got, keys: readonly string[]): readonly string[] {
  const { $, html, status } = page;
  const faults: string[] = [];
  if (status !== 200) faults.push(`answers ${status}: ${page.heading}`);
  const headings = $('h1').length;
  if (headings !== 1) faults.push(`has ${headings} first headings`);
  if (!/\S.* - Throughcare$/.test($('title').text().trim())) faults.push(`is titled “${$('title').text()}”`);
  const bytes = Buffer.byteLength(html);
  if (bytes >= HEAVIEST) faults.push(`weighs ${bytes} bytes`);
  if ($('[style], script:not([src])').length > 0 || /<[^>]+\son[a-z]+=/i.test(html))
    faults.push('has style or script within it');
  const shown = $('body').clone();
  shown.find('script, style, template, textarea').remove();
  // What stands in neighbouring elements is no one word.
  const text =
    shown
      .html()
      ?.replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ') ?? '';
  const around = (word: string): string => {
    const at = text.indexOf(word);
    return text.slice(Math.max(0, at - 50), at + word.length + 50).trim();
  };
  const engine = ENGINE.exec(text)?.[0];
  if (engine) faults.push(`says “${engine}”: ${around(engine)}`);
  for (const [pattern, what] of RAW) {
    const found = pattern.exec(text)?.[0];
    if (found) faults.push(`shows ${what}: ${around(found)}`);
  }
  const id = [...TASK_TYPES.keys()].find((type) => text.includes(` ${type}`));
  if (id) faults.push(`shows the id of a kind of task: ${around(id)}`);
  const key = keys.find((one) => one.includes('.') && text.includes(one));
  if (key) faults.push(`shows the key ${key}`);
  return faults;
}
