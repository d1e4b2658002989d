import { bearerOf, TokenRefused, type TokenVerifier } from '#identity/token-verifier.js';
import { type Directory } from '#identity/directory.js';
import { type Doors } from '#persistence/queries/doors.js';
import { requestContext, type RequestContext } from './context.js';
import { unauthenticated } from './errors.js';

export interface SignedIn {
  readonly username: string;
  readonly expiresAt: number;
}

/** Knows who asks: a bearer token, checked, and the person of that name as the directory has them now. */
export class SignIn {
  constructor(
    private readonly verifier: TokenVerifier,
    private readonly directory: Directory,
    private readonly db: Doors,
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

  /** @throws GraphQLError UNAUTHENTICATED when nobody active has this username */
  async contextOf({ username }: SignedIn, correlationId?: string): Promise<RequestContext> {
    const actor = await this.directory.actor(username);
    if (!actor)
      throw unauthenticated(
        'The token names somebody who is not, or no longer, known here. Ask whoever looks after users.',
      );
    return requestContext(this.db, actor, correlationId);
  }
}
