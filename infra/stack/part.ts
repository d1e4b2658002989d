/** One part of a running installation: it can be started, stopped, killed and started again. */
import { type Exit, type Running } from '../embedded/child.js';

export type PartName = 'postgres' | 'temporal' | 'notify' | 'worker' | 'api';

export class Part {
  private running: Running | undefined;
  private ending = false;
  private lastLog: string | undefined;
  private readonly listeners: ((exit: Exit) => void)[] = [];

  constructor(
    readonly name: PartName,
    private readonly launch: () => Promise<Running>,
  ) {}

  /** The process number while it runs. */
  get pid(): number | undefined {
    return this.running?.pid;
  }

  /** Where its output goes, once started. */
  get logFile(): string | undefined {
    return this.lastLog;
  }

  /** Starts it and settles when it serves. Nothing happens when it runs already. */
  async start(): Promise<void> {
    if (this.running) return;
    this.ending = false;
    const running = await this.launch();
    this.running = running;
    this.lastLog = running.logFile;
    void running.exited.then((exit) => {
      if (this.running === running) this.running = undefined;
      if (!this.ending) for (const listener of this.listeners) listener(exit);
    });
  }

  /** Orderly stop. */
  async stop(): Promise<void> {
    this.ending = true;
    await this.running?.stop();
  }

  /** `kill -9`, as a crash would; settles when it is gone. Tests use it; nothing restarts it. */
  async kill(): Promise<void> {
    this.ending = true;
    await this.running?.kill();
  }

  /** Orderly stop and start. */
  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** Told when it ends though nobody asked it to. */
  onCrash(listener: (exit: Exit) => void): void {
    this.listeners.push(listener);
  }
}
