import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram } from '../support/processes.js';
import { scratchFolder } from './scratch.js';

/** What a command did. */
export interface Ran {
  code: number | null;
  output: string;
  errors: string;
}

/** Runs a command of the application on a database, as a process of its own. */
export async function runCommand(
  name: string,
  url: string,
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<Ran> {
  const program = runProgram(`src/commands/${name}.ts`, { DATABASE_URL: url, ...env }, [...args]);
  const code = await program.ended();
  return { code, output: program.output(), errors: program.errors() };
}

/** An import, with the files that it wrote. */
export interface Imported extends Ran {
  report: string;
  /** Path of the refused rows, if there are any. */
  refused: string | undefined;
}

export async function runImport(url: string, args: readonly string[]): Promise<Imported> {
  const folder = await scratchFolder();
  const ran = await runCommand('import', url, [...args, '--folder', folder]);
  const files = await readdir(folder);
  const report = files.find((name) => name.endsWith('.txt'));
  const refused = files.find((name) => name.endsWith('-refused.json'));
  return {
    ...ran,
    report: report ? await readFile(join(folder, report), 'utf8') : '',
    refused: refused && join(folder, refused),
  };
}

/** The numbers of a line of the report: read, new, updated, unchanged, refused. */
export function countsOf({ output }: Ran, model: string): number[] {
  const line = output.split('\n').find((text) => text.startsWith(`${model} `));
  return (line ?? '').trim().split(/\s+/).slice(1).map(Number);
}
