import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Sequelize } from 'sequelize';
import { openClient } from '../database/client.js';
import { connect } from '../database/connect.js';
import { migrateUp, pendingMigrations, requireKnown } from '../database/migrate.js';
import { type OpenDatabase, openDatabase } from '../database/open.js';
import { closeLog } from '../platform/log.js';

type Options = NonNullable<ParseArgsConfig['options']>;

/** The arguments that the caller of a command wrote. */
type Arguments<T extends Options> = ReturnType<
  typeof parseArgs<{ options: T; allowPositionals: true; strict: true }>
>;

/** A command of package.json. */
interface Command<T extends Options> {
  /** Printed by --help: how it is called, what it does, its options. */
  help: string;
  options: T;
  /** How many arguments without a name it takes. */
  positionals?: { min: number; max: number };
  /** Whether it is what applies the migrations; every other one needs them applied. */
  migrates?: boolean;
  /** Does the work, the models being bound to `database.url`. Returns what it did, for people. */
  run(args: Arguments<T>, database: OpenDatabase): Promise<string>;
}

/**
 * Runs a command and ends the process: with 0 when it did its work, and otherwise with 1 and the reason on
 * stderr. The embedded database is joined or started for as long as it takes, and migrated first.
 */
export async function runCommand<T extends Options>(command: Command<T>): Promise<never> {
  let exitCode = 0;
  try {
    const args = readArguments(command);
    if (!args) print(command.help);
    else print(await onDatabase(command, args));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    exitCode = 1;
  }
  await closeLog();
  process.exit(exitCode);
}

function readArguments<T extends Options>(command: Command<T>): Arguments<T> | undefined {
  if (process.argv.slice(2).some((argument) => argument === '--help' || argument === '-h')) return undefined;
  const args = parseArgs({ options: command.options, allowPositionals: true, strict: true });
  const { min, max } = command.positionals ?? { min: 0, max: 0 };
  if (args.positionals.length < min) throw new Error(`Too few arguments. ${command.help}`);
  if (args.positionals.length > max) throw new Error(`Unexpected argument: ${args.positionals[max]}`);
  return args;
}

async function onDatabase<T extends Options>(command: Command<T>, args: Arguments<T>): Promise<string> {
  const database = await openDatabase();
  let sequelize: Sequelize | undefined;
  const close = async () => {
    await sequelize?.close();
    await database.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void close()
        .finally(closeLog)
        .finally(() => process.exit(1));
    });
  }
  try {
    if (!command.migrates) await requireMigrations(database);
    sequelize = connect(database.url);
    return await command.run(args, database);
  } finally {
    await close();
  }
}

async function requireMigrations({ url, embedded }: OpenDatabase): Promise<void> {
  if (embedded) {
    const applied = await migrateUp(url);
    if (applied.length > 0) print(`Applied ${applied.length} migrations.`);
    return;
  }
  const client = await openClient(url, 'koiene command');
  try {
    await requireKnown(client);
    const pending = await pendingMigrations(client);
    if (pending.length > 0)
      throw new Error(`The database lacks ${pending.length} migrations: run npm run migrate first`);
  } finally {
    await client.end();
  }
}

function print(text: string): void {
  process.stdout.write(`${text.trim()}\n`);
}
