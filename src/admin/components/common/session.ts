import { ApiClient } from 'adminjs';

/** Asks the user to log in again, and tells whether they have. */
type Ask = (answer: (isIn: boolean) => void) => void;

let askUser: Ask | undefined;
let asked: Promise<boolean> | undefined;

/** From now on, and until the function that it returns is called, `ask` is how a user is asked to log in again. */
export function askBy(ask: Ask): () => void {
  askUser = ask;
  return () => {
    askUser = undefined;
  };
}

/** Has the user log in again, once for all requests that wait for it. False when they would not. */
export function logInAgain(): Promise<boolean> {
  asked ??= new Promise<boolean>((resolve) => {
    if (askUser) askUser(resolve);
    else resolve(false);
  }).finally(() => {
    asked = undefined;
  });
  return asked;
}

const REQUESTS = ['resourceAction', 'recordAction', 'bulkAction', 'getDashboard', 'getPage'] as const;
type Request = (...all: unknown[]) => Promise<unknown>;

/** AdminJS's client, which would leave the page when the session is over, logs in over it and asks again. */
export function keepPageOnSignOut(): void {
  const client = ApiClient.prototype as unknown as Record<(typeof REQUESTS)[number], Request>;
  for (const name of REQUESTS) {
    const request = client[name];
    client[name] = async function (...all) {
      try {
        return await request.apply(this, all);
      } catch (error) {
        const { response } = error as { response?: { status?: number } };
        if (response?.status !== 401 || !(await logInAgain())) throw error;
        return request.apply(this, all);
      }
    };
  }
}
