import fs from 'node:fs';
import path from 'node:path';
import { checkoutRoot } from '#config/checkout.js';
import { topicFor, TOPICS } from './topics.js';

const folder = path.join(checkoutRoot(), 'apps/api/workbench/help/topics');

test('every topic has its text, in Welsh too where it says so, and no text is without a topic', () => {
  const english = fs.readdirSync(folder).filter((name) => name.endsWith('.njk'));
  expect(english.sort()).toEqual(TOPICS.map(({ id }) => `${id}.njk`).sort());
  const welsh = fs.readdirSync(path.join(folder, 'cy'));
  expect(welsh.sort()).toEqual(TOPICS.flatMap(({ id, welsh }) => (welsh ? [`${id}.njk`] : [])).sort());
});

test('a screen finds the help that is closest to it', () => {
  expect(topicFor('/')?.id).toBe('my-work');
  expect(topicFor('/cases/17/facts')?.id).toBe('cases');
  expect(topicFor('/rehearsals')?.id).toBe('rehearsals');
  expect(topicFor('/account')).toBeUndefined();
});

test('no text has an engine word', () => {
  for (const { id } of TOPICS)
    expect(fs.readFileSync(path.join(folder, `${id}.njk`), 'utf8')).not.toMatch(
      /\b(workflow|signal|activity|namespace|turn|step key)\b/i,
    );
});
