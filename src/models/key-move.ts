import { type CreationOptional, DataTypes, type InferAttributes, Model, type Sequelize } from 'sequelize';
import { KEY_STATES, type KeyState } from './key.js';
import { tableOptions } from './table-options.js';

/** A move of a key, written by the database and never changed. */
export class KeyMove extends Model<InferAttributes<KeyMove>> {
  declare id: CreationOptional<number>;
  declare keyId: number;
  declare at: Date;
  declare actorId: number | null;
  declare fromState: KeyState;
  declare toState: KeyState;
  declare fromDeskId: number;
  declare toDeskId: number;
  /** With whom it went out, or from whom it came. */
  declare bookingId: number | null;
}

export function initKeyMove(sequelize: Sequelize): void {
  KeyMove.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true, allowNull: false },
      keyId: { type: DataTypes.INTEGER, allowNull: false },
      at: { type: DataTypes.DATE, allowNull: false },
      actorId: { type: DataTypes.INTEGER },
      fromState: { type: DataTypes.ENUM(...KEY_STATES), allowNull: false },
      toState: { type: DataTypes.ENUM(...KEY_STATES), allowNull: false },
      fromDeskId: { type: DataTypes.INTEGER, allowNull: false },
      toDeskId: { type: DataTypes.INTEGER, allowNull: false },
      bookingId: { type: DataTypes.INTEGER },
    },
    tableOptions(sequelize, 'key_moves'),
  );
}
