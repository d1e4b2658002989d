import { SECOND, type Instant } from '#domain/time.js';
import { plan, WALLS } from './plan.js';
import { applyReceipts, askForReceipts, recover } from './recover.js';
import { sendNext, type Outgoing } from './send.js';
import { escalateUnread, gather } from './upkeep.js';

export interface PostSettings extends Omit<Outgoing, 'transport'> {
  /** Absent where nothing leaves the system: notices then stand in the inbox only, and unread ones still climb. */
  readonly transport?: Outgoing['transport'];
  readonly log: { warn(about: object, message: string): void };
  readonly now?: () => Instant;
  /** How often it looks, in milliseconds. */
  readonly every?: number;
}
/** After a fault, such as a carrier that is away, it looks again this much later. */
const PATIENCE = 15;
/** Most messages of one look. */
const MOST = 50;

/** Carries notices out of the system: plans, gathers, sends, looks for what was broken off, hears what arrived, tells managers of the unread. */
export class Post {
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private passing: Promise<void> = Promise.resolve();

  constructor(private readonly settings: PostSettings) {}

  start(): void {
    let wait = this.settings.every ?? SECOND;
    this.passing = this.pass().catch((error: unknown) => {
      wait *= PATIENCE;
      // Its message may hold a part of an address: the name and code of the error do not.
      this.settings.log.warn(
        { name: (error as Error).name, code: (error as { code?: string }).code },
        'Notices could not go out: they will be tried again',
      );
    });
    void this.passing.finally(() => {
      if (!this.stopped) this.timer = setTimeout(() => this.start(), wait);
    });
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.passing;
  }

  /** One look at everything. */
  async pass(): Promise<void> {
    const { database, transport, publicUrl } = this.settings;
    const now = (this.settings.now ?? Date.now)();
    for (const wall of WALLS) await escalateUnread(database, wall, now);
    if (!transport) return;
    const out: Outgoing = { database, transport, publicUrl };
    for (const wall of WALLS) await database.transaction((sql) => plan(sql, wall, now));
    await gather(database, now);
    await applyReceipts(database, now);
    for (const wall of WALLS) {
      await recover(out, wall, now);
      await askForReceipts(out, wall, now);
      for (let sent = 0; sent < MOST && !this.stopped; sent++) if (!(await sendNext(out, wall, now))) break;
    }
  }
}
