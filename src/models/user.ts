import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { tableOptions } from './table-options.js';

export const LANGUAGES = ['nb', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A person of the membership system: guest, board member, SiT employee or administrator. */
export class User extends Model<InferAttributes<User>, InferCreationAttributes<User>> {
  declare ntnuiNo: CreationOptional<number>;
  declare email: string;
  declare passwordHash: string;
  declare firstName: CreationOptional<string>;
  declare lastName: CreationOptional<string>;
  declare dateOfBirth: CreationOptional<string | null>;
  declare gender: CreationOptional<'M' | 'F' | '-'>;
  declare customerNo: CreationOptional<string | null>;
  declare registerDate: CreationOptional<string>;
  declare cardNo: CreationOptional<string | null>;
  declare language: CreationOptional<Language>;
  declare phoneNumber: CreationOptional<string | null>;
  declare contactEmail: CreationOptional<string | null>;
  declare isActive: CreationOptional<boolean>;
  declare isAdmin: CreationOptional<boolean>;
  declare isStaff: CreationOptional<boolean>;
  declare isSuperuser: CreationOptional<boolean>;
  declare lastLogin: CreationOptional<Date | null>;
  declare credentialsChangedAt: CreationOptional<Date>;
  declare version: CreationOptional<number>;
}

/** The whole name of a user `u`, as SQL; null when it is not known. */
export const USER_NAME = `nullif(trim(u.first_name || ' ' || u.last_name), '')`;

export function initUser(sequelize: Sequelize): void {
  User.init(
    {
      ntnuiNo: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true, allowNull: false },
      email: { type: DataTypes.TEXT, allowNull: false },
      passwordHash: { type: DataTypes.TEXT, allowNull: false },
      firstName: { type: DataTypes.TEXT, allowNull: false, defaultValue: '' },
      lastName: { type: DataTypes.TEXT, allowNull: false, defaultValue: '' },
      dateOfBirth: { type: DataTypes.DATEONLY },
      gender: { type: DataTypes.ENUM('M', 'F', '-'), allowNull: false, defaultValue: '-' },
      customerNo: { type: DataTypes.TEXT },
      registerDate: { type: DataTypes.DATEONLY },
      cardNo: { type: DataTypes.TEXT },
      language: { type: DataTypes.ENUM(...LANGUAGES), allowNull: false, defaultValue: 'nb' },
      phoneNumber: { type: DataTypes.TEXT },
      contactEmail: { type: DataTypes.TEXT },
      isActive: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: true },
      isAdmin: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
      isStaff: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
      isSuperuser: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
      lastLogin: { type: DataTypes.DATE },
      credentialsChangedAt: { type: DataTypes.DATE },
      version: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
    },
    tableOptions(sequelize, 'users'),
  );
}
