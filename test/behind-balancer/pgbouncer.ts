import { freePort, startDebianProgram, untilListening, writeFiles } from './programs.js';

/** Fewer than the processes of a stack ask for together, so that connections are really shared. */
export const SERVER_CONNECTIONS = 8;

/** A PgBouncer in transaction mode in front of a PostgreSQL. */
export interface PgBouncer {
  /** The address of a database by way of it. */
  urlOf(database: string): string;
  stop(): Promise<void>;
}

/** Starts one in front of the server at `server`, for all its databases. The files are those of docs/scaling.md. */
export async function startPgBouncer(server: string): Promise<PgBouncer> {
  const { hostname, port, username, password } = new URL(server);
  const ownPort = await freePort();
  const folder = await writeFiles('pgbouncer', {
    'userlist.txt': `"${username}" "${decodeURIComponent(password)}"\n`,
    'pgbouncer.ini': `[databases]
* = host=${hostname} port=${port}

[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${ownPort}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = userlist.txt
pool_mode = transaction
max_client_conn = 500
default_pool_size = ${SERVER_CONNECTIONS}
server_idle_timeout = 1
`,
  });
  // It refuses to run as root.
  const user = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
  const program = startDebianProgram('pgbouncer', [...user, 'pgbouncer.ini'], folder);
  await untilListening(ownPort, program);
  return {
    urlOf: (database) => `postgresql://${username}:${password}@127.0.0.1:${ownPort}/${database}`,
    stop: program.stop,
  };
}
