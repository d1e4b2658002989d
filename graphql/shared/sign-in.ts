import { bearerOf, TokenRefused, type TokenVerifier } from '#identity/token-verifier.js';
import { type Directory } from '#identity/directory.js';
import { type Claimed, type ClaimedTeams } from '#identity/oidc/claimed.js';
import { fromOurselves, OWN_HEADER, OWN_HEADER_VALUE, type Headers } from '#identity/oidc/same-origin.js';
import { type SessionDoor } from '#identity/oidc/session-door.js';
import { type Doors } from '#persistence/queries/doors.js';
import { requestContext, type RequestContext } from './context.js';
import { foreignRequest, tooManyRequests, unauthenticated } from './errors.js';

export interface SignedIn {
  readonly username: string;
  readonly expiresAt: number;
  readonly claimed: readonly Claimed[];
  /** Whether it still holds, for what stays open; absent where it holds until it expires. */
  readonly stands?: () => Promise<boolean>;
}

/** How long somebody must wait who asked too often, in seconds; undefined for everybody else. */
export type Waiting = (userId: string) => Promise<number | undefined>;

const SESSION_ENDED = 'Your session has ended. Sign in again.';

/** Knows who asks: a bearer token or a workbench session, checked, and the person of that name as the directory has them now. */
export class SignIn {
  constructor(
    private readonly verifier: TokenVerifier,
    private readonly directory: Directory,
    private readonly db: Doors,
    private readonly teams: ClaimedTeams,
    private readonly door: SessionDoor,
    private readonly waiting: Waiting = () => Promise.resolve(undefined),
  ) {}

  /** @throws GraphQLError UNAUTHENTICATED when the header carries no token this service accepts */
  async bearer(header: unknown): Promise<SignedIn> {
    try {
      return await this.verifier.verify(bearerOf(header));
    } catch (error) {
      if (error instanceof TokenRefused) throw unauthenticated(error.message);
      throw error;
    }
  }

  /**
   * A request of the API: by token, or else by a session that one of our own pages uses.
   * @throws GraphQLError UNAUTHENTICATED, or FORBIDDEN when a foreign page would use the session of whoever looks at it
   */
  async request(headers: Headers): Promise<SignedIn> {
    return this.either(headers, () => {
      if (headers[OWN_HEADER] !== OWN_HEADER_VALUE || !fromOurselves(headers, this.door.address.origin))
        throw foreignRequest(
          `A session may be used by this service's own pages only: send "${OWN_HEADER}: ${OWN_HEADER_VALUE}" from the same origin, or a bearer token.`,
        );
    });
  }

  /** A websocket: browsers name the page's origin and can send no header of ours. @throws as `request` */
  async socket(headers: Headers, token: unknown): Promise<SignedIn> {
    if (token !== undefined) return this.bearer(token);
    return this.either({ ...headers, authorization: undefined }, () => {
      if (headers['origin'] !== this.door.address.origin)
        throw foreignRequest("A session may be used by this service's own pages only.");
    });
  }

  /** Something to look at that changes nothing, such as a document: following a link to it is enough. @throws as `request` */
  async page(headers: Headers): Promise<SignedIn> {
    return this.either(headers, () => undefined);
  }

  /** @throws GraphQLError UNAUTHENTICATED when nobody active has this username, TOO_MANY_REQUESTS when they ask too often */
  async contextOf({ username, claimed }: SignedIn, correlationId?: string): Promise<RequestContext> {
    const actor = await this.directory.actor(username);
    if (!actor)
      throw unauthenticated(
        'You are signed in as somebody who is not, or no longer, known here. Ask whoever looks after users.',
      );
    const seconds = await this.waiting(actor.userId);
    if (seconds !== undefined) throw tooManyRequests(seconds);
    return requestContext(this.db, await this.teams.join(actor, claimed), correlationId);
  }

  /** A token that is sent is the one that counts, good or bad. */
  private async either(headers: Headers, allow: () => void): Promise<SignedIn> {
    if (headers['authorization'] !== undefined) return this.bearer(headers['authorization']);
    if (this.door.heldBy(headers['cookie']) === undefined) return this.bearer(undefined);
    allow();
    const found = await this.door.sessionOf(headers['cookie']);
    if (!found) throw unauthenticated(SESSION_ENDED);
    const { id, session } = found;
    return {
      username: session.username,
      claimed: session.claimed,
      expiresAt: session.endsAt,
      stands: () => this.door.stands(id),
    };
  }
}
