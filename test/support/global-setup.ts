import type { Runner } from 'mocha';
import { chromiumPath } from './chromium.js';
import { isBalanced } from './environment.js';
import { buildPanelBundle, compilePrograms } from './programs.js';
import { startServerForTests, stopServerForTests } from './server.js';

/** Once for a run, whether its files run in this process or in workers: what all of them share. */
export async function mochaGlobalSetup(this: Runner & { isParallelMode(): boolean }): Promise<void> {
  await Promise.all([startServerForTests(), compilePrograms()]);
  if (!this.isParallelMode()) return;
  // Workers would do both at the same time, in the same place. Without a browser, it is its tests that fail.
  await buildPanelBundle();
  process.env.CHROMIUM_PATH ??= await chromiumPath().catch(() => '');
}

export async function mochaGlobalTeardown(): Promise<void> {
  if (isBalanced) await (await import('../behind-balancer/stack.js')).stopPgBouncer();
  await stopServerForTests();
}
