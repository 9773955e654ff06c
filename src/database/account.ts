import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';

/** The user that PostgreSQL runs as. */
export interface Account {
  uid: number;
  gid: number;
}

/**
 * PostgreSQL refuses to run as root. When we are root it runs as the owner of its data folder, and for a new
 * folder as an ordinary user of the system: `postgres` where there is one, else `nobody`. Undefined: as
 * ourselves. Throws when there is no such user, or when the folder is out of our reach.
 */
export async function accountFor(folder: string): Promise<Account | undefined> {
  const owner = await stat(folder).catch(() => undefined);
  const ourselves = process.getuid?.();
  if (ourselves === 0) return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : systemAccount();
  if (owner && ourselves !== undefined && owner.uid !== ourselves)
    throw new Error(
      `${folder} belongs to another user (id ${owner.uid}): start as that user, or set DATA_DIR`,
    );
  return undefined;
}

function systemAccount(): Account {
  const passwd = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const wanted of ['postgres', 'nobody']) {
    const [, , uid, gid] = passwd.find(([name]) => name === wanted) ?? [];
    if (uid && gid && Number(uid) > 0) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(
    'The embedded PostgreSQL cannot run as root, and there is no user "postgres" or "nobody" to run it as. ' +
      'Start as an ordinary user, or set DATABASE_URL',
  );
}
