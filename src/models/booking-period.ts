import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { tableOptions } from './table-options.js';
import { SHORT_TEXT } from './text-lengths.js';

/** Nights that members can book from a moment on that the board chooses, whatever the booking window says. */
export class BookingPeriod extends Model<
  InferAttributes<BookingPeriod>,
  InferCreationAttributes<BookingPeriod>
> {
  declare id: CreationOptional<number>;
  declare nameNb: string;
  declare nameEn: string;
  /** Null: all of them. */
  declare koieIds: CreationOptional<number[] | null>;
  declare firstNight: string;
  declare lastNight: string;
  declare opensAt: Date;
  /** Null: as long as the nights are to come. */
  declare closesAt: CreationOptional<Date | null>;
  /** Of a stay, and of a booking, that has a night of it. */
  declare maxNights: CreationOptional<number | null>;
  declare maxGuests: CreationOptional<number | null>;
  declare version: CreationOptional<number>;
}

export function initBookingPeriod(sequelize: Sequelize): void {
  BookingPeriod.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true, allowNull: false },
      nameNb: { type: SHORT_TEXT, allowNull: false },
      nameEn: { type: SHORT_TEXT, allowNull: false },
      koieIds: { type: DataTypes.ARRAY(DataTypes.INTEGER) },
      firstNight: { type: DataTypes.DATEONLY, allowNull: false },
      lastNight: { type: DataTypes.DATEONLY, allowNull: false },
      opensAt: { type: DataTypes.DATE, allowNull: false },
      closesAt: { type: DataTypes.DATE },
      maxNights: { type: DataTypes.INTEGER },
      maxGuests: { type: DataTypes.INTEGER },
      version: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
    },
    tableOptions(sequelize, 'booking_periods'),
  );
}
