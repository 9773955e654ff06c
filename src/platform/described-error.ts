/** Fields of an error that the log may show, beside its type, its message and its stack. */
const TOLD = [
  'code',
  'constraint',
  'table',
  'column',
  'routine',
  'errno',
  'syscall',
  'status',
  'statusCode',
  'responseCode',
  'failure',
] as const;
const DEPTH = 3;
/** PostgreSQL's class «data exception», whose words repeat the value that is wrong. */
const DATA_EXCEPTION = /^22/;

/** An error as the log shows it. */
export interface DescribedError {
  type: string;
  message?: string;
  stack: string;
  [told: string]: unknown;
}

/**
 * An error without what it may carry of people: statements and their parameters, failing rows, answers of mail
 * servers. Only what is listed here is told, since libraries hang whatever they had in hand on their errors.
 */
export function describedError(error: unknown, depth = DEPTH): DescribedError | string {
  if (!(error instanceof Error)) return typeof error;
  const told: Record<string, unknown> = {};
  for (const source of [originOf(error), error]) {
    for (const name of TOLD) {
      const value: unknown = Reflect.get(source, name);
      if (typeof value === 'string' || typeof value === 'number') told[name] = value;
    }
  }
  const isSafe = !DATA_EXCEPTION.test(String(told.code)) && told.responseCode === undefined;
  return {
    type: error.name,
    ...(isSafe && { message: error.message }),
    ...told,
    stack: framesOf(error),
    ...(depth > 0 && error.cause !== undefined && { cause: describedError(error.cause, depth - 1) }),
    ...(depth > 0 &&
      error instanceof AggregateError && {
        errors: error.errors.map((one) => describedError(one, depth - 1)),
      }),
  };
}

/** The database's own error inside of Sequelize's. */
function originOf(error: Error): object {
  return 'parent' in error && error.parent instanceof Error ? error.parent : error;
}

/** The stack without its first lines, which repeat the words. */
function framesOf({ stack = '' }: Error): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}
