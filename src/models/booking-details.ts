import { DataTypes, type InferAttributes, Model, type ModelAttributes, type Sequelize } from 'sequelize';
import { type Booking, bookingColumns } from './booking.js';
import { tableOptions } from './table-options.js';

/** `held` and `confirmed` occupy beds; an expired hold does not, nor what is cancelled. */
const BOOKING_STATES = ['held', 'confirmed', 'cancelled', 'expired'] as const;
type BookingState = (typeof BOOKING_STATES)[number];

/** How a booking is settled: `waiting` is a hold to be paid, `none` what is over or cancelled, `elsewhere` not by card. */
export const STANDINGS = ['waiting', 'unpaid', 'card', 'elsewhere', 'free', 'none'] as const;

/** A booking's columns with all that follows from them. */
export interface BookingFacts extends InferAttributes<Booking> {
  /** The name of the koie. */
  koie: string;
  koieSlug: string;
  /** Who comes: the name that staff wrote, else the member's; null when nobody knows. */
  guest: string | null;
  /** Where whoever comes is reached. */
  phone: string | null;
  state: BookingState;
  /** Confirmed and not cancelled: the stay takes place. */
  stands: boolean;
  /** Takes beds: confirmed, being paid, or held and the hold not over. */
  occupies: boolean;
  /** The sum still to be paid, whole NOK: by invoice, or by card with a link. */
  owedNok: number;
  standing: (typeof STANDINGS)[number];
  /** The next party at the koie that is still to come (Oslo day). */
  nextArrival: string | null;
}

/** A row of the view `booking_details`: only to be read. */
export class BookingDetails extends Model<BookingFacts> {}

export function initBookingDetails(sequelize: Sequelize): void {
  const columns = {
    ...bookingColumns(),
    koie: { type: DataTypes.TEXT, allowNull: false },
    koieSlug: { type: DataTypes.TEXT, allowNull: false },
    guest: { type: DataTypes.TEXT },
    phone: { type: DataTypes.TEXT },
    state: { type: DataTypes.ENUM(...BOOKING_STATES), allowNull: false },
    stands: { type: DataTypes.BOOLEAN, allowNull: false },
    occupies: { type: DataTypes.BOOLEAN, allowNull: false },
    owedNok: { type: DataTypes.INTEGER, allowNull: false },
    standing: { type: DataTypes.ENUM(...STANDINGS), allowNull: false },
    nextArrival: { type: DataTypes.DATEONLY },
  };
  BookingDetails.init(
    columns as ModelAttributes<BookingDetails, BookingFacts>,
    tableOptions(sequelize, 'booking_details'),
  );
}
