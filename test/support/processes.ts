import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { projectRoot } from '../../config/index.js';
import { compiled } from './programs.js';

/** A program of ours that a test runs as a process (and process group) of its own. */
export interface Program {
  readonly pid: number;
  /** What it has printed so far. */
  output(): string;
  errors(): string;
  /** Waits until what it has printed on stdout matches. Rejects when it ends before. */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
  signal(signal: NodeJS.Signals): boolean;
  /** Breaks the pipe that it writes its output to. */
  stopReading(): void;
  /** As `kill -9` of everything started from a terminal. */
  killGroup(): void;
  /** The exit code; null when killed. */
  ended(): Promise<number | null>;
}

/**
 * Runs a file of the project with nothing in its environment but `env`: one of the sources as compiled for the
 * tests, or a file of the build (`dist/…js`).
 */
export function runProgram(file: string, env: NodeJS.ProcessEnv, args: string[] = []): Program {
  const child = spawn(process.execPath, [file.endsWith('.ts') ? compiled(file) : file, ...args], {
    cwd: projectRoot,
    detached: true,
    env: { PATH: process.env.PATH, NODE_ENV: 'test', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${file} could not be started`);
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const output = collect(child, 'stdout');
  const errors = collect(child, 'stderr');
  return {
    pid,
    output: () => output.text,
    errors: () => errors.text,
    printed: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const match = pattern.exec(output.text);
          if (match) resolve(match);
        };
        child.stdout?.on('data', look);
        look();
        void ended.then((code) =>
          reject(new Error(`ended with ${code} before printing ${pattern}: ${output.text}${errors.text}`)),
        );
      }),
    signal: (signal) => child.kill(signal),
    stopReading: () => child.stdout?.destroy(),
    killGroup: () => process.kill(-pid, 'SIGKILL'),
    ended: () => ended,
  };
}

function collect(child: ChildProcess, stream: 'stdout' | 'stderr'): { text: string } {
  const collected = { text: '' };
  child[stream]?.on('data', (chunk: Buffer) => {
    collected.text += chunk.toString();
  });
  return collected;
}
