import { isIPv6 } from 'node:net';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { type HardeningSettings } from './settings.js';

const MINUTE = 60;

/** Seconds to wait; undefined when there is no need to. */
export type Wait = number | undefined;

/** Counts requests of each minute, in this process. */
export class Rates {
  private readonly people: RateLimiterMemory;
  private readonly addresses: RateLimiterMemory;
  private readonly signIns: RateLimiterMemory;

  constructor({ personPerMinute, addressPerMinute, signInPerMinute }: HardeningSettings) {
    const limiter = (points: number) => new RateLimiterMemory({ points, duration: MINUTE });
    this.people = limiter(personPerMinute);
    this.addresses = limiter(addressPerMinute);
    this.signIns = limiter(signInPerMinute);
  }

  person(userId: string): Promise<Wait> {
    return wait(this.people, userId);
  }

  address(ip: string): Promise<Wait> {
    return wait(this.addresses, networkOf(ip));
  }

  signIn(ip: string): Promise<Wait> {
    return wait(this.signIns, networkOf(ip));
  }
}

async function wait(limiter: RateLimiterMemory, key: string): Promise<Wait> {
  try {
    await limiter.consume(key);
    return undefined;
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    return Math.max(1, Math.ceil(refused.msBeforeNext / 1_000));
  }
}

/** Whoever has one IPv6 address has 2^64 of them: the network is counted (RFC 4291, 2.5.1). IPv4 within IPv6 is IPv4. */
export function networkOf(ip: string): string {
  const [, four] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip) ?? [];
  if (four) return four;
  if (!isIPv6(ip)) return ip;
  const [head = '', tail] = ip.split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  const zeros =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - groups.length - after.length)).fill('0');
  return `${[...groups, ...zeros, ...after]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
