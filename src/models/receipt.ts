import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import type { PaymentMethod } from './payment.js';
import type { RefundMethod, RefundReason } from './refund.js';
import { tableOptions } from './table-options.js';
import { LANGUAGES, type Language } from './user.js';

export const RECEIPT_KINDS = ['receipt', 'credit_note'] as const;
export type ReceiptKind = (typeof RECEIPT_KINDS)[number];

/** One line of what a receipt is for. Amounts in øre, VAT included. */
export interface ReceiptLine {
  /** The nights of members or of others; else what brings them to the sum that was paid. */
  what: 'member' | 'not_member' | 'price_change' | 'paid_before' | 'paid_beyond' | 'refund' | 'refund_failed';
  /** Of nights only. */
  persons?: number;
  nights?: number;
  unitOre?: number;
  sumOre: number;
}

/** All that a receipt prints, besides its number, moment and sum. The name is all it has of the buyer. */
export interface ReceiptContent {
  seller: { name: string; orgNo: string | null; address: string | null };
  /** Empty when no name is known. */
  buyer: string;
  reference: string;
  koie: string;
  /** Oslo days. */
  arrivalDate: string;
  departureDate: string;
  guestsMember: number;
  guestsNotMember: number;
  lines: ReceiptLine[];
  vat: { percent: number | null; ore: number };
  payment: { method: PaymentMethod | RefundMethod; stripeId: string | null };
  /** Why it was given back; null of a charge. */
  reason: RefundReason | null;
}

/**
 * A receipt of a charge, or a credit note of a refund; of a refund that failed after it had succeeded, a receipt that
 * takes the credit note back. Written once, and never changed.
 */
export class Receipt extends Model<InferAttributes<Receipt>, InferCreationAttributes<Receipt>> {
  declare id: CreationOptional<number>;
  /** Drawn by the database as the transaction commits; null until then only. */
  declare number: CreationOptional<number | null>;
  declare kind: ReceiptKind;
  declare bookingId: number;
  declare paymentId: string;
  declare refundId: CreationOptional<string | null>;
  /** The receipt that a credit note is about, or the credit note that is taken back: found by the database. */
  declare namesId: CreationOptional<number | null>;
  declare amountOre: number;
  declare language: Language;
  declare content: ReceiptContent;
  declare issuedAt: CreationOptional<Date | null>;
}

export function initReceipt(sequelize: Sequelize): void {
  Receipt.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true, allowNull: false },
      number: { type: DataTypes.INTEGER },
      kind: { type: DataTypes.ENUM(...RECEIPT_KINDS), allowNull: false },
      bookingId: { type: DataTypes.INTEGER, allowNull: false },
      paymentId: { type: DataTypes.UUID, allowNull: false },
      refundId: { type: DataTypes.UUID },
      namesId: { type: DataTypes.INTEGER },
      amountOre: { type: DataTypes.INTEGER, allowNull: false },
      language: { type: DataTypes.ENUM(...LANGUAGES), allowNull: false },
      content: { type: DataTypes.JSONB, allowNull: false },
      issuedAt: { type: DataTypes.DATE },
    },
    tableOptions(sequelize, 'receipts'),
  );
}
