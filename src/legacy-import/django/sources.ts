import { databaseSource } from './database-source.js';
import { fileSource } from './file-source.js';
import type { DjangoSource } from './row.js';

/** What the caller of a command named: files of `dumpdata`, or addresses of databases. */
export function openSources(named: readonly string[]): Promise<DjangoSource[]> {
  return Promise.all(
    named.map((name) => (/^postgres(ql)?:\/\//.test(name) ? databaseSource(name) : fileSource(name))),
  );
}
