import { type Reply } from '../visit/http.js';
import { policyOf } from './policy.js';

/** Nothing of a page stays in the browser or on the way, and its address is told to nobody else. */
export function guard(reply: Reply, formsLeadTo: readonly string[] = []): void {
  reply.setHeader('content-security-policy', policyOf(formsLeadTo));
  reply.setHeader('cache-control', 'no-store');
  reply.setHeader('referrer-policy', 'same-origin');
  reply.setHeader('x-content-type-options', 'nosniff');
}

/** Answers with a page. @param formsLeadTo see `policyOf` */
export function sendPage(
  reply: Reply,
  status: number,
  html: string,
  formsLeadTo: readonly string[] = [],
): void {
  guard(reply, formsLeadTo);
  reply.setHeader('content-type', 'text/html; charset=utf-8');
  reply.status(status).end(html);
}
