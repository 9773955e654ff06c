import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { tableOptions } from './table-options.js';

export const WAITING_STATES = ['waiting', 'offered', 'taken', 'declined', 'expired', 'withdrawn'] as const;
export type WaitingState = (typeof WAITING_STATES)[number];

/** A member who waits for beds, or has waited. */
export class WaitingEntry extends Model<
  InferAttributes<WaitingEntry>,
  InferCreationAttributes<WaitingEntry>
> {
  declare id: CreationOptional<number>;
  declare uuid: CreationOptional<string>;
  declare userId: CreationOptional<number | null>;
  /** The koier that will do. */
  declare koieIds: number[];
  declare arrivalDate: string;
  declare departureDate: string;
  declare guestsMember: number;
  declare guestsNotMember: number;
  declare guests: CreationOptional<number>;
  declare state: CreationOptional<WaitingState>;
  /** The hold that was offered, or what the member has made of it. */
  declare bookingId: CreationOptional<number | null>;
  declare createdAt: CreationOptional<Date>;
  declare offeredAt: CreationOptional<Date | null>;
  declare offeredUntil: CreationOptional<Date | null>;
  declare endedAt: CreationOptional<Date | null>;
  declare version: CreationOptional<number>;
}

export function initWaitingEntry(sequelize: Sequelize): void {
  WaitingEntry.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true, allowNull: false },
      uuid: { type: DataTypes.UUID },
      userId: { type: DataTypes.INTEGER },
      koieIds: { type: DataTypes.ARRAY(DataTypes.INTEGER), allowNull: false },
      arrivalDate: { type: DataTypes.DATEONLY, allowNull: false },
      departureDate: { type: DataTypes.DATEONLY, allowNull: false },
      guestsMember: { type: DataTypes.INTEGER, allowNull: false },
      guestsNotMember: { type: DataTypes.INTEGER, allowNull: false },
      guests: { type: DataTypes.INTEGER },
      state: { type: DataTypes.ENUM(...WAITING_STATES), allowNull: false, defaultValue: 'waiting' },
      bookingId: { type: DataTypes.INTEGER },
      createdAt: { type: DataTypes.DATE },
      offeredAt: { type: DataTypes.DATE },
      offeredUntil: { type: DataTypes.DATE },
      endedAt: { type: DataTypes.DATE },
      version: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
    },
    tableOptions(sequelize, 'waiting_entries'),
  );
}
