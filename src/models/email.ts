import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { tableOptions } from './table-options.js';
import { LANGUAGES, type Language } from './user.js';

export const EMAIL_KINDS = [
  'booking_confirmation',
  'koie_information',
  'checklist_reminder',
  'key_reminder',
  'key_overdue',
  'key_overdue_summary',
  'key_lost',
  'payment_refunded',
  'payment_link',
  'payment_received',
  'refund_sent',
  'booking_moved',
  'booking_cancelled',
  'closure_offer',
  'all_clear',
  'waitlist_offer',
  'waitlist_expired',
  'board_message',
  'new_sign_in',
  'password_changed',
  'sign_in_changed',
  'password_invitation',
  'password_reset',
] as const;
export type EmailKind = (typeof EMAIL_KINDS)[number];
export const EMAIL_STATES = ['queued', 'sending', 'sent', 'failed', 'cancelled'] as const;
export type EmailState = (typeof EMAIL_STATES)[number];

/** A mail in the outbox: written with what caused it, sent afterwards. */
export class Email extends Model<InferAttributes<Email>, InferCreationAttributes<Email>> {
  declare id: CreationOptional<number>;
  declare kind: EmailKind;
  declare bookingId: CreationOptional<number | null>;
  declare sequence: CreationOptional<number>;
  declare recipient: string;
  declare language: Language;
  declare subject: string;
  declare html: string;
  declare text: string;
  declare calendar: CreationOptional<string | null>;
  declare messageId: string;
  declare state: CreationOptional<EmailState>;
  declare attempts: CreationOptional<number>;
  declare dueAt: CreationOptional<Date>;
  declare leasedUntil: CreationOptional<Date | null>;
  declare lastError: CreationOptional<string | null>;
  declare createdAt: CreationOptional<Date>;
  declare sentAt: CreationOptional<Date | null>;
}

export function initEmail(sequelize: Sequelize): void {
  Email.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true, allowNull: false },
      kind: { type: DataTypes.ENUM(...EMAIL_KINDS), allowNull: false },
      bookingId: { type: DataTypes.INTEGER },
      sequence: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
      recipient: { type: DataTypes.TEXT, allowNull: false },
      language: { type: DataTypes.ENUM(...LANGUAGES), allowNull: false },
      subject: { type: DataTypes.TEXT, allowNull: false },
      html: { type: DataTypes.TEXT, allowNull: false },
      text: { type: DataTypes.TEXT, allowNull: false },
      calendar: { type: DataTypes.TEXT },
      messageId: { type: DataTypes.TEXT, allowNull: false },
      state: { type: DataTypes.ENUM(...EMAIL_STATES), allowNull: false, defaultValue: 'queued' },
      attempts: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
      dueAt: { type: DataTypes.DATE },
      leasedUntil: { type: DataTypes.DATE },
      lastError: { type: DataTypes.TEXT },
      createdAt: { type: DataTypes.DATE },
      sentAt: { type: DataTypes.DATE },
    },
    tableOptions(sequelize, 'emails'),
  );
}
