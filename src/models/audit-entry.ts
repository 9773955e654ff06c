import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { tableOptions } from './table-options.js';

export const AUDIT_SOURCES = ['panel', 'api', 'guest_link', 'job', 'import', 'seed', 'sql'] as const;
export type AuditSource = (typeof AUDIT_SOURCES)[number];

/** One change to one record, written by the database itself. */
export class AuditEntry extends Model<InferAttributes<AuditEntry>, InferCreationAttributes<AuditEntry>> {
  declare id: CreationOptional<string>;
  declare at: CreationOptional<Date>;
  declare source: AuditSource;
  declare actorId: CreationOptional<number | null>;
  declare resource: string;
  declare recordId: string;
  declare action: 'create' | 'update' | 'delete';
  declare changes: Record<string, [unknown, unknown]>;
}

export function initAuditEntry(sequelize: Sequelize): void {
  AuditEntry.init(
    {
      id: { type: DataTypes.BIGINT, primaryKey: true, autoIncrement: true, allowNull: false },
      at: { type: DataTypes.DATE },
      source: { type: DataTypes.ENUM(...AUDIT_SOURCES), allowNull: false },
      actorId: { type: DataTypes.INTEGER },
      resource: { type: DataTypes.TEXT, allowNull: false },
      recordId: { type: DataTypes.TEXT, allowNull: false },
      action: { type: DataTypes.ENUM('create', 'update', 'delete'), allowNull: false },
      changes: { type: DataTypes.JSONB, allowNull: false },
    },
    tableOptions(sequelize, 'audit_entries'),
  );
}
