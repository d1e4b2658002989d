/** What GOV.UK Notify asks of a request, and the words in which it says no. */
import { randomUUID } from 'node:crypto';
import type http from 'node:http';
import { jwtVerify } from 'jose';
import { type Sent } from './store.js';

/** A refusal in Notify's own form. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly error: string,
    message: string,
  ) {
    super(message);
  }
}

/** `Bearer` and a JWT (HS256) of the service, not older than 30 seconds. */
export async function authenticate(request: http.IncomingMessage, apiKey: string): Promise<void> {
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (!token) throw new Problem(401, 'AuthError', 'Unauthorized: authentication token must be provided');
  const secret = new TextEncoder().encode(apiKey.slice(-36));
  await jwtVerify(token, secret, {
    algorithms: ['HS256'],
    issuer: apiKey.slice(-73, -37),
    maxTokenAge: 30,
    clockTolerance: 30,
  }).catch(() => {
    throw new Problem(403, 'AuthError', 'Invalid token: API key not found');
  });
}

export async function bodyOf(request: http.IncomingMessage): Promise<Record<string, unknown>> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += (part as Buffer).length;
    if (size > 2_000_000)
      throw new Problem(
        413,
        'RequestEntityTooLarge',
        'The data value transmitted exceeds the capacity limit.',
      );
    parts.push(part as Buffer);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString()) as Record<string, unknown>;
  } catch {
    throw new Problem(400, 'BadRequestError', 'Invalid JSON supplied in POST data');
  }
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$|@simulator\.notify$/;
const PHONE = /^(\+|00)?[\d ()-]{10,16}$/;

/** What is asked, checked as Notify checks it. */
export function read(type: Sent['type'], asked: Record<string, unknown>): Sent {
  const bad = (message: string): Problem => new Problem(400, 'ValidationError', message);
  const given = (asked['personalisation'] ?? {}) as Record<string, unknown>;
  if (typeof asked['template_id'] !== 'string') throw bad('template_id is a required property');
  if (typeof given['body'] !== 'string' || (type !== 'sms' && typeof given['subject'] !== 'string'))
    throw new Problem(
      400,
      'BadRequestError',
      `Missing personalisation: ${type === 'sms' ? 'body' : 'body, subject'}`,
    );
  let to: string;
  if (type === 'letter') {
    const lines = [1, 2, 3, 4, 5, 6, 7].flatMap((n) =>
      typeof given[`address_line_${n}`] === 'string' ? [String(given[`address_line_${n}`])] : [],
    );
    if (lines.length < 3) throw bad('Address must be at least 3 lines');
    to = lines.join('\n');
  } else {
    const name = type === 'email' ? 'email_address' : 'phone_number';
    to = String(asked[name] ?? '');
    if (!(type === 'email' ? EMAIL : PHONE).test(to))
      throw bad(`${name} Not a valid ${type === 'email' ? 'email address' : 'phone number'}`);
  }
  return {
    id: randomUUID(),
    type,
    to,
    reference: typeof asked['reference'] === 'string' ? asked['reference'] : null,
    template_id: asked['template_id'],
    subject: type === 'sms' ? undefined : String(given['subject']),
    body: given['body'],
    status: 'created',
    created_at: new Date().toISOString(),
    completed_at: null,
  };
}
