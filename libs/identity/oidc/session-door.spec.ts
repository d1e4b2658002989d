import { fromOurselves } from './same-origin.js';
import { SessionDoor } from './session-door.js';
import { type Sessions } from './sessions.js';

const door = (origin: string): SessionDoor => new SessionDoor({} as Sessions, { origin });

test('over https the cookie is bound to this host and to https', () => {
  const cookie = door('https://throughcare.example.org').handOut('abc');
  expect(cookie.split('; ').sort()).toEqual(
    ['__Host-throughcare-session=abc', 'HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure'].sort(),
  );
});

test('over https a cookie that anybody beside us could have set is not looked at', () => {
  const secure = door('https://throughcare.example.org');
  expect(secure.heldBy('throughcare-session=planted')).toBeUndefined();
  expect(secure.heldBy('other=1; __Host-throughcare-session=ours')).toBe('ours');
});

test('taking the cookie away ends it at once under the same name and path', () => {
  expect(door('http://localhost:3000').takeAway()).toMatch(/^throughcare-session=; Max-Age=0; Path=\/;/);
});

test("a form's mark is its own session's", () => {
  const here = door('http://localhost:3000');
  expect(here.isCsrfOf('one', here.csrfOf('one'))).toBe(true);
  for (const given of [here.csrfOf('two'), '', undefined, ['x'], here.csrfOf('one').slice(1)])
    expect(here.isCsrfOf('one', given)).toBe(false);
});

const OWN = 'https://throughcare.example.org';
test.each<[boolean, Record<string, string>]>([
  [true, { origin: OWN, 'sec-fetch-site': 'same-origin' }],
  [true, { 'sec-fetch-site': 'same-origin' }],
  [true, { origin: 'null', 'sec-fetch-site': 'same-origin' }],
  [true, { origin: OWN }],
  [false, {}],
  [false, { origin: 'null' }],
  [false, { origin: 'https://evil.example' }],
  [false, { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }],
  [false, { origin: OWN, 'sec-fetch-site': 'cross-site' }],
  [false, { 'sec-fetch-site': 'same-site' }],
  [false, { 'sec-fetch-site': 'none' }],
])('whether a page of ours asks: %p for %p', (ours, headers) => {
  expect(fromOurselves(headers, OWN)).toBe(ours);
});
