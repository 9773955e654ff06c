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

/** Nights on which all or some beds of a koie are out of use. */
export class Closure extends Model<InferAttributes<Closure>, InferCreationAttributes<Closure>> {
  declare id: CreationOptional<number>;
  declare koieId: number;
  declare firstNight: string;
  declare lastNight: string;
  declare beds: CreationOptional<number | null>;
  declare reasonNb: string;
  declare reasonEn: CreationOptional<string>;
  declare createdBy: CreationOptional<number | null>;
  declare createdAt: CreationOptional<Date>;
  declare version: CreationOptional<number>;
}

export function initClosure(sequelize: Sequelize): void {
  Closure.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true, allowNull: false },
      koieId: { type: DataTypes.INTEGER, allowNull: false },
      firstNight: { type: DataTypes.DATEONLY, allowNull: false },
      lastNight: { type: DataTypes.DATEONLY, allowNull: false },
      beds: { type: DataTypes.INTEGER },
      reasonNb: { type: SHORT_TEXT, allowNull: false },
      reasonEn: { type: SHORT_TEXT, allowNull: false, defaultValue: '' },
      createdBy: { type: DataTypes.INTEGER },
      createdAt: { type: DataTypes.DATE },
      version: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
    },
    tableOptions(sequelize, 'closures'),
  );
}
