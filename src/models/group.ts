import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { tableOptions } from './table-options.js';

/** A group of NTNUI; the ones with slug `koiene` and `sit` decide roles. */
export class Group extends Model<InferAttributes<Group>, InferCreationAttributes<Group>> {
  declare groupId: CreationOptional<number>;
  declare name: string;
  declare slug: string;
  declare foundingDate: CreationOptional<string | null>;
  declare access: CreationOptional<'O' | 'C' | 'H'>;
  declare category: CreationOptional<'sports_group' | 'administrative_group'>;
  declare version: CreationOptional<number>;
}

export function initGroup(sequelize: Sequelize): void {
  Group.init(
    {
      groupId: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true, allowNull: false },
      name: { type: DataTypes.TEXT, allowNull: false },
      slug: { type: DataTypes.TEXT, allowNull: false },
      foundingDate: { type: DataTypes.DATEONLY },
      access: { type: DataTypes.ENUM('O', 'C', 'H'), allowNull: false, defaultValue: 'O' },
      category: {
        type: DataTypes.ENUM('sports_group', 'administrative_group'),
        allowNull: false,
        defaultValue: 'sports_group',
      },
      version: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
    },
    tableOptions(sequelize, 'groups'),
  );
}
