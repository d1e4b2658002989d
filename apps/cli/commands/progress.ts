import { SingleBar, Presets } from 'cli-progress';

const LINE_EVERY = 2_000;
const HUNDRED = 100;

/** How far a long job is: a bar at a terminal, else a plain line every two seconds. */
export class Progress {
  private bar: SingleBar | undefined;
  private step = '';
  private saidAt = performance.now();

  constructor(private readonly out: NodeJS.WriteStream) {}

  /** @param unit what the percentage is of, such as `% of the file` */
  show(step: string, value: number, total: number, unit: string): void {
    if (total <= 0) return;
    const percent = Math.min(HUNDRED, Math.floor((value / total) * HUNDRED));
    if (!this.out.isTTY) return this.line(step, percent, unit);
    if (this.step !== step) {
      this.done();
      this.step = step;
      this.bar = new SingleBar(
        {
          format: `${step} [{bar}] {value}${unit}, {eta_formatted} left`,
          stream: this.out,
          hideCursor: true,
        },
        Presets.shades_classic,
      );
      this.bar.start(HUNDRED, 0);
    }
    this.bar?.update(percent);
  }

  /** Ends the bar, so that what is printed next stands on its own line. */
  done(): void {
    this.bar?.stop();
    this.bar = undefined;
    this.step = '';
  }

  private line(step: string, percent: number, unit: string): void {
    if (performance.now() - this.saidAt < LINE_EVERY) return;
    this.saidAt = performance.now();
    this.out.write(`${step}: ${percent}${unit}\n`);
  }
}
