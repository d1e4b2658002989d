import { WHOLE_LICENCE, record, step } from '../../test/support/case-record.js';
import { structureOf, textOf } from '../../test/support/pdf-text.js';
import { EDITION, kindOf, read } from '../../test/support/read-document.js';
import { compose } from './compose.js';
import { toPdf } from './pdf.js';

describe('the PDF itself', () => {
  const content = (): ReturnType<typeof compose> =>
    compose(kindOf('licence'), record(WHOLE_LICENCE), undefined, 'en');
  const made = async (edition = EDITION): Promise<Buffer> => {
    const composed = content();
    if (!('content' in composed)) throw new Error(JSON.stringify(composed));
    return toPdf(composed.content, edition);
  };
  it('is the same bytes each time, and names its version, maker and journal entry', async () => {
    const [first, second] = [await made(), await made()];
    expect(first.equals(second)).toBe(true);
    expect((await made({ ...EDITION, version: 3 })).equals(first)).toBe(false);
    expect(await textOf(first)).toMatch(
      /Version 2 · made 9 March 2026 at 14:05 by Niamh Quinn from entry 17 of the record · page 1 of 2/,
    );
  });
  it('can be read aloud: its language, title and headings are marked', async () => {
    const { language, tags, title } = await structureOf(await made());
    expect(language).toBe('en-GB');
    expect(title).toBe('Licence');
    expect(tags.filter((tag) => tag === 'H1')).toHaveLength(1);
    expect(tags.filter((tag) => tag === 'H2').length).toBeGreaterThan(3);
  });
  it('keeps every word of a text longer than a page', async () => {
    const words = Array.from({ length: 1_500 }, (_, n) => `word${n}`).join(' ');
    const text = await read(
      'recall-part-b',
      record([step('recall.write-part-b', { scope: 'custody#2', answers: { addressAndSupport: words } })]),
    );
    for (const n of [0, 700, 1_499]) expect(text).toContain(`word${n}`);
  });
});
