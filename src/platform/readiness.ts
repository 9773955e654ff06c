/** Whether this process can serve requests, and if not, why. */
export type ReadinessState = 'starting' | 'migrations_pending' | 'schema_newer' | 'ready' | 'stopping';

interface Readiness {
  state: ReadinessState;
  /** For people; nothing secret, since `/readyz` is open to all. */
  detail: string;
}

const DETAILS: Record<ReadinessState, string> = {
  starting: 'The application is starting',
  migrations_pending: 'The database lacks migrations: run npm run migrate',
  schema_newer: 'The database is from a newer version of the application: start that one',
  ready: 'Ready',
  stopping: 'The application is stopping',
};

let current: Readiness = { state: 'starting', detail: DETAILS.starting };

/** How ready this process is. Set by `main.ts` alone (and by tests); never changed once it is stopping. */
export function readinessState(): Readonly<Readiness> {
  return current;
}

/** Says how ready this process is from now on, with an own reason where one is known. */
export function setReadiness(state: ReadinessState, detail = DETAILS[state]): void {
  if (current.state !== 'stopping') current = { state, detail };
}
