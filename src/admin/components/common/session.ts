/** Asks the user for something over the page, and tells whether they have done it. */
type Ask = (answer: (isDone: boolean) => void) => void;

/** What the user can be asked for: to log in again, or to show that it is still they. */
type Wanted = 'logIn' | 'proof';

const asks: Partial<Record<Wanted, Ask>> = {};
const asked: Partial<Record<Wanted, Promise<boolean>>> = {};

/** From now on, and until the function that it returns is called, `ask` is how a user is asked for that. */
export function askBy(wanted: Wanted, ask: Ask): () => void {
  asks[wanted] = ask;
  return () => {
    delete asks[wanted];
  };
}

/** Has the user log in again, once for all requests that wait for it. False when they would not. */
export function logInAgain(): Promise<boolean> {
  return askFor('logIn');
}

/** Has the user show that it is still they, once for all requests that wait for it. False when they would not. */
export function proveAgain(): Promise<boolean> {
  return askFor('proof');
}

function askFor(wanted: Wanted): Promise<boolean> {
  asked[wanted] ??= new Promise<boolean>((resolve) => {
    const ask = asks[wanted];
    if (ask) ask(resolve);
    else resolve(false);
  }).finally(() => {
    delete asked[wanted];
  });
  return asked[wanted];
}
