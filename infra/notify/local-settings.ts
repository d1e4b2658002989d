/** What the apps are given to reach the local stand-in for GOV.UK Notify. */
import { createHmac } from 'node:crypto';
import { v5 } from 'uuid';

const NAMESPACE = '2f0e8f0c-6f55-5b3e-9b9a-0d5f2f6c1f4d';

/**
 * @param port of the stand-in  @param secret of this installation, from which key and token are made
 * @returns the variables `NOTIFY_…` of docs/operations.md
 */
export function localNotify(port: number, secret: string): Record<string, string> {
  const made = (what: string): string => createHmac('sha256', secret).update(`notify ${what}`).digest('hex');
  const uuid = (what: string): string => v5(made(what), NAMESPACE);
  return {
    NOTIFY_URL: `http://127.0.0.1:${String(port)}`,
    NOTIFY_API_KEY: `local-${uuid('service')}-${uuid('secret')}`,
    NOTIFY_TEMPLATE_EMAIL: v5('email', NAMESPACE),
    NOTIFY_TEMPLATE_SMS: v5('sms', NAMESPACE),
    NOTIFY_TEMPLATE_LETTER: v5('letter', NAMESPACE),
    NOTIFY_CALLBACK_TOKEN: made('callback'),
  };
}
