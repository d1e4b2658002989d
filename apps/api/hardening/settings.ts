import { z } from 'zod';

/** How much one person or one address may ask, and whose word about addresses is taken. */
export interface HardeningSettings {
  /** Addresses or ranges of proxies in front of us; empty: nobody's word is taken. */
  readonly trustedProxies: readonly string[];
  /** Requests a minute of one person, by token, session or websocket; each process counts for itself. */
  readonly personPerMinute: number;
  /** Requests a minute from one address, whoever asks: an office may be one address. */
  readonly addressPerMinute: number;
  /** Of these, those that begin or end a sign-in: each leaves a row behind. */
  readonly signInPerMinute: number;
}

const perMinute = (otherwise: number) =>
  z.coerce
    .number({ error: 'is not a number of requests a minute' })
    .int({ error: 'is not a whole number of requests a minute' })
    .min(1, { error: 'is less than one request a minute' })
    .default(otherwise);
const ADDRESS = /^([\da-f.:]+(\/\d{1,3})?|loopback|linklocal|uniquelocal)$/i;

const Env = z.object({
  THROUGHCARE_TRUSTED_PROXIES: z
    .string()
    .transform((list) => list.split(',').map((one) => one.trim()))
    .refine((list) => list.every((one) => ADDRESS.test(one)), {
      error: 'is not a list of addresses or ranges such as 10.0.0.0/8, with commas between them',
    })
    .default([]),
  THROUGHCARE_RATE_PERSON: perMinute(1_200),
  THROUGHCARE_RATE_ADDRESS: perMinute(6_000),
  THROUGHCARE_RATE_SIGN_IN: perMinute(300),
});

/** @throws Error naming the variable that cannot be used */
export function readHardening(env: Record<string, string | undefined>): HardeningSettings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = Env.safeParse(given);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new Error(`${String(issue?.path[0])} ${issue?.message} (docs/operations.md).`);
  }
  const read = result.data;
  return {
    trustedProxies: read.THROUGHCARE_TRUSTED_PROXIES,
    personPerMinute: read.THROUGHCARE_RATE_PERSON,
    addressPerMinute: read.THROUGHCARE_RATE_ADDRESS,
    signInPerMinute: read.THROUGHCARE_RATE_SIGN_IN,
  };
}
