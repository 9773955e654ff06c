import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../config/index.js';
import { today } from '../src/platform/clock.js';

/** What was measured on. */
export function machine(): string {
  return `${cpus()[0]?.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
}

/** Prints a report and writes it to bench/results/, named by the day and by what it is about. */
export async function saveReport(about: string, report: string): Promise<void> {
  process.stdout.write(`\n${report}`);
  const folder = join(projectRoot, 'bench/results');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${today()}-${about}.md`), report);
}

/** Says how far it has come. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
