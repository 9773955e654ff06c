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

/** A counter that hands out keys, such as SiT Gløshaugen. */
export class Desk extends Model<InferAttributes<Desk>, InferCreationAttributes<Desk>> {
  declare id: CreationOptional<number>;
  declare name: string;
  declare address: CreationOptional<string>;
  declare openingNb: CreationOptional<string>;
  declare openingEn: CreationOptional<string>;
  declare contact: CreationOptional<string>;
  declare version: CreationOptional<number>;
}

export function initDesk(sequelize: Sequelize): void {
  Desk.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true, allowNull: false },
      name: { type: SHORT_TEXT, allowNull: false },
      address: { type: SHORT_TEXT, allowNull: false, defaultValue: '' },
      openingNb: { type: SHORT_TEXT, allowNull: false, defaultValue: '' },
      openingEn: { type: SHORT_TEXT, allowNull: false, defaultValue: '' },
      contact: { type: SHORT_TEXT, allowNull: false, defaultValue: '' },
      version: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
    },
    tableOptions(sequelize, 'desks'),
  );
}
