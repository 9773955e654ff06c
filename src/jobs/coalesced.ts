/**
 * Makes work that is asked for while it runs start once more afterwards, instead of beside itself.
 * The promise is of the last run.
 */
export function coalesced<Argument, Result>(
  work: (argument: Argument) => Promise<Result>,
): (argument: Argument) => Promise<Result> {
  let running: Promise<Result> | undefined;
  let isAskedAgain = false;

  async function run(argument: Argument): Promise<Result> {
    try {
      let result: Result;
      do {
        isAskedAgain = false;
        result = await work(argument);
      } while (isAskedAgain);
      return result;
    } finally {
      running = undefined;
    }
  }
  return (argument) => {
    if (running) isAskedAgain = true;
    running ??= run(argument);
    return running;
  };
}
