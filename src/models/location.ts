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

/** Where a koie is, and what the way there is like. */
export class Location extends Model<InferAttributes<Location>, InferCreationAttributes<Location>> {
  declare id: CreationOptional<number>;
  declare latitude: string;
  declare longitude: string;
  declare area: CreationOptional<string>;
  declare difficultyInfoNor: CreationOptional<string>;
  declare difficultyInfoEng: CreationOptional<string>;
  declare terrainNor: CreationOptional<string>;
  declare terrainEng: CreationOptional<string>;
  declare altitude: CreationOptional<number>;
  declare utm: CreationOptional<string>;
  declare kartblad: CreationOptional<string>;
  declare mapPdf: CreationOptional<string>;
  declare version: CreationOptional<number>;
}

export function initLocation(sequelize: Sequelize): void {
  Location.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true, allowNull: false },
      latitude: { type: DataTypes.DECIMAL, allowNull: false },
      longitude: { type: DataTypes.DECIMAL, allowNull: false },
      area: { type: SHORT_TEXT, allowNull: false, defaultValue: '' },
      difficultyInfoNor: { type: SHORT_TEXT, allowNull: false, defaultValue: '' },
      difficultyInfoEng: { type: SHORT_TEXT, allowNull: false, defaultValue: '' },
      terrainNor: { type: SHORT_TEXT, allowNull: false, defaultValue: '' },
      terrainEng: { type: SHORT_TEXT, allowNull: false, defaultValue: '' },
      altitude: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
      utm: { type: SHORT_TEXT, allowNull: false, defaultValue: '' },
      kartblad: { type: SHORT_TEXT, allowNull: false, defaultValue: '' },
      mapPdf: { type: SHORT_TEXT, allowNull: false, defaultValue: '' },
      version: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
    },
    tableOptions(sequelize, 'locations'),
  );
}
