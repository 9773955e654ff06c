import type { ModelAttributeColumnOptions } from 'sequelize';
import { BaseProperty, type PropertyType } from '../adminjs.js';
import type { Column } from './definition.js';

const TYPES: Record<string, PropertyType> = {
  TEXT: 'string',
  STRING: 'string',
  INTEGER: 'number',
  SMALLINT: 'number',
  BIGINT: 'number',
  DECIMAL: 'float',
  DATE: 'datetime',
  DATEONLY: 'date',
  ENUM: 'string',
  JSONB: 'mixed',
  UUID: 'uuid',
  BOOLEAN: 'boolean',
};

/**
 * A property of a resource. To AdminJS's own conversions (`new Date(…)`, `Number('')`) all of them look like
 * text, so that what a form sends reaches our own normalising as it was written.
 */
export class PanelProperty extends BaseProperty {
  constructor(
    private readonly propertyName: string,
    readonly column: Column,
    /** The model's attribute; none for computed and virtual ones. */
    readonly attribute: ModelAttributeColumnOptions | undefined,
  ) {
    super({ path: propertyName });
  }

  /** How it is shown, filtered and normalised. */
  get kind(): PropertyType {
    if (this.column.reference) return 'reference';
    if (this.column.type) return this.column.type;
    return TYPES[typeName(this.attribute)] ?? 'string';
  }

  /** The values it can have; null when it is not a choice. */
  get choices(): readonly string[] | null {
    if (this.column.values) return this.column.values;
    const values = this.attribute && 'values' in this.attribute ? this.attribute.values : undefined;
    return values && values.length > 0 ? values : null;
  }

  get isWholeNumber(): boolean {
    return ['INTEGER', 'SMALLINT', 'BIGINT'].includes(typeName(this.attribute));
  }

  /** How many characters it holds at most; undefined when there is no limit of its own. */
  get maxLength(): number | undefined {
    const type = this.attribute?.type;
    const length = typeof type === 'object' && 'options' in type ? type.options : undefined;
    return typeof length === 'object' && length && 'length' in length ? Number(length.length) : undefined;
  }

  get isNullable(): boolean {
    return this.attribute?.allowNull !== false;
  }

  override type(): PropertyType {
    return 'string';
  }

  override isId(): boolean {
    return this.attribute?.primaryKey === true;
  }

  override isSortable(): boolean {
    return !this.column.virtual && this.kind !== 'mixed';
  }

  override isRequired(): boolean {
    if (this.column.required !== undefined) return this.column.required;
    return !this.isNullable && this.attribute?.defaultValue === undefined;
  }

  override isTitle(): boolean {
    return this.propertyName === 'title';
  }

  override isEditable(): boolean {
    return false;
  }

  override isVisible(): boolean {
    return false;
  }
}

function typeName(attribute: ModelAttributeColumnOptions | undefined): string {
  const type = attribute?.type;
  return typeof type === 'object' && 'key' in type && typeof type.key === 'string' ? type.key : 'TEXT';
}
