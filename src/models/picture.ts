import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { tableOptions } from './table-options.js';
import { ALT_LENGTH } from './text-lengths.js';

/** A picture of a koie, for guests, or of a report, for the board. Its files are rows of `picture_files`. */
export class Picture extends Model<InferAttributes<Picture>, InferCreationAttributes<Picture>> {
  declare id: CreationOptional<number>;
  declare koieId: CreationOptional<number | null>;
  declare reportId: CreationOptional<number | null>;
  /** In the order in which they are shown, from 1. */
  declare place: number;
  declare altNor: string;
  declare altEng: string;
  declare createdBy: CreationOptional<number | null>;
  declare createdAt: CreationOptional<Date>;
  declare version: CreationOptional<number>;
}

export function initPicture(sequelize: Sequelize): void {
  Picture.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true, allowNull: false },
      koieId: { type: DataTypes.INTEGER },
      reportId: { type: DataTypes.INTEGER },
      place: { type: DataTypes.INTEGER, allowNull: false },
      altNor: { type: DataTypes.STRING(ALT_LENGTH), allowNull: false },
      altEng: { type: DataTypes.STRING(ALT_LENGTH), allowNull: false },
      createdBy: { type: DataTypes.INTEGER },
      createdAt: { type: DataTypes.DATE },
      version: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
    },
    tableOptions(sequelize, 'pictures'),
  );
}
