import { actionsOf } from './actions/index.js';
import type { Definition } from './adapter/definition.js';
import type { PanelProperty } from './adapter/property.js';
import { PanelResource, PanelTable } from './adapter/resource.js';
import type { Action, PropertyOptions, ResourceOptions } from './adminjs.js';
import { Components } from './component-loader.js';
import { helpOf } from './locales/index.js';
import type { PanelRole } from './panel-user.js';
import { allows, isAllowedTo } from './policy.js';

/** The options of a resource for AdminJS. Labels, titles and help come from the locales, by the same names. */
export function optionsOf(definition: Definition, role: PanelRole): ResourceOptions {
  const { id, list, show, edit = [], create = edit, filter, sort, menu } = definition;
  const properties = new PanelResource(new PanelTable(definition)).properties();
  return {
    id,
    navigation: (menu ?? null) as ResourceOptions['navigation'],
    titleProperty: 'title',
    sort,
    listProperties: [...list],
    showProperties: [...show],
    editProperties: [...new Set([...create, ...edit])],
    filterProperties: ['search', ...filter],
    properties: Object.fromEntries(
      properties.map((property) => [property.name(), propertyOptions(property, definition, role)]),
    ),
    actions: Object.fromEntries(
      Object.entries(actionsOf(id)).map(([name, action]) => [name, actionOptions(name, action, definition)]),
    ) as ResourceOptions['actions'],
  };
}

function actionOptions(
  name: string,
  action: Partial<Action<never>>,
  definition: Definition,
): Partial<Action<never>> {
  const { id, edit = [], create = edit } = definition;
  const form = name === 'new' ? create : name === 'edit' ? edit : undefined;
  return {
    ...action,
    isAccessible: allows(id, name),
    ...(typeof action.component === 'string' ? { component: Components[action.component] ?? false } : {}),
    ...(form && form.length > 0 ? { layout: [...form] } : {}),
  };
}

function propertyOptions(property: PanelProperty, definition: Definition, role: PanelRole): PropertyOptions {
  const { reference, components } = property.column;
  const isLinked = reference !== undefined && isAllowedTo(role, reference, 'list');
  const name = property.name();
  const isFound = [...definition.list, ...definition.filter].includes(name);
  const help = helpOf(definition.id, name);
  return {
    ...(help ? { description: help } : {}),
    type: reference && !isLinked ? 'number' : property.kind,
    isRequired: property.isRequired(),
    custom: {
      canBeEmpty: property.isNullable,
      isFolded: definition.filterBesides?.includes(name) ?? false,
      line: narrowLineOf(definition, name),
    },
    isSortable: isFound && property.isSortable(),
    components: { ...componentsFor(property), ...ours(components) },
    ...(isLinked ? { reference } : {}),
    ...(property.choices
      ? { availableValues: property.choices.map((value) => ({ value, label: value })) }
      : {}),
  };
}

/** The line of a row on a phone that has a column; undefined for none. */
function narrowLineOf({ list, narrow }: Definition, name: string): 1 | 2 | undefined {
  const [first, second] = narrow ?? [list.slice(0, 1), list.slice(1, 4)];
  if (first.includes(name)) return 1;
  return second.includes(name) ? 2 : undefined;
}

/** Dates of AdminJS are a day off in Norway, and written the American way. */
function componentsFor({ kind }: PanelProperty): PropertyOptions['components'] {
  if (kind === 'date') {
    return ours({ edit: 'DateEdit', filter: 'DateFilter', show: 'DateShow', list: 'DateShow' });
  }
  return kind === 'datetime'
    ? ours({ edit: 'MomentEdit', filter: 'DateFilter', show: 'DateTimeShow', list: 'DateTimeShow' })
    : {};
}

function ours(components: PropertyOptions['components'] = {}): PropertyOptions['components'] {
  return Object.fromEntries(
    Object.entries(components).flatMap(([where, name]) => {
      const component = Components[name];
      return component ? [[where, component]] : [];
    }),
  );
}
