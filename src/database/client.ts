import pg from 'pg';

const CONNECT_TIMEOUT_MS = 10_000;

/** One connection of its own beside the pool, for what happens outside requests. The caller ends it. */
export async function openClient(url: string, applicationName: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: applicationName,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
  });
  // A lost connection also fails the query under way; without a listener it would end the process.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Why a database could not be reached or used, on one line. */
export function databaseProblem(error: unknown): string {
  // `localhost` tries IPv6 and IPv4, and the error that holds both has no message of its own.
  if (error instanceof AggregateError) return error.errors.map(databaseProblem).join(', ');
  return error instanceof Error ? error.message : String(error);
}
