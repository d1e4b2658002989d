import { packFlash, unpackFlash } from './flash.js';

const FLASH = {
  kind: 'success',
  text: 'You have claimed “Review OASys”.',
  more: ['It is due today.'],
} as const;

test('what is said on the next page comes through the browser, for the same session only', () => {
  const packed = packFlash(FLASH, 'session-a') ?? '';
  expect(unpackFlash(packed, 'session-a')).toEqual(FLASH);
  expect(unpackFlash(packed, 'session-b')).toBeUndefined();
  const [, mark] = packed.split('.');
  const other = Buffer.from(JSON.stringify({ ...FLASH, text: 'Send your password' })).toString('base64url');
  expect(unpackFlash(`${other}.${mark ?? ''}`, 'session-a')).toBeUndefined();
});

test('more than a cookie holds is not said rather than cut', () => {
  expect(packFlash({ ...FLASH, text: 'x'.repeat(4_000) }, 'session-a')).toBeUndefined();
});
