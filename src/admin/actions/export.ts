import { osloMinuteOf, today } from '../../platform/clock.js';
import { csv } from '../../platform/csv.js';
import { conditionsOf } from '../adapter/conditions.js';
import type { Row } from '../adapter/definition.js';
import type { PanelResource } from '../adapter/resource.js';
import { type Action, type ActionContext, type ActionRequest, Filter } from '../adminjs.js';
import { propertyText, valueText } from '../locales/index.js';
import { userOf } from '../panel-user.js';
import { resourceOf } from './answer.js';
import { filtersIn, sortOfTab } from './list.js';

const PAGE = 5_000;

/** A CSV file of all pages of the list, with its filters and its order. */
export const exportCsv: Partial<Action<never>> = {
  actionType: 'resource',
  icon: 'Download',
  component: 'Export',
  handler: (async (request: ActionRequest, _response: unknown, context: ActionContext) => {
    const resource = resourceOf(context);
    const { exported, list, id } = resource.definition;
    const columns = exported ?? list;
    const rows = await filteredRows(resource, columns, request, context);
    const titled = await titlesOfReferences(resource, columns, rows, context);
    const { language } = userOf(context);
    return {
      csv: csv(
        columns.map((column) => propertyText(id, column, language)),
        titled.map((row) =>
          columns.map((column) => valueText(id, column, row[column], language) ?? asInSheets(row[column])),
        ),
      ),
      filename: `${id}-${today()}.csv`,
    };
  }) as never,
};

/** Moments as spreadsheets read them, in Oslo; anything else as it is. */
function asInSheets(value: unknown): unknown {
  return value instanceof Date ? osloMinuteOf(value) : value;
}

/** All rows that the list has with the filters and the order of a request. */
export async function filteredRows(
  resource: PanelResource,
  columns: readonly string[],
  request: ActionRequest,
  context: ActionContext,
): Promise<Row[]> {
  const asked: Record<string, unknown> = {
    ...sortOfTab(resource.definition, request.query),
    ...request.query,
  };
  const filter = new Filter(filtersIn(request.query), resource);
  const sort = {
    sortBy: typeof asked.sortBy === 'string' ? asked.sortBy : undefined,
    direction: typeof asked.direction === 'string' ? asked.direction : undefined,
  };
  const question = {
    where: conditionsOf(resource.definition, filter),
    properties: columns,
    order: resource.orderOf(sort, filter.get('search')?.value),
    limit: PAGE,
  };
  const rows: Row[] = [];
  for (;;) {
    const page = await resource.rows({ ...question, offset: rows.length }, userOf(context).language);
    rows.push(...page);
    if (page.length < PAGE) return rows;
  }
}

/** The rows with titles for keys of other records, which mean nothing to whoever reads a file. */
export async function titlesOfReferences(
  resource: PanelResource,
  columns: readonly string[],
  rows: readonly Row[],
  context: ActionContext,
): Promise<Row[]> {
  const titled = rows.map((row) => ({ ...row }));
  for (const column of columns) {
    const target = resource.property(column)?.column.reference;
    if (!target) continue;
    const keys = [...new Set(rows.flatMap((row) => (row[column] ? [String(row[column])] : [])))];
    const records = await context._admin.findResource(target).findMany(keys, context);
    const titles = new Map(records.map((record) => [String(record.id()), record.params.title]));
    for (const row of titled) row[column] = titles.get(String(row[column])) ?? row[column];
  }
  return titled;
}
