import { z } from 'zod';

/** How notices leave the system; absent, they stand in the inbox only. */
export interface NotifyConfig {
  readonly url: string;
  readonly apiKey: string;
  readonly templates: { readonly email: string; readonly sms: string; readonly letter: string };
  /** Bearer token with which GOV.UK Notify tells what became of a message. */
  readonly callbackToken: string;
}

const template = z.uuid({ error: 'is not the id of a template of GOV.UK Notify (docs/how-to/notices.md)' });
const set = z.object({
  NOTIFY_URL: z.url({ error: 'is not a URL' }).default('https://api.notifications.service.gov.uk'),
  NOTIFY_API_KEY: z
    .string()
    .regex(/^[\w-]+-[0-9a-f-]{36}-[0-9a-f-]{36}$/, { error: 'is not a key as GOV.UK Notify gives them' }),
  NOTIFY_TEMPLATE_EMAIL: template,
  NOTIFY_TEMPLATE_SMS: template,
  NOTIFY_TEMPLATE_LETTER: template,
  NOTIFY_CALLBACK_TOKEN: z
    .string({ error: 'is not set: give 24 characters or more, and the same to the service at GOV.UK Notify' })
    .min(24, { error: 'is shorter than 24 characters' }),
});

/**
 * Reads how notices leave the system. A rehearsal is given no way at all, whatever its environment says.
 * @returns what is wrong, each with its variable; nothing is configured without NOTIFY_API_KEY
 */
export function readNotify(
  env: Record<string, string | undefined>,
  isRehearsal: boolean,
): { notify?: NotifyConfig; problems: string[] } {
  if (isRehearsal || env['NOTIFY_API_KEY'] === undefined) return { problems: [] };
  const result = set.safeParse(env);
  if (!result.success)
    return { problems: result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`) };
  const read = result.data;
  return {
    problems: [],
    notify: {
      url: read.NOTIFY_URL,
      apiKey: read.NOTIFY_API_KEY,
      templates: {
        email: read.NOTIFY_TEMPLATE_EMAIL,
        sms: read.NOTIFY_TEMPLATE_SMS,
        letter: read.NOTIFY_TEMPLATE_LETTER,
      },
      callbackToken: read.NOTIFY_CALLBACK_TOKEN,
    },
  };
}
