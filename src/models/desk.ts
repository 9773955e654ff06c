import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { tableOptions } from './table-options.js';

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
      name: { type: DataTypes.TEXT, allowNull: false },
      address: { type: DataTypes.TEXT, allowNull: false, defaultValue: '' },
      openingNb: { type: DataTypes.TEXT, allowNull: false, defaultValue: '' },
      openingEn: { type: DataTypes.TEXT, allowNull: false, defaultValue: '' },
      contact: { type: DataTypes.TEXT, allowNull: false, defaultValue: '' },
      version: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
    },
    tableOptions(sequelize, 'desks'),
  );
}
