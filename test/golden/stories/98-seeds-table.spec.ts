import fs from 'node:fs';
import path from 'node:path';
import { checkoutRoot } from '#config/checkout.js';

/** docs/golden.md names stories by file and by how their test begins. */
const page = fs.readFileSync(path.join(checkoutRoot(), 'docs/golden.md'), 'utf8');
const named = [...page.matchAll(/`([\w./-]+) › ([^`]+)`/g)].map(([, file = '', begins = '']) => ({
  file,
  begins,
}));
const tests = (file: string): string[] => {
  const where = file.includes('/') ? file : `test/golden/stories/${file}`;
  const text = fs.readFileSync(path.join(checkoutRoot(), `${where}.spec.ts`), 'utf8');
  return [...text.matchAll(/^\s*(?:it|test)\(\s*(['"])(.*)\1/gm)].map(([, , title = '']) => title);
};

describe('the table of worked examples', () => {
  it('names only stories that exist', () => {
    expect(named.length).toBeGreaterThan(50);
    expect(
      named.filter(({ file, begins }) => !tests(file).some((title) => title.startsWith(begins))),
    ).toEqual([]);
  });

  it('leaves out no seed, decision rule or rule for clocks', () => {
    const rows = page.split('\n').filter((line) => line.startsWith('| '));
    const has = (id: string): boolean => rows.some((row) => new RegExp(`^\\| (D\\d+, )?${id}[ ,]`).test(row));
    const numbers = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);
    const ids = [
      ...numbers(20).map(String),
      ...numbers(17).map((n) => `D${n}`),
      ...numbers(5).map((n) => `5\\.4\\.${n}`),
      ...numbers(7).map((n) => `CLK-${n}`),
    ];
    expect(ids.filter((id) => !has(id))).toEqual([]);
  });
});
