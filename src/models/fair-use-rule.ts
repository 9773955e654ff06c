import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { tableOptions } from './table-options.js';

export const FAIR_USE_RULES = [
  'nights_per_stay',
  'nights_per_koie',
  'active_bookings',
  'one_koie_per_night',
] as const;

/** A limit on what one member may book. They are there from the start, and the board turns them on. */
export class FairUseRule extends Model<InferAttributes<FairUseRule>, InferCreationAttributes<FairUseRule>> {
  declare id: CreationOptional<number>;
  declare rule: (typeof FAIR_USE_RULES)[number];
  declare isOn: CreationOptional<boolean>;
  /** Nights or bookings; null for `one_koie_per_night`, which has no number. */
  declare most: number | null;
  /** For `nights_per_koie`: within how many days in a row. */
  declare days: number | null;
  declare version: CreationOptional<number>;
}

export function initFairUseRule(sequelize: Sequelize): void {
  FairUseRule.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true, allowNull: false },
      rule: { type: DataTypes.ENUM(...FAIR_USE_RULES), allowNull: false },
      isOn: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
      most: { type: DataTypes.INTEGER },
      days: { type: DataTypes.INTEGER },
      version: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
    },
    tableOptions(sequelize, 'fair_use_rules'),
  );
}
