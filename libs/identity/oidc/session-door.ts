import { createHmac, timingSafeEqual } from 'node:crypto';
import { parseCookie, stringifySetCookie } from 'cookie';
import { type Session, type Sessions } from './sessions.js';

/** Where this service stands for browsers. Known once it listens. */
export interface PublicAddress {
  /** Such as `https://throughcare.example.org`, without a path. */
  origin: string;
}

/** The cookie that carries a session: which it is named, how it is set, and whose session it opens. */
export class SessionDoor {
  constructor(
    private readonly sessions: Sessions,
    readonly address: PublicAddress,
  ) {}

  /** Over https alone, bound to this very host: nobody beside or above us can set it (RFC 6265bis, `__Host-`). */
  get secure(): boolean {
    return this.address.origin.startsWith('https:');
  }

  /** What this browser holds under a name; undefined for nothing. */
  heldBy(cookies: string | readonly string[] | undefined, name = 'session'): string | undefined {
    return typeof cookies === 'string' ? parseCookie(cookies)[this.nameOf(name)] : undefined;
  }

  /** The session this browser is in. */
  async sessionOf(
    cookies: string | readonly string[] | undefined,
  ): Promise<{ readonly id: string; readonly session: Session } | undefined> {
    const id = this.heldBy(cookies);
    const session = id === undefined ? undefined : await this.sessions.use(id);
    return id !== undefined && session ? { id, session } : undefined;
  }

  stands(id: string): Promise<boolean> {
    return this.sessions.stands(id);
  }

  /** A Set-Cookie header: out of reach of scripts, not sent from foreign pages but for following a link, gone with the browser. */
  handOut(value: string, name = 'session'): string {
    return this.header(name, value);
  }

  /** A Set-Cookie header that takes it away. */
  takeAway(name = 'session'): string {
    return this.header(name, '', 0);
  }

  /** What forms of this session carry: nobody can tell it who does not hold the cookie. */
  csrfOf(id: string): string {
    return createHmac('sha256', id).update('csrf').digest('base64url');
  }

  isCsrfOf(id: string, given: unknown): boolean {
    const wanted = Buffer.from(this.csrfOf(id));
    const got = Buffer.from(typeof given === 'string' ? given : '');
    return got.length === wanted.length && timingSafeEqual(got, wanted);
  }

  private header(name: string, value: string, maxAge?: number): string {
    return stringifySetCookie({
      name: this.nameOf(name),
      value,
      httpOnly: true,
      sameSite: 'lax',
      secure: this.secure,
      path: '/',
      maxAge,
    });
  }

  private nameOf(name: string): string {
    return `${this.secure ? '__Host-' : ''}throughcare-${name}`;
  }
}
