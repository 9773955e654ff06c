import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RequestHandler } from 'express';
import { answerClientError } from '../../src/api/client-errors.js';
import { createApp, messagesOf } from '../../src/app.js';
import { setReadiness } from '../../src/platform/readiness.js';
import { startStack } from '../behind-balancer/stack.js';
import { isBalanced } from './environment.js';

/** The application that tests talk to. */
export interface AppUnderTest {
  url: string;
  stop(): Promise<void>;
}

/** The real application, on the database that the models are bound to: in this process, or behind a balancer. */
export async function startForTests(
  makePanel: () => RequestHandler | Promise<RequestHandler>,
): Promise<AppUnderTest> {
  if (isBalanced) return startStack();
  setReadiness('ready');
  const app = createApp(await makePanel());
  const server = createServer(messagesOf(app), app).on('clientError', answerClientError);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
