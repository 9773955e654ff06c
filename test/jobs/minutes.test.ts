import { mock } from 'node:test';
import { expect } from 'chai';
import { everyMinute } from '../../src/jobs/minutes.js';

const MINUTE = 60_000;

describe('the minutes of the jobs', () => {
  const RealDate = Date;
  /** How far the clock of the machine has been set back; timers do not mind. */
  let setBackMs = 0;
  beforeEach(() => {
    setBackMs = 0;
  });
  afterEach(() => {
    mock.timers.reset();
    globalThis.Date = RealDate;
  });

  /** Starts at a moment. Then `pass` has some minutes pass, and says how often the jobs were called in them. */
  const startAt = (moment: string) => {
    mock.timers.enable({ apis: ['Date', 'setTimeout', 'setInterval'], now: Date.parse(moment) });
    const TickingDate = Date;
    globalThis.Date = class extends TickingDate {
      constructor(...given: unknown[]) {
        super(...((given.length === 0 ? [TickingDate.now() - setBackMs] : given) as [number]));
      }
      static override now() {
        return TickingDate.now() - setBackMs;
      }
    } as DateConstructor;
    let beats = 0;
    const clock = everyMinute(() => {
      beats += 1;
    });
    const pass = async (minutes: number) => {
      const before = beats;
      for (let second = 0; second < minutes * 60; second += 1) {
        mock.timers.tick(1000);
        await new Promise((resolve) => setImmediate(resolve));
      }
      return beats - before;
    };
    return { pass, stop: clock.stop };
  };

  for (const [what, moment] of [
    ['that Oslo has twice', '2026-10-24T23:30:00Z'],
    ['that Oslo skips', '2026-03-29T00:30:00Z'],
  ] as const) {
    it(`come in the hour ${what}`, async () => {
      const { pass, stop } = startAt(moment);
      expect(await pass(150)).to.be.within(149, 151);
      await stop();
    });
  }

  it('come when the clock of the machine is set back', async () => {
    const { pass, stop } = startAt('2026-06-01T12:00:00Z');
    expect(await pass(5)).to.be.within(4, 6);
    setBackMs = 30 * MINUTE;
    expect(await pass(20)).to.be.within(16, 21);
    await stop();
  });
});
