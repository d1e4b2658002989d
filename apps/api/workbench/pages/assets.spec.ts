import { assets, ownTypeface } from './assets.js';

test('style asks for no typeface and nothing from elsewhere, and every picture it names is there', () => {
  for (const name of ['govuk-frontend.css', 'moj-frontend.css', 'workbench.css']) {
    const css = assets.find(name)?.body.toString() ?? '';
    expect(css.length).toBeGreaterThan(1_000);
    expect(/GDS Transport|@font-face|@import|url\("?(https?:|\/)/.exec(css)?.[0]).toBeUndefined();
    const pictures = [...css.matchAll(/url\("?([^)"]+)"?\)/g)].map(([, picture]) => picture ?? '');
    // The crest is named by a class that no page of ours has.
    for (const picture of pictures.filter((one) => one !== 'govuk-crest.svg'))
      expect(assets.find(picture)?.type).toBe('image/svg+xml');
  }
});

test('a style that names the typeface otherwise stops the start', () => {
  expect(() => ownTypeface('a{font:x}', 'Some style')).toThrow('Some style names the typeface');
});

test('scripts find what they import beside them', () => {
  for (const name of ['workbench.js', 'graphql-ws.js'])
    for (const [, wanted] of (assets.find(name)?.body.toString() ?? '').matchAll(/from '\.\/([\w.-]+)'/g))
      expect(assets.find(wanted ?? '')).toMatchObject({ type: 'text/javascript; charset=utf-8' });
});
