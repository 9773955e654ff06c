import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { tableOptions } from './table-options.js';
import { SHORT_TEXT } from './text-lengths.js';

/** A month in which no money is written any more, unless it was opened again. */
export class ClosedMonth extends Model<InferAttributes<ClosedMonth>, InferCreationAttributes<ClosedMonth>> {
  declare id: CreationOptional<number>;
  /** Its first day, in Oslo. */
  declare month: string;
  declare closedAt: CreationOptional<Date>;
  declare closedBy: CreationOptional<number | null>;
  declare reopenedAt: CreationOptional<Date | null>;
  declare reopenedBy: CreationOptional<number | null>;
  declare note: CreationOptional<string>;
  declare version: CreationOptional<number>;
}

export function initClosedMonth(sequelize: Sequelize): void {
  ClosedMonth.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true, allowNull: false },
      month: { type: DataTypes.DATEONLY, allowNull: false },
      closedAt: { type: DataTypes.DATE },
      closedBy: { type: DataTypes.INTEGER },
      reopenedAt: { type: DataTypes.DATE },
      reopenedBy: { type: DataTypes.INTEGER },
      note: { type: SHORT_TEXT, allowNull: false, defaultValue: '' },
      version: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
    },
    tableOptions(sequelize, 'closed_months'),
  );
}
