import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type ModelAttributes,
  type Sequelize,
} from 'sequelize';
import { tableOptions } from './table-options.js';
import { LONG_TEXT, SHORT_TEXT } from './text-lengths.js';

export const KEY_STATUSES = ['not_picked_up', 'picked_up', 'delivered'] as const;
export type KeyStatus = (typeof KEY_STATUSES)[number];
export const SETTLEMENTS = ['card', 'elsewhere', 'invoice', 'free'] as const;
export type Settlement = (typeof SETTLEMENTS)[number];

/** Beds at a koie for some nights: a hold until it is confirmed. */
export class Booking extends Model<InferAttributes<Booking>, InferCreationAttributes<Booking>> {
  declare id: CreationOptional<number>;
  declare uuid: CreationOptional<string>;
  declare reference: CreationOptional<string>;
  declare userId: CreationOptional<number | null>;
  declare guestName: CreationOptional<string | null>;
  declare guestPhone: CreationOptional<string | null>;
  declare contactEmail: string;
  declare koieId: number;
  declare arrivalDate: string;
  declare departureDate: string;
  declare guestsMember: number;
  declare guestsNotMember: number;
  declare guests: CreationOptional<number>;
  declare keyStatus: CreationOptional<KeyStatus>;
  /** The Oslo days on which the key went out and came back: kept by the database. */
  declare keyOutOn: CreationOptional<string | null>;
  declare keyBackOn: CreationOptional<string | null>;
  /** Why the guest got no numbered key, at a koie that has such. */
  declare withoutKeyNote: CreationOptional<string>;
  declare createdAt: CreationOptional<Date>;
  declare holdUntil: CreationOptional<Date>;
  declare paymentStartedAt: CreationOptional<Date | null>;
  declare confirmedAt: CreationOptional<Date | null>;
  declare cancelledAt: CreationOptional<Date | null>;
  declare cancelReason: CreationOptional<string | null>;
  declare settlement: CreationOptional<Settlement>;
  declare settlementReason: CreationOptional<string | null>;
  /** Confirmed, and the guest has something to pay by a link. */
  declare awaitsCard: CreationOptional<boolean>;
  declare paid: CreationOptional<boolean>;
  /** The price of the stay now, in whole NOK. */
  declare priceNok: number;
  /** The charges that succeeded less the refunds that have not failed, in øre: kept by the database. */
  declare receivedOre: CreationOptional<number>;
  /** The sum that the guest owes, in øre; owed to the guest when it is negative. */
  declare balanceOre: CreationOptional<number>;
  /** The part of the price that was kept, by the terms, when a change made the stay cheaper. Whole NOK. */
  declare keptNok: CreationOptional<number>;
  /** NOK a night, as the koie had it when the booking was made or moved there. */
  declare priceMember: CreationOptional<number>;
  declare priceNotMember: CreationOptional<number>;
  /** The terms that it was made under. */
  declare termsVersionId: CreationOptional<number>;
  declare internalNote: CreationOptional<string>;
  declare deskNote: CreationOptional<string>;
  declare importedOversold: CreationOptional<boolean>;
  /** Which link to the guest's own page is valid. */
  declare linkGeneration: CreationOptional<number>;
  declare cancelledByGuest: CreationOptional<boolean>;
  /** It holds the beds that the booking with this id is about to be changed to. */
  declare changesBookingId: CreationOptional<number | null>;
  declare version: CreationOptional<number>;
}

/** The columns of the table, which the view of bookings has too. New objects each time: Sequelize writes into them. */
export function bookingColumns() {
  return {
    id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true, allowNull: false },
    uuid: { type: DataTypes.UUID },
    reference: { type: DataTypes.TEXT },
    userId: { type: DataTypes.INTEGER },
    guestName: { type: SHORT_TEXT },
    guestPhone: { type: SHORT_TEXT },
    contactEmail: { type: DataTypes.TEXT, allowNull: false },
    koieId: { type: DataTypes.INTEGER, allowNull: false },
    arrivalDate: { type: DataTypes.DATEONLY, allowNull: false },
    departureDate: { type: DataTypes.DATEONLY, allowNull: false },
    guestsMember: { type: DataTypes.INTEGER, allowNull: false },
    guestsNotMember: { type: DataTypes.INTEGER, allowNull: false },
    guests: { type: DataTypes.INTEGER },
    keyStatus: { type: DataTypes.ENUM(...KEY_STATUSES), allowNull: false, defaultValue: 'not_picked_up' },
    keyOutOn: { type: DataTypes.DATEONLY },
    keyBackOn: { type: DataTypes.DATEONLY },
    withoutKeyNote: { type: SHORT_TEXT, allowNull: false, defaultValue: '' },
    createdAt: { type: DataTypes.DATE },
    holdUntil: { type: DataTypes.DATE },
    paymentStartedAt: { type: DataTypes.DATE },
    confirmedAt: { type: DataTypes.DATE },
    cancelledAt: { type: DataTypes.DATE },
    cancelReason: { type: SHORT_TEXT },
    settlement: { type: DataTypes.ENUM(...SETTLEMENTS), allowNull: false, defaultValue: 'card' },
    settlementReason: { type: SHORT_TEXT },
    awaitsCard: { type: DataTypes.BOOLEAN },
    paid: { type: DataTypes.BOOLEAN },
    priceNok: { type: DataTypes.INTEGER, allowNull: false },
    receivedOre: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
    balanceOre: { type: DataTypes.INTEGER },
    keptNok: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
    priceMember: { type: DataTypes.INTEGER },
    priceNotMember: { type: DataTypes.INTEGER },
    termsVersionId: { type: DataTypes.INTEGER },
    internalNote: { type: LONG_TEXT, allowNull: false, defaultValue: '' },
    deskNote: { type: SHORT_TEXT, allowNull: false, defaultValue: '' },
    importedOversold: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
    linkGeneration: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 1 },
    cancelledByGuest: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
    changesBookingId: { type: DataTypes.INTEGER },
    version: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
  } satisfies ModelAttributes<Booking, InferAttributes<Booking>>;
}

export function initBooking(sequelize: Sequelize): void {
  Booking.init(bookingColumns(), tableOptions(sequelize, 'bookings'));
}
