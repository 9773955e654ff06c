const BAR_WIDTH = 30;
const STEP_PERCENT = 10;
const REDRAW_MS = 100;

/** Where progress is shown. */
export interface Screen {
  isTTY?: boolean | undefined;
  write(text: string): unknown;
}

/** Shows how far something has come: a bar on a terminal, a line now and then elsewhere. */
export class Progress {
  private percent = -STEP_PERCENT;
  private drawnAt = 0;

  constructor(private readonly screen: Screen) {}

  /** `fraction` from 0 to 1. */
  show(what: string, fraction: number): void {
    const percent = Math.min(100, Math.floor(fraction * 100));
    if (this.screen.isTTY) {
      if (Date.now() - this.drawnAt < REDRAW_MS && percent < 100) return;
      this.drawnAt = Date.now();
      const full = Math.round((percent / 100) * BAR_WIDTH);
      const bar = '█'.repeat(full) + '░'.repeat(BAR_WIDTH - full);
      this.screen.write(`\r\u001b[2K${bar} ${String(percent).padStart(3)} % ${what}`);
    } else if (percent >= this.percent + STEP_PERCENT) {
      this.percent = percent - (percent % STEP_PERCENT);
      this.screen.write(`${String(percent).padStart(3)} % ${what}\n`);
    }
  }

  /** Begins a part that cannot be measured. */
  step(what: string): void {
    this.screen.write(this.screen.isTTY ? `\r\u001b[2K${what} …` : `${what} …\n`);
  }

  /** Clears the bar, so that what is printed next begins on a clean line. */
  end(): void {
    if (this.screen.isTTY) this.screen.write('\r\u001b[2K');
  }
}
