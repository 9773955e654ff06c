import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { tableOptions } from './table-options.js';

export const DISPUTE_STATES = ['open', 'won', 'lost'] as const;
export type DisputeState = (typeof DISPUTE_STATES)[number];

/** A charge that a guest has disputed with their bank. */
export class Dispute extends Model<InferAttributes<Dispute>, InferCreationAttributes<Dispute>> {
  declare id: CreationOptional<number>;
  declare paymentId: string;
  declare stripeId: string;
  declare amountOre: number;
  declare state: CreationOptional<DisputeState>;
  declare stripeStatus: string;
  /** As a code of Stripe. */
  declare reason: CreationOptional<string>;
  declare openedAt: CreationOptional<Date>;
  declare closedAt: CreationOptional<Date | null>;
  declare handledAt: CreationOptional<Date | null>;
  declare handledBy: CreationOptional<number | null>;
  declare note: CreationOptional<string>;
  declare version: CreationOptional<number>;
}

export function initDispute(sequelize: Sequelize): void {
  Dispute.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true, allowNull: false },
      paymentId: { type: DataTypes.UUID, allowNull: false },
      stripeId: { type: DataTypes.TEXT, allowNull: false },
      amountOre: { type: DataTypes.INTEGER, allowNull: false },
      state: { type: DataTypes.ENUM(...DISPUTE_STATES), allowNull: false, defaultValue: 'open' },
      stripeStatus: { type: DataTypes.TEXT, allowNull: false },
      reason: { type: DataTypes.TEXT, allowNull: false, defaultValue: '' },
      openedAt: { type: DataTypes.DATE },
      closedAt: { type: DataTypes.DATE },
      handledAt: { type: DataTypes.DATE },
      handledBy: { type: DataTypes.INTEGER },
      note: { type: DataTypes.TEXT, allowNull: false, defaultValue: '' },
      version: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
    },
    tableOptions(sequelize, 'disputes'),
  );
}
