import { DataTypes, type InferAttributes, Model, type Sequelize } from 'sequelize';
import { tableOptions } from './table-options.js';

/** `settlement`: staff have chosen how it is settled. `opening`: when accounts began. `other`: SQL or an import. */
export const PRICE_REASONS = [
  'cancellation',
  'change',
  'closure',
  'board',
  'stripe',
  'settlement',
  'opening',
  'other',
] as const;
export type PriceReason = (typeof PRICE_REASONS)[number];

/** A change of a booking's price: before and after in whole NOK, and why. Written by the database each time. */
export class PriceChange extends Model<InferAttributes<PriceChange>> {
  declare id: number;
  declare bookingId: number;
  declare wasNok: number;
  declare isNok: number;
  declare reason: PriceReason;
  declare note: string;
  declare changedBy: number | null;
  declare at: Date;
}

export function initPriceChange(sequelize: Sequelize): void {
  PriceChange.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true, allowNull: false },
      bookingId: { type: DataTypes.INTEGER, allowNull: false },
      wasNok: { type: DataTypes.INTEGER, allowNull: false },
      isNok: { type: DataTypes.INTEGER, allowNull: false },
      reason: { type: DataTypes.ENUM(...PRICE_REASONS), allowNull: false },
      note: { type: DataTypes.TEXT, allowNull: false },
      changedBy: { type: DataTypes.INTEGER },
      at: { type: DataTypes.DATE, allowNull: false },
    },
    tableOptions(sequelize, 'price_changes'),
  );
}
