import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { tableOptions } from './table-options.js';

/** `wrong_amount`: money has come in another currency; somebody has to see to it. */
export const PAYMENT_STATES = [
  'open',
  'processing',
  'requires_action',
  'declined',
  'succeeded',
  'wrong_amount',
] as const;
export type PaymentState = (typeof PAYMENT_STATES)[number];
export const PAYMENT_METHODS = ['card', 'link', 'elsewhere', 'invoice'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

/** A charge of a booking: paid with a card at Stripe, or noted by staff. */
export class Payment extends Model<InferAttributes<Payment>, InferCreationAttributes<Payment>> {
  declare id: CreationOptional<string>;
  declare bookingId: number;
  /** 1 is the one that the REST API calls `booking_transaction_id`. */
  declare position: CreationOptional<number>;
  declare method: CreationOptional<PaymentMethod>;
  /** The sum charged, in øre; before that, the sum that the present attempt asks for. */
  declare amountOre: CreationOptional<number | null>;
  declare state: CreationOptional<PaymentState>;
  declare note: CreationOptional<string>;
  declare attempt: CreationOptional<number>;
  declare leasedUntil: CreationOptional<Date | null>;
  declare tokenId: CreationOptional<string | null>;
  declare paymentIntentId: CreationOptional<string | null>;
  declare chargeId: CreationOptional<string | null>;
  declare stripeStatus: CreationOptional<string | null>;
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
      position: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 1 },
      method: { type: DataTypes.ENUM(...PAYMENT_METHODS), allowNull: false, defaultValue: 'card' },
      amountOre: { type: DataTypes.INTEGER },
      state: { type: DataTypes.ENUM(...PAYMENT_STATES), allowNull: false, defaultValue: 'open' },
      note: { type: DataTypes.TEXT, allowNull: false, defaultValue: '' },
      attempt: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
      leasedUntil: { type: DataTypes.DATE },
      tokenId: { type: DataTypes.TEXT },
      paymentIntentId: { type: DataTypes.TEXT },
      chargeId: { type: DataTypes.TEXT },
      stripeStatus: { type: DataTypes.TEXT },
      checkoutSessionId: { type: DataTypes.TEXT },
      checkoutExpiresAt: { type: DataTypes.DATE },
      createdAt: { type: DataTypes.DATE },
      settledAt: { type: DataTypes.DATE },
      version: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
    },
    tableOptions(sequelize, 'payments'),
  );
}
