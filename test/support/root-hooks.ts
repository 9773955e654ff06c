import type { Context, RootHookObject } from 'mocha';
import { isBalanced } from './environment.js';
import { startServerForTests, stopServerForTests } from './server.js';

/** One PostgreSQL for the whole run; every `useDatabase` makes a database of its own there. */
export const mochaHooks: RootHookObject = {
  async beforeAll(this: Context) {
    this.timeout(60_000);
    await startServerForTests();
  },
  async afterAll(this: Context) {
    this.timeout(60_000);
    if (isBalanced) await (await import('../behind-balancer/stack.js')).stopPgBouncer();
    await stopServerForTests();
  },
};
