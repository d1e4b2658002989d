import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Flash } from './answer.js';

export const FLASH_COOKIE = 'flash';
/** Browsers keep some 4,000 bytes of a cookie. */
const LONGEST = 3_000;

const markOf = (sessionId: string, text: string): Buffer =>
  createHmac('sha256', sessionId).update('flash').update(text).digest();

/** What the next page says, as the browser carries it there: marked, so that nobody else can put words on our pages. */
export function packFlash(flash: Flash, sessionId: string): string | undefined {
  const text = Buffer.from(JSON.stringify(flash)).toString('base64url');
  return text.length > LONGEST ? undefined : `${text}.${markOf(sessionId, text).toString('base64url')}`;
}

/** @returns undefined for nothing, or for what this session was not given */
export function unpackFlash(packed: string | undefined, sessionId: string): Flash | undefined {
  const [text, mark] = packed?.split('.') ?? [];
  if (!text || !mark) return undefined;
  const wanted = markOf(sessionId, text);
  const given = Buffer.from(mark, 'base64url');
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined;
  return JSON.parse(Buffer.from(text, 'base64url').toString()) as Flash;
}
