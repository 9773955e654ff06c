import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { tableOptions } from './table-options.js';

export const REFUND_STATES = ['due', 'pending', 'succeeded', 'failed'] as const;
export type RefundState = (typeof REFUND_STATES)[number];
/** `not_wanted`: money came when nothing was to be paid. `stripe`: made in Stripe's own dashboard. */
export const REFUND_REASONS = ['cancellation', 'change', 'closure', 'board', 'not_wanted', 'stripe'] as const;
export type RefundReason = (typeof REFUND_REASONS)[number];
export const REFUND_METHODS = ['card', 'elsewhere'] as const;
export type RefundMethod = (typeof REFUND_METHODS)[number];

/** Money that goes back of a charge. */
export class Refund extends Model<InferAttributes<Refund>, InferCreationAttributes<Refund>> {
  declare id: CreationOptional<string>;
  declare paymentId: string;
  declare amountOre: number;
  /** `elsewhere`: by hand, noted by the board. */
  declare method: CreationOptional<RefundMethod>;
  declare state: CreationOptional<RefundState>;
  declare reason: RefundReason;
  declare note: CreationOptional<string>;
  declare createdBy: CreationOptional<number | null>;
  declare madeAtStripe: CreationOptional<boolean>;
  declare attempt: CreationOptional<number>;
  declare sentAt: CreationOptional<Date | null>;
  declare leasedUntil: CreationOptional<Date | null>;
  declare stripeId: CreationOptional<string | null>;
  declare stripeStatus: CreationOptional<string | null>;
  /** Why it failed, as a code of Stripe. */
  declare failure: CreationOptional<string | null>;
  declare handledAt: CreationOptional<Date | null>;
  declare handledBy: CreationOptional<number | null>;
  declare createdAt: CreationOptional<Date>;
  declare settledAt: CreationOptional<Date | null>;
  /** When it was given back; kept when it fails afterwards. */
  declare succeededAt: CreationOptional<Date | null>;
  declare version: CreationOptional<number>;
}

export function initRefund(sequelize: Sequelize): void {
  Refund.init(
    {
      id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
      paymentId: { type: DataTypes.UUID, allowNull: false },
      amountOre: { type: DataTypes.INTEGER, allowNull: false },
      method: { type: DataTypes.ENUM(...REFUND_METHODS), allowNull: false, defaultValue: 'card' },
      state: { type: DataTypes.ENUM(...REFUND_STATES), allowNull: false, defaultValue: 'due' },
      reason: { type: DataTypes.ENUM(...REFUND_REASONS), allowNull: false },
      note: { type: DataTypes.TEXT, allowNull: false, defaultValue: '' },
      createdBy: { type: DataTypes.INTEGER },
      madeAtStripe: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
      attempt: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
      sentAt: { type: DataTypes.DATE },
      leasedUntil: { type: DataTypes.DATE },
      stripeId: { type: DataTypes.TEXT },
      stripeStatus: { type: DataTypes.TEXT },
      failure: { type: DataTypes.TEXT },
      handledAt: { type: DataTypes.DATE },
      handledBy: { type: DataTypes.INTEGER },
      createdAt: { type: DataTypes.DATE },
      settledAt: { type: DataTypes.DATE },
      succeededAt: { type: DataTypes.DATE },
      version: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
    },
    tableOptions(sequelize, 'refunds'),
  );
}
