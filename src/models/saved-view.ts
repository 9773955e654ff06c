import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { tableOptions } from './table-options.js';

/** A list of the panel as somebody wants to see it again: tab, filters and order, by a name of their own. */
export class SavedView extends Model<InferAttributes<SavedView>, InferCreationAttributes<SavedView>> {
  declare id: CreationOptional<number>;
  declare userId: number;
  declare resource: string;
  declare name: string;
  /** What the address of the list has after its question mark. */
  declare query: string;
}

export function initSavedView(sequelize: Sequelize): void {
  SavedView.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true, allowNull: false },
      userId: { type: DataTypes.INTEGER, allowNull: false },
      resource: { type: DataTypes.STRING(60), allowNull: false },
      name: { type: DataTypes.STRING(60), allowNull: false },
      query: { type: DataTypes.STRING(2_000), allowNull: false },
    },
    tableOptions(sequelize, 'saved_views'),
  );
}
