import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../config/index.js';

const run = promisify(execFile);
const compiledFolder = join(projectRoot, 'dist-test');

/** Where a TypeScript file of the project (`src/main.ts`) is compiled to: it starts several times as fast. */
export function compiled(file: string): string {
  return join(compiledFolder, file.replace(/\.ts$/, '.js'));
}

/**
 * Compiles what tests start as processes of their own: all that has changed since the last time. Types are for
 * `npm run check` to look at.
 */
export async function compilePrograms(): Promise<void> {
  await run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.test.json'], {
    cwd: projectRoot,
  });
}

/** Bundles the panel's components, unless that has been done since they last changed. */
export async function buildPanelBundle(): Promise<void> {
  await run(process.execPath, [compiled('src/admin/build-bundle.ts')], { cwd: projectRoot });
}
