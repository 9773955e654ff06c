import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { tableOptions } from './table-options.js';

/** Which nights are opened to members each week, for a koie in place of its booking window. Weekdays: 1 is Monday. */
export class ReleaseRule extends Model<InferAttributes<ReleaseRule>, InferCreationAttributes<ReleaseRule>> {
  declare id: CreationOptional<number>;
  /** Null: all of them. */
  declare koieIds: CreationOptional<number[] | null>;
  declare weekday: number;
  /** `HH:mm` or `HH:mm:ss`, as the clocks of Oslo show it. */
  declare atTime: string;
  declare fromWeekday: number;
  /** Weeks from that of the release to that of the first night. */
  declare fromWeek: number;
  declare nights: CreationOptional<number>;
  declare version: CreationOptional<number>;
}

export function initReleaseRule(sequelize: Sequelize): void {
  ReleaseRule.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true, allowNull: false },
      koieIds: { type: DataTypes.ARRAY(DataTypes.INTEGER) },
      weekday: { type: DataTypes.INTEGER, allowNull: false },
      atTime: { type: DataTypes.TIME, allowNull: false },
      fromWeekday: { type: DataTypes.INTEGER, allowNull: false },
      fromWeek: { type: DataTypes.INTEGER, allowNull: false },
      nights: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 7 },
      version: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
    },
    tableOptions(sequelize, 'release_rules'),
  );
}
