import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { tableOptions } from './table-options.js';

/** Nights for which the rules of fair use do not count for a member, as the board has decided for a reason. */
export class FairUseException extends Model<
  InferAttributes<FairUseException>,
  InferCreationAttributes<FairUseException>
> {
  declare id: CreationOptional<number>;
  declare userId: number;
  /** Null: at all of them. */
  declare koieId: CreationOptional<number | null>;
  declare firstNight: string;
  declare lastNight: string;
  declare reason: string;
  declare version: CreationOptional<number>;
}

export function initFairUseException(sequelize: Sequelize): void {
  FairUseException.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true, allowNull: false },
      userId: { type: DataTypes.INTEGER, allowNull: false },
      koieId: { type: DataTypes.INTEGER },
      firstNight: { type: DataTypes.DATEONLY, allowNull: false },
      lastNight: { type: DataTypes.DATEONLY, allowNull: false },
      reason: { type: DataTypes.STRING(500), allowNull: false },
      version: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
    },
    tableOptions(sequelize, 'fair_use_exceptions'),
  );
}
