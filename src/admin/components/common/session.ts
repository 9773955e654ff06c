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
