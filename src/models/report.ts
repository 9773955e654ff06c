import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { tableOptions } from './table-options.js';
import { LONG_TEXT } from './text-lengths.js';

/** Equipment in the order of the report form; each is 0 ok, 1 not sure, 2 broken or missing, null not looked at. */
export const EQUIPMENT = [
  'gasBurnerPrimus',
  'axe',
  'hammer',
  'saw',
  'sawBlade',
  'sawBench',
  'spade',
  'keroseneLamp',
  'detergent',
  'dishware',
  'cookware',
  'cabinBook',
  'candleHolders',
  'fireBlanket',
  'fireExtinguisher',
] as const;

/** A report: the findings of guests or of an inspection at a koie. */
export class Report extends Model<InferAttributes<Report>, InferCreationAttributes<Report>> {
  declare id: CreationOptional<number>;
  declare bookingId: CreationOptional<number | null>;
  declare koieId: number;
  declare stayDate: string;
  declare createdOn: CreationOptional<string>;
  declare createdBy: CreationOptional<number | null>;
  declare feedback: CreationOptional<string>;
  declare firewood: CreationOptional<number | null>;
  declare choppedUpWood: CreationOptional<number | null>;
  declare smokeDetectorIsWorking: CreationOptional<boolean | null>;
  declare gasIsFull: CreationOptional<boolean | null>;
  declare gasBurnerPrimus: CreationOptional<number | null>;
  declare axe: CreationOptional<number | null>;
  declare hammer: CreationOptional<number | null>;
  declare saw: CreationOptional<number | null>;
  declare sawBlade: CreationOptional<number | null>;
  declare sawBench: CreationOptional<number | null>;
  declare spade: CreationOptional<number | null>;
  declare keroseneLamp: CreationOptional<number | null>;
  declare detergent: CreationOptional<number | null>;
  declare dishware: CreationOptional<number | null>;
  declare cookware: CreationOptional<number | null>;
  declare cabinBook: CreationOptional<number | null>;
  declare candleHolders: CreationOptional<number | null>;
  declare fireBlanket: CreationOptional<number | null>;
  declare fireExtinguisher: CreationOptional<number | null>;
  declare boatStatus: CreationOptional<number | null>;
  declare canoeStatus: CreationOptional<number | null>;
  declare lifeJacketsStatus: CreationOptional<number | null>;
  declare otherFaults: CreationOptional<string>;
  declare handledAt: CreationOptional<Date | null>;
  declare handledBy: CreationOptional<number | null>;
  declare version: CreationOptional<number>;
}

export function initReport(sequelize: Sequelize): void {
  Report.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true, allowNull: false },
      bookingId: { type: DataTypes.INTEGER },
      koieId: { type: DataTypes.INTEGER, allowNull: false },
      stayDate: { type: DataTypes.DATEONLY, allowNull: false },
      createdOn: { type: DataTypes.DATEONLY },
      createdBy: { type: DataTypes.INTEGER },
      feedback: { type: LONG_TEXT, allowNull: false, defaultValue: '' },
      firewood: { type: DataTypes.SMALLINT },
      choppedUpWood: { type: DataTypes.SMALLINT },
      smokeDetectorIsWorking: { type: DataTypes.BOOLEAN },
      gasIsFull: { type: DataTypes.BOOLEAN },
      gasBurnerPrimus: { type: DataTypes.SMALLINT },
      axe: { type: DataTypes.SMALLINT },
      hammer: { type: DataTypes.SMALLINT },
      saw: { type: DataTypes.SMALLINT },
      sawBlade: { type: DataTypes.SMALLINT },
      sawBench: { type: DataTypes.SMALLINT },
      spade: { type: DataTypes.SMALLINT },
      keroseneLamp: { type: DataTypes.SMALLINT },
      detergent: { type: DataTypes.SMALLINT },
      dishware: { type: DataTypes.SMALLINT },
      cookware: { type: DataTypes.SMALLINT },
      cabinBook: { type: DataTypes.SMALLINT },
      candleHolders: { type: DataTypes.SMALLINT },
      fireBlanket: { type: DataTypes.SMALLINT },
      fireExtinguisher: { type: DataTypes.SMALLINT },
      boatStatus: { type: DataTypes.SMALLINT },
      canoeStatus: { type: DataTypes.SMALLINT },
      lifeJacketsStatus: { type: DataTypes.SMALLINT },
      otherFaults: { type: LONG_TEXT, allowNull: false, defaultValue: '' },
      handledAt: { type: DataTypes.DATE },
      handledBy: { type: DataTypes.INTEGER },
      version: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
    },
    tableOptions(sequelize, 'reports'),
  );
}
