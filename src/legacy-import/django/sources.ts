import { databaseSource } from '../../members/django/database-source.js';
import type { DjangoSource } from '../../members/django/row.js';
import { fileSource } from './file-source.js';

/** The applications whose tables hold what we take over. */
const APPLICATIONS = ['accounts', 'groups', 'koie_booking', 'koie_report', 'payments'];

/** Opens the sources that the caller of a command named: files of `dumpdata`, or addresses of databases. */
export function openSources(named: readonly string[]): Promise<DjangoSource[]> {
  return Promise.all(
    named.map((name) =>
      /^postgres(ql)?:\/\//.test(name) ? databaseSource(name, APPLICATIONS) : fileSource(name),
    ),
  );
}
