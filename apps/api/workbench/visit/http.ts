import { type Requested } from '#graphql/audit/origin.js';
import { type Visit } from './visit.js';

/** What a form sent, as express reads it: a name sent twice has a list. */
export type Fields = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What the pages need of express's request … */
export interface Asked extends Requested {
  readonly method: string;
  /** Path and query. */
  readonly originalUrl: string;
  readonly body?: Fields;
  /** Set once it is known who asks. */
  visit?: Visit;
}

/** … and of its response. */
export interface Reply {
  readonly headersSent: boolean;
  status(code: number): Reply;
  setHeader(name: string, value: string | readonly string[]): Reply;
  getHeader(name: string): string | number | readonly string[] | undefined;
  redirect(status: number, url: string): void;
  end(body: string | Buffer): void;
}

/** Adds a Set-Cookie beside those that are there. */
export function addCookie(reply: Reply, cookie: string): void {
  const there = reply.getHeader('set-cookie');
  const list = there === undefined ? [] : Array.isArray(there) ? (there as string[]) : [String(there)];
  reply.setHeader('set-cookie', [...list, cookie]);
}
