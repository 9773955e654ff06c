import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http';
import type { AddressInfo } from 'node:net';
import { config } from '../config/index.js';
import { answerClientError } from './api/client-errors.js';

/** Longer than load balancers keep an idle connection, so that none sends a request into one just closed. */
const KEEP_ALIVE_MS = 65_000;
const REQUEST_TIMEOUT_MS = 60_000;
/** Connections that the system takes on before we look at them: an opening brings thousands at once. It may allow fewer. */
const BACKLOG = 4_096;
const FINISH_REQUESTS_MS = 4_000;

/** A listening server. */
export interface HttpServer {
  /** For people on this machine. */
  url: string;
  /** Takes no new connections, lets requests under way finish for some seconds, and then ends them. */
  close(): Promise<void>;
}

/**
 * Listens where the configuration says; requests and answers are of the classes of `messages`. Throws one clear line
 * when it cannot.
 */
export async function listen(
  handle: RequestListener,
  messages: Pick<ServerOptions, 'IncomingMessage' | 'ServerResponse'>,
): Promise<HttpServer> {
  const server = createServer(
    { keepAliveTimeout: KEEP_ALIVE_MS, requestTimeout: REQUEST_TIMEOUT_MS, ...messages },
    handle,
  );
  server.on('clientError', answerClientError);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new Error(whyNot(error))));
    server.listen(config.port, config.host, BACKLOG, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://${hostForPeople()}:${port}`, close: () => close(server) };
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const startedAt = Date.now();
  // A kept-alive connection turns idle when its request is done, which closes it only when asked again.
  const sweep = setInterval(() => {
    if (Date.now() - startedAt > FINISH_REQUESTS_MS) server.closeAllConnections();
    else server.closeIdleConnections();
  }, 50);
  await closed;
  clearInterval(sweep);
}

function whyNot(error: NodeJS.ErrnoException): string {
  const where = `${config.host}, port ${config.port}`;
  if (error.code === 'EADDRINUSE') return `Another program listens on ${where} already: stop it or set PORT`;
  if (error.code === 'EACCES') return `This user may not listen on ${where}: set PORT to 1024 or above`;
  return `Cannot listen on ${where} (${error.message}): check HOST and PORT`;
}

function hostForPeople(): string {
  if (['127.0.0.1', '0.0.0.0', '::', '::1'].includes(config.host)) return 'localhost';
  return config.host.includes(':') ? `[${config.host}]` : config.host;
}
