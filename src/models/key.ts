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

export const KEY_STATES = ['at_desk', 'out', 'lost', 'broken', 'retired'] as const;
export type KeyState = (typeof KEY_STATES)[number];

/** A numbered key of a koie. Its moves are noted by the database. */
export class Key extends Model<InferAttributes<Key>, InferCreationAttributes<Key>> {
  declare id: CreationOptional<number>;
  declare koieId: number;
  declare deskId: number;
  declare label: string;
  declare state: CreationOptional<KeyState>;
  /** With whom it is out. */
  declare bookingId: CreationOptional<number | null>;
  /** When it came to where it is: kept by the database. */
  declare since: CreationOptional<Date>;
  declare note: CreationOptional<string>;
  declare version: CreationOptional<number>;
}

export function initKey(sequelize: Sequelize): void {
  Key.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true, allowNull: false },
      koieId: { type: DataTypes.INTEGER, allowNull: false },
      deskId: { type: DataTypes.INTEGER, allowNull: false },
      label: { type: DataTypes.STRING(20), allowNull: false },
      state: { type: DataTypes.ENUM(...KEY_STATES), allowNull: false, defaultValue: 'at_desk' },
      bookingId: { type: DataTypes.INTEGER },
      since: { type: DataTypes.DATE },
      note: { type: SHORT_TEXT, allowNull: false, defaultValue: '' },
      version: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
    },
    tableOptions(sequelize, 'keys'),
  );
}
