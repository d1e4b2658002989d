import { z } from 'zod';
import { type Fields } from '../visit/http.js';
import { type Settings } from './notices.query.js';

/** How somebody hears of notices: what the form asks, how it is read, and what stands in it. */

const time = (what: string) =>
  z
    .string({ error: `Enter ${what}` })
    .trim()
    .regex(/^([01]?\d|2[0-3]):[0-5]\d$/, { error: `Enter ${what} like 19:00` });
const optional = z
  .string()
  .trim()
  .optional()
  .transform((typed) => typed || null);

export const SettingsForm = z.object({
  email: optional,
  phone: optional,
  address: z
    .string()
    .optional()
    .transform((typed) => {
      const lines = (typed ?? '')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
      return lines.length === 0 ? null : lines;
    }),
  language: z.enum(['en', 'cy'], { error: 'Choose a language' }),
  digest: z.enum(['yes', 'no'], { error: 'Choose whether what can wait comes together' }),
  quietFrom: time('the time from which nothing is sent'),
  quietUntil: time('the time until which nothing is sent'),
  wanted: z.preprocess(
    (given) => (given === undefined ? [] : Array.isArray(given) ? given : [given]),
    z.array(z.string()),
  ),
});

/** Kinds that may be refused, with each way they may come. */
const refusable = ({ kinds }: Settings): { value: string; channel: string; title: string }[] =>
  kinds
    .filter(({ optOut }) => optOut)
    .flatMap(({ id, title, channels }) =>
      channels.map((channel) => ({ value: `${id}/${channel}`, channel, title })),
    );

export const inputOf = (given: z.output<typeof SettingsForm>, settings: Settings) => {
  const { wanted, digest, quietFrom, quietUntil, ...rest } = given;
  return {
    ...rest,
    digest: digest === 'yes',
    quietFrom: quietFrom.padStart(5, '0'),
    quietUntil: quietUntil.padStart(5, '0'),
    refused: refusable(settings)
      .map(({ value }) => value)
      .filter((value) => !wanted.includes(value)),
  };
};

export const settingValues = (settings: Settings): Fields => ({
  email: settings.email ?? '',
  phone: settings.phone ?? '',
  address: (settings.address ?? []).join('\n'),
  language: settings.language,
  digest: settings.digest ? 'yes' : 'no',
  quietFrom: settings.quietFrom,
  quietUntil: settings.quietUntil,
  wanted: refusable(settings)
    .map(({ value }) => value)
    .filter((value) => !settings.refused.includes(value)),
});

const BY: Readonly<Record<string, string>> = {
  email: 'By email',
  sms: 'By text message',
  letter: 'By letter',
};
const FIELD: Readonly<Record<string, string>> = {
  email: 'email address',
  sms: 'telephone number',
  letter: 'postal address',
};

/** What the form offers beside what is typed: which kinds may be refused, which always come, and what has failed. */
export const settingsView = (settings: Settings) => ({
  choices: refusable(settings).map(({ value, channel, title }) => ({
    value,
    text: title,
    hint: { text: BY[channel] ?? channel },
  })),
  always: settings.kinds
    .filter(({ optOut, channels }) => !optOut && channels.length > 0)
    .map(({ title }) => title),
  failed: settings.failed.map((channel) => FIELD[channel] ?? channel),
});

/** Before what the service says of a field. */
export const SETTING_LABELS: Readonly<Record<string, string>> = {
  email: 'The email address',
  phone: 'The telephone number',
  address: 'The postal address',
  language: 'The language',
  quietFrom: 'The time from which nothing is sent',
  quietUntil: 'The time until which nothing is sent',
  refused: 'What you do not want',
};
