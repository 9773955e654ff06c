import { SavedView } from '../../models/index.js';
import { DomainError } from '../../platform/refusals/errors.js';
import type { CurrentAdmin } from '../adminjs.js';
import { userOf } from '../panel-user.js';
import { isAllowed } from '../policy.js';
import { type PageRequest, textIn } from './page.js';

/** More than anybody finds their way in. */
const MOST = 50;
const LONGEST_NAME = 60;

/** The views that somebody has saved, by resource and name. */
export interface ViewsPage {
  views: { id: number; resource: string; name: string; query: string }[];
}

/**
 * The saved views of whoever asks. A POST saves one (`resource`, `name`, `query`; of the same name it takes the place)
 * or removes one (`remove`: its number). Throws `invalid` for what cannot be saved, `forbidden` for a list of others.
 */
export async function views(
  { method, payload = {} }: PageRequest,
  _response: unknown,
  context: { currentAdmin?: CurrentAdmin },
): Promise<ViewsPage> {
  const user = userOf(context);
  const userId = Number(user.id);
  if (method === 'post') {
    const remove = Number(payload.remove);
    if (payload.remove !== undefined) {
      if (Number.isSafeInteger(remove)) await SavedView.destroy({ where: { id: remove, userId } });
    } else {
      await save(payload, userId, (resource) => isAllowed(user, resource, 'list'));
    }
  }
  const found = await SavedView.findAll({ where: { userId }, order: ['resource', 'name'], limit: MOST });
  return { views: found.map(({ id, resource, name, query }) => ({ id, resource, name, query })) };
}

async function save(
  payload: Record<string, unknown>,
  userId: number,
  maySee: (resource: string) => boolean,
): Promise<void> {
  const [resource, name, query] = ['resource', 'name', 'query'].map((field) => textIn(payload, field));
  if (!resource || !name || !query) throw new DomainError('invalid');
  if (!maySee(resource)) throw new DomainError('forbidden');
  // As many as are shown, whatever else is sent.
  if ((await SavedView.count({ where: { userId } })) >= MOST) throw new DomainError('conflict');
  const values = { userId, resource, name: name.slice(0, LONGEST_NAME), query };
  // Sequelize wants the column's name here, whatever its types say.
  const key = ['user_id' as 'userId', 'resource', 'name'] as const;
  await SavedView.upsert(values, { conflictFields: [...key] });
}
