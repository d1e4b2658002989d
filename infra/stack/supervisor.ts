/** Keeps the parts of an installation alive, and gives up with a message when one will not stay up. */
import { tail } from '../embedded/child.js';
import { type Part } from './part.js';

/** So many ends of one part within a minute, and everything is stopped. */
const MOST_CRASHES = 5;
const WITHIN_MS = 60_000;
const FIRST_PAUSE_MS = 250;

export interface SupervisorOptions {
  log: (line: string) => void;
  /** Called once, with words for the person at the terminal, when a part will not stay up. */
  giveUp: (message: string) => void;
}

/** When a part may be started again: `undefined` means it has ended too often. Pure, for tests. */
export function pauseBeforeRestart(crashes: readonly number[], now: number): number | undefined {
  const recent = crashes.filter((at) => now - at < WITHIN_MS).length;
  return recent >= MOST_CRASHES ? undefined : FIRST_PAUSE_MS * 2 ** Math.max(0, recent - 1);
}

export class Supervisor {
  private stopped = false;
  /** One restart at a time, so that Temporal waits for PostgreSQL and the apps for both. */
  private queue: Promise<void> = Promise.resolve();
  private readonly crashes = new Map<Part, number[]>();

  constructor(
    private readonly parts: readonly Part[],
    private readonly options: SupervisorOptions,
  ) {}

  /** Watches parts that run. */
  watch(): void {
    for (const part of this.parts) {
      part.onCrash(({ code, signal }) => {
        this.restartSoon(part, signal ? `was ended by ${signal}` : `ended with code ${String(code)}`);
      });
    }
  }

  /** From now on an end is an end. Waits for a restart under way. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.queue;
  }

  private restartSoon(part: Part, why: string): void {
    if (this.stopped) return;
    const seen = [...(this.crashes.get(part) ?? []), Date.now()].slice(-MOST_CRASHES);
    this.crashes.set(part, seen);
    const pause = pauseBeforeRestart(seen, Date.now());
    if (pause === undefined) {
      this.stopped = true;
      const log = part.logFile ? `The end of ${part.logFile}:\n${tail(part.logFile)}` : '';
      this.options.giveUp(
        `${part.name} ${why}: ${String(MOST_CRASHES)} times within a minute. Stopping everything. ${log}`,
      );
      return;
    }
    this.options.log(`${part.name} ${why}; starting it again`);
    this.queue = this.queue.then(() => this.restart(part, pause));
  }

  private async restart(part: Part, pause: number): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (this.stopped) return;
    try {
      await part.start();
      this.options.log(`${part.name} runs again`);
    } catch (error) {
      this.restartSoon(part, `could not be started: ${(error as Error).message}`);
    }
  }
}
