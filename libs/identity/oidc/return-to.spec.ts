import { ownPath } from './return-to.js';

test.each(['/', '/tasks', '/tasks?team=omu&page=2', '/pathways/7f3'])('%s is ours', (path) => {
  expect(ownPath(path)).toBe(path);
});

test.each([
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/..//evil.example',
  '/a\r\nset-cookie: x=1',
  'javascript:alert(1)',
  'tasks',
  '',
  '/sign-in/start',
  '/sign-out',
  `/${'x'.repeat(2_000)}`,
  undefined,
  ['/tasks'],
])('%p is not a place to go on to', (given) => {
  expect(ownPath(given)).toBe('/');
});
