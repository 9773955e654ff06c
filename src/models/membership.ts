import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { tableOptions } from './table-options.js';

export const MEMBERSHIP_TYPES = [
  'leader',
  'deputy_leader',
  'cashier',
  'board_member',
  'deputy_board_member',
  'volunteer',
  'member',
] as const;
export type MembershipType = (typeof MEMBERSHIP_TYPES)[number];

/** That a user belongs to a group, as what, and until when. */
export class Membership extends Model<InferAttributes<Membership>, InferCreationAttributes<Membership>> {
  declare membershipNo: CreationOptional<number>;
  declare userId: number;
  declare groupId: number;
  declare type: CreationOptional<MembershipType>;
  declare dateJoined: CreationOptional<string>;
  declare groupExpiry: CreationOptional<string | null>;
  declare version: CreationOptional<number>;
}

export function initMembership(sequelize: Sequelize): void {
  Membership.init(
    {
      membershipNo: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true, allowNull: false },
      userId: { type: DataTypes.INTEGER, allowNull: false },
      groupId: { type: DataTypes.INTEGER, allowNull: false },
      type: { type: DataTypes.ENUM(...MEMBERSHIP_TYPES), allowNull: false, defaultValue: 'member' },
      dateJoined: { type: DataTypes.DATEONLY },
      groupExpiry: { type: DataTypes.DATEONLY },
      version: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
    },
    tableOptions(sequelize, 'memberships'),
  );
}
