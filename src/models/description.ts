import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { tableOptions } from './table-options.js';
import { LONG_TEXT, SHORT_TEXT } from './text-lengths.js';

/** The texts about a koie. They hold sanitised HTML: the public frontend shows some of them raw. */
export class Description extends Model<InferAttributes<Description>, InferCreationAttributes<Description>> {
  declare id: CreationOptional<number>;
  declare yrLinkNor: CreationOptional<string>;
  declare yrLinkEng: CreationOptional<string>;
  declare descriptionNor: CreationOptional<string>;
  declare descriptionEng: CreationOptional<string>;
  declare directionsNor: CreationOptional<string>;
  declare directionsEng: CreationOptional<string>;
  declare parkingNor: CreationOptional<string>;
  declare parkingEng: CreationOptional<string>;
  declare version: CreationOptional<number>;
}

export function initDescription(sequelize: Sequelize): void {
  Description.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true, allowNull: false },
      yrLinkNor: { type: SHORT_TEXT, allowNull: false, defaultValue: '' },
      yrLinkEng: { type: SHORT_TEXT, allowNull: false, defaultValue: '' },
      descriptionNor: { type: LONG_TEXT, allowNull: false, defaultValue: '' },
      descriptionEng: { type: LONG_TEXT, allowNull: false, defaultValue: '' },
      directionsNor: { type: LONG_TEXT, allowNull: false, defaultValue: '' },
      directionsEng: { type: LONG_TEXT, allowNull: false, defaultValue: '' },
      parkingNor: { type: LONG_TEXT, allowNull: false, defaultValue: '' },
      parkingEng: { type: LONG_TEXT, allowNull: false, defaultValue: '' },
      version: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
    },
    tableOptions(sequelize, 'descriptions'),
  );
}
