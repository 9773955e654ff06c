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

export const CLOSURE_SOURCES = ['board', 'avalanche'] as const;
/** Who closes: the board, or the danger of avalanches. */
export type ClosureSource = (typeof CLOSURE_SOURCES)[number];

/** Nights on which all or some beds of a koie are out of use. */
export class Closure extends Model<InferAttributes<Closure>, InferCreationAttributes<Closure>> {
  declare id: CreationOptional<number>;
  declare koieId: number;
  declare firstNight: string;
  declare lastNight: string;
  declare beds: CreationOptional<number | null>;
  declare reasonNb: string;
  declare reasonEn: CreationOptional<string>;
  declare source: CreationOptional<ClosureSource>;
  /** The danger level, 1 to 5, that closes; null for closures of the board. */
  declare avalancheLevel: CreationOptional<number | null>;
  /** What Varsom says, and its page. */
  declare warningNb: CreationOptional<string>;
  declare warningEn: CreationOptional<string>;
  declare warningLink: CreationOptional<string>;
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
      source: { type: DataTypes.ENUM(...CLOSURE_SOURCES), allowNull: false, defaultValue: 'board' },
      avalancheLevel: { type: DataTypes.SMALLINT },
      warningNb: { type: SHORT_TEXT, allowNull: false, defaultValue: '' },
      warningEn: { type: SHORT_TEXT, allowNull: false, defaultValue: '' },
      warningLink: { type: DataTypes.TEXT, allowNull: false, defaultValue: '' },
      createdBy: { type: DataTypes.INTEGER },
      createdAt: { type: DataTypes.DATE },
      version: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
    },
    tableOptions(sequelize, 'closures'),
  );
}
