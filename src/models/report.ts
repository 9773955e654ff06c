import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { tableOptions } from './table-options.js';

/** Equipment in the order of the report form; each is 0 ok, 1 not sure, 2 broken or missing. */
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

/** What guests or an inspection found at a koie. */
export class Report extends Model<InferAttributes<Report>, InferCreationAttributes<Report>> {
  declare id: CreationOptional<number>;
  declare bookingId: CreationOptional<number | null>;
  declare koieId: number;
  declare stayDate: string;
  declare createdOn: CreationOptional<string>;
  declare createdBy: CreationOptional<number | null>;
  declare feedback: CreationOptional<string>;
  declare firewood: CreationOptional<number>;
  declare choppedUpWood: number;
  declare smokeDetectorIsWorking: CreationOptional<boolean>;
  declare gasIsFull: CreationOptional<boolean>;
  declare gasBurnerPrimus: CreationOptional<number>;
  declare axe: CreationOptional<number>;
  declare hammer: CreationOptional<number>;
  declare saw: CreationOptional<number>;
  declare sawBlade: CreationOptional<number>;
  declare sawBench: CreationOptional<number>;
  declare spade: CreationOptional<number>;
  declare keroseneLamp: CreationOptional<number>;
  declare detergent: CreationOptional<number>;
  declare dishware: CreationOptional<number>;
  declare cookware: CreationOptional<number>;
  declare cabinBook: CreationOptional<number>;
  declare candleHolders: CreationOptional<number>;
  declare fireBlanket: CreationOptional<number>;
  declare fireExtinguisher: CreationOptional<number>;
  declare boatStatus: CreationOptional<number>;
  declare canoeStatus: CreationOptional<number>;
  declare lifeJacketsStatus: CreationOptional<number>;
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
      feedback: { type: DataTypes.TEXT, allowNull: false, defaultValue: '' },
      firewood: { type: DataTypes.SMALLINT, allowNull: false, defaultValue: 4 },
      choppedUpWood: { type: DataTypes.SMALLINT, allowNull: false },
      smokeDetectorIsWorking: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: true },
      gasIsFull: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: true },
      gasBurnerPrimus: { type: DataTypes.SMALLINT, allowNull: false, defaultValue: 0 },
      axe: { type: DataTypes.SMALLINT, allowNull: false, defaultValue: 0 },
      hammer: { type: DataTypes.SMALLINT, allowNull: false, defaultValue: 0 },
      saw: { type: DataTypes.SMALLINT, allowNull: false, defaultValue: 0 },
      sawBlade: { type: DataTypes.SMALLINT, allowNull: false, defaultValue: 0 },
      sawBench: { type: DataTypes.SMALLINT, allowNull: false, defaultValue: 0 },
      spade: { type: DataTypes.SMALLINT, allowNull: false, defaultValue: 0 },
      keroseneLamp: { type: DataTypes.SMALLINT, allowNull: false, defaultValue: 0 },
      detergent: { type: DataTypes.SMALLINT, allowNull: false, defaultValue: 0 },
      dishware: { type: DataTypes.SMALLINT, allowNull: false, defaultValue: 0 },
      cookware: { type: DataTypes.SMALLINT, allowNull: false, defaultValue: 0 },
      cabinBook: { type: DataTypes.SMALLINT, allowNull: false, defaultValue: 0 },
      candleHolders: { type: DataTypes.SMALLINT, allowNull: false, defaultValue: 0 },
      fireBlanket: { type: DataTypes.SMALLINT, allowNull: false, defaultValue: 0 },
      fireExtinguisher: { type: DataTypes.SMALLINT, allowNull: false, defaultValue: 0 },
      boatStatus: { type: DataTypes.SMALLINT, allowNull: false, defaultValue: 0 },
      canoeStatus: { type: DataTypes.SMALLINT, allowNull: false, defaultValue: 0 },
      lifeJacketsStatus: { type: DataTypes.SMALLINT, allowNull: false, defaultValue: 0 },
      otherFaults: { type: DataTypes.TEXT, allowNull: false, defaultValue: '' },
      handledAt: { type: DataTypes.DATE },
      handledBy: { type: DataTypes.INTEGER },
      version: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
    },
    tableOptions(sequelize, 'reports'),
  );
}
