import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { tableOptions } from './table-options.js';

export const PAYMENT_STATES = [
  'open',
  'processing',
  'requires_action',
  'declined',
  'succeeded',
  'wrong_amount',
  'refund_due',
  'refunded',
] as const;
export type PaymentState = (typeof PAYMENT_STATES)[number];

/** What a booking costs, and how far its card payment has come at Stripe. */
export class Payment extends Model<InferAttributes<Payment>, InferCreationAttributes<Payment>> {
  declare id: CreationOptional<string>;
  declare bookingId: number;
  declare priceNok: number;
  declare chargedOre: CreationOptional<number | null>;
  declare state: CreationOptional<PaymentState>;
  declare attempt: CreationOptional<number>;
  declare leasedUntil: CreationOptional<Date | null>;
  declare tokenId: CreationOptional<string | null>;
  declare paymentIntentId: CreationOptional<string | null>;
  declare chargeId: CreationOptional<string | null>;
  declare stripeStatus: CreationOptional<string | null>;
  declare refundId: CreationOptional<string | null>;
  declare checkoutSessionId: CreationOptional<string | null>;
  declare checkoutExpiresAt: CreationOptional<Date | null>;
  declare createdAt: CreationOptional<Date>;
  declare settledAt: CreationOptional<Date | null>;
  declare version: CreationOptional<number>;
}

export function initPayment(sequelize: Sequelize): void {
  Payment.init(
    {
      id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
      bookingId: { type: DataTypes.INTEGER, allowNull: false },
      priceNok: { type: DataTypes.INTEGER, allowNull: false },
      chargedOre: { type: DataTypes.INTEGER },
      state: { type: DataTypes.ENUM(...PAYMENT_STATES), allowNull: false, defaultValue: 'open' },
      attempt: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
      leasedUntil: { type: DataTypes.DATE },
      tokenId: { type: DataTypes.TEXT },
      paymentIntentId: { type: DataTypes.TEXT },
      chargeId: { type: DataTypes.TEXT },
      stripeStatus: { type: DataTypes.TEXT },
      refundId: { type: DataTypes.TEXT },
      checkoutSessionId: { type: DataTypes.TEXT },
      checkoutExpiresAt: { type: DataTypes.DATE },
      createdAt: { type: DataTypes.DATE },
      settledAt: { type: DataTypes.DATE },
      version: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
    },
    tableOptions(sequelize, 'payments'),
  );
}
