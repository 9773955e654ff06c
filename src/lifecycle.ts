import { abandonLog, closeLog, log } from './platform/log.js';
import { setReadiness } from './platform/readiness.js';

const STOP_WITHIN_MS = 9_500;
/** Ctrl-C under npm arrives twice at once: from the terminal, and passed on by npm. */
const SAME_SIGNAL_MS = 1_000;

/** Given to the start of a process. */
export interface Lifecycle {
  /** Aborted when the process is to stop, also while it is still starting. */
  readonly signal: AbortSignal;
  /** Says how to undo what has just been started; what was started last is undone first. Throws when stopping. */
  undoWith(step: () => Promise<unknown>): void;
}

/**
 * Starts this process, and stops it on a signal, on an error that nobody expected and when the start fails, within
 * the time that process managers give.
 */
export function live(start: (lifecycle: Lifecycle) => Promise<void>): void {
  const abort = new AbortController();
  const undo: (() => Promise<unknown>)[] = [];
  let stopAskedAt: number | undefined;

  async function stop(exitCode: number): Promise<never> {
    stopAskedAt = Date.now();
    setReadiness('stopping');
    abort.abort();
    setTimeout(() => {
      log.error('could not stop in time');
      abandonLog();
      process.exit(1);
    }, STOP_WITHIN_MS).unref();
    await starting;
    for (const step of undo.reverse()) {
      await step().catch((error: unknown) => log.error({ err: error }, 'stopping'));
    }
    await closeLog();
    process.exit(exitCode);
  }

  function onSignal(signal: NodeJS.Signals): void {
    if (stopAskedAt === undefined) {
      log.info({ signal }, 'stopping');
      void stop(0);
    } else if (Date.now() - stopAskedAt > SAME_SIGNAL_MS) {
      abandonLog();
      process.exit(1);
    }
  }

  function onFault(error: unknown): void {
    log.fatal({ err: error }, 'unexpected error, stopping');
    if (stopAskedAt === undefined) void stop(1);
  }

  function onFailedStart(error: unknown): void {
    if (abort.signal.aborted) return;
    process.stderr.write(
      `Koiene could not start: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    // Our own refusals say all there is to say; anything else needs to be looked into.
    if (!(error instanceof Error) || error.constructor !== Error) log.fatal({ err: error }, 'start');
    void stop(1);
  }

  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  process.on('uncaughtException', onFault);
  process.on('unhandledRejection', onFault);
  const starting = start({
    signal: abort.signal,
    undoWith(step) {
      undo.push(step);
      abort.signal.throwIfAborted();
    },
  }).catch(onFailedStart);
}
