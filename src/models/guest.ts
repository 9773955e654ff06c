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

/** One of a booking's party, so that rescue knows who is at a koie tonight. */
export class Guest extends Model<InferAttributes<Guest>, InferCreationAttributes<Guest>> {
  declare id: CreationOptional<number>;
  declare bookingId: number;
  declare position: number;
  declare name: CreationOptional<string>;
  declare phone: CreationOptional<string>;
  declare email: CreationOptional<string>;
  declare isMember: CreationOptional<boolean | null>;
}

export function initGuest(sequelize: Sequelize): void {
  Guest.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true, allowNull: false },
      bookingId: { type: DataTypes.INTEGER, allowNull: false },
      position: { type: DataTypes.INTEGER, allowNull: false },
      name: { type: SHORT_TEXT, allowNull: false, defaultValue: '' },
      phone: { type: SHORT_TEXT, allowNull: false, defaultValue: '' },
      email: { type: SHORT_TEXT, allowNull: false, defaultValue: '' },
      isMember: { type: DataTypes.BOOLEAN },
    },
    tableOptions(sequelize, 'guests'),
  );
}
