import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { catalogue, FACT_NAMES } from '#standards/index.js';

// Issue: every standard in the catalogue is used by the pathway, or the row says why it is not (`notUsed`). A row is used where a
// stage, a track or a rule asks for it or its family by name.

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../../workflows');
const sources = ['stages', 'tracks', 'policy']
  .flatMap((folder) => fs.readdirSync(path.join(root, folder)).map((file) => path.join(root, folder, file)))
  .filter((file) => file.endsWith('.ts') && !/\.(spec|tasks)\.ts$/.test(file))
  .map((file) => fs.readFileSync(file, 'utf8'))
  .join('\n');
const quoted = new Set([...sources.matchAll(/'([A-Z][A-Z0-9-]+)'/g)].map(([, name]) => name));

describe('the catalogue and the pathway', () => {
  it('leave no standard unused without a reason', () => {
    const unused = catalogue().rows.filter(
      ({ id, family, notUsed }) => notUsed === undefined && !quoted.has(id) && !quoted.has(family),
    );
    expect(unused.map(({ id }) => id)).toEqual([]);
  });

  it('give no reason for a standard that is used', () => {
    const both = catalogue().rows.filter(({ id, notUsed }) => notUsed !== undefined && quoted.has(id));
    expect(both.map(({ id }) => id)).toEqual([]);
  });

  it('name no standard that is not in the catalogue', () => {
    const families = [...quoted].filter((name) => name?.includes('-') && /^[A-Z]+-[A-Z]/.test(name));
    const { byId, families: known } = catalogue();
    const strange = families.filter((name) => name && !byId.has(name) && !known.has(name));
    expect(strange).toEqual([]);
  });

  it('supply every fact that a used row asks for', () => {
    const used = catalogue().rows.filter(({ notUsed }) => notUsed === undefined);
    const asked = FACT_NAMES.filter((name) =>
      used.some(({ when }) => when !== undefined && new RegExp(`\\b${name}\\b`).test(when)),
    );
    const supplied = asked.filter((name) => new RegExp(`\\b${name}(:|,| })`).test(sources));
    expect(asked.filter((name) => !supplied.includes(name))).toEqual([]);
  });
});
