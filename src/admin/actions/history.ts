import { QueryTypes } from 'sequelize';
import { database, USER_NAME } from '../../models/index.js';
import type { PanelResource } from '../adapter/resource.js';
import type { Action, ActionContext, ActionRequest } from '../adminjs.js';
import { fieldOf } from '../resources/shared.js';
import { recordOf, resourceOf } from './answer.js';

const MOST = 200;

interface Entry {
  at: Date;
  source: string;
  actor: string | null;
  action: string;
  changes: Record<string, [unknown, unknown]>;
}

/** The history of a record, latest first: who, when, from what to what. */
export const history: Partial<Action<never>> = {
  actionType: 'record',
  icon: 'Clock',
  component: 'History',
  handler: (async (_request: ActionRequest, _response: unknown, context: ActionContext) => {
    const record = recordOf(context);
    const resource = resourceOf(context);
    const entries = await entriesOf(resource.definition.id, String(record.id()));
    return {
      record: record.toJSON(context.currentAdmin),
      history: await withTitles(
        entries.map((entry) => ({ ...entry, changes: changesOf(entry, resource) })),
        resource,
        context,
      ),
    };
  }) as never,
};

interface FieldChange {
  field: string;
  before: unknown;
  after: unknown;
}

function entriesOf(table: string, recordId: string): Promise<Entry[]> {
  return database().query<Entry>(
    `select a.at, a.source, a.action, a.changes, ${USER_NAME} as actor
     from audit_entries a left join users u on u.ntnui_no = a.actor_id
     where a.resource = $1 and a.record_id = $2 order by a.id desc limit ${MOST}`,
    { bind: [table, recordId], type: QueryTypes.SELECT },
  );
}

/** Only of what the role sees of the record. */
function changesOf({ changes }: Entry, resource: PanelResource): FieldChange[] {
  return Object.entries(changes).flatMap(([column, [before, after]]) => {
    const field = fieldOf(column);
    return resource.property(field) ? [{ field, before, after }] : [];
  });
}

/** Keys of other records become those records' titles. */
async function withTitles<E extends { changes: FieldChange[] }>(
  entries: E[],
  resource: PanelResource,
  context: ActionContext,
): Promise<E[]> {
  for (const property of resource.properties()) {
    const target = property.column.reference;
    const changes = entries.flatMap((entry) =>
      entry.changes.filter(({ field }) => field === property.name()),
    );
    if (!target || changes.length === 0) continue;
    const keys = [...new Set(changes.flatMap(({ before, after }) => [before, after]))];
    const records = await context._admin
      .findResource(target)
      .findMany(keys.filter((key) => key !== null).map(String), context);
    const titles = new Map(records.map((record) => [String(record.id()), record.params.title]));
    for (const change of changes) {
      change.before = titles.get(String(change.before)) ?? change.before;
      change.after = titles.get(String(change.after)) ?? change.after;
    }
  }
  return entries;
}
