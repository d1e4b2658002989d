import { type Logger } from 'pino';
import { type Directory } from '#identity/directory.js';
import { type IdentityConfig } from '#identity/identity-config.js';
import { developmentIssuerAt } from '#identity/development-issuer.js';
import { ClaimedTeams } from '#identity/oidc/claimed.js';
import { KeptForms } from '#identity/oidc/kept-forms.js';
import { PendingSignIns } from '#identity/oidc/pending-sign-ins.js';
import { RelyingParty } from '#identity/oidc/relying-party.js';
import { SessionDoor, type PublicAddress } from '#identity/oidc/session-door.js';
import { Sessions } from '#identity/oidc/sessions.js';
import { type Database } from '#persistence/database.js';

/** Everything that signing in by browser needs, made once for an api. */
export class Workbench {
  readonly sessions: Sessions;
  readonly door: SessionDoor;
  readonly pending: PendingSignIns;
  readonly kept: KeptForms;
  readonly teams: ClaimedTeams;
  private known: RelyingParty | undefined;
  private farewellAt: string | undefined;

  constructor(
    readonly config: IdentityConfig,
    readonly address: PublicAddress,
    readonly directory: Directory,
    readonly app: Database,
    readonly log: Logger,
  ) {
    this.sessions = new Sessions(app, config.session);
    this.door = new SessionDoor(this.sessions, address);
    this.pending = new PendingSignIns(app);
    this.kept = new KeptForms(app);
    this.teams = new ClaimedTeams(app);
  }

  /** The client of the issuer; undefined where nobody signs in by browser. Asked for once the address is known. */
  get party(): RelyingParty | undefined {
    const { client, kind, issuer, usernameClaim, rolesClaim } = this.config;
    if (!client) return undefined;
    const { origin } = this.address;
    this.known ??= new RelyingParty({
      issuer: kind === 'development' ? developmentIssuerAt(origin) : issuer,
      clientId: client.id,
      clientSecret: client.secret,
      scope: client.scope,
      usernameClaim,
      rolesClaim,
      origin,
    });
    return this.known;
  }

  /**
   * Origins that a form may lead to: signing out goes on to the issuer. Never waits for the issuer; until it has told
   * where it ends its own sessions, that is taken to be at its own address.
   */
  get formsLeadTo(): readonly string[] {
    const { kind, issuer } = this.config;
    if (kind === 'development' || !this.party) return [];
    this.party.farewell(undefined).then(
      (url) => (this.farewellAt = url?.origin),
      () => undefined,
    );
    return [this.farewellAt ?? new URL(issuer).origin];
  }
}
