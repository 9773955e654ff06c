import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { tableOptions } from './table-options.js';

/** `receivable`: what Stripe has taken and not paid out yet. */
export const LEDGER_PURPOSES = ['income', 'receivable', 'fees', 'bank'] as const;
export type LedgerPurpose = (typeof LEDGER_PURPOSES)[number];

/** An account in the bookkeeping that the files for it name. */
export class LedgerAccount extends Model<
  InferAttributes<LedgerAccount>,
  InferCreationAttributes<LedgerAccount>
> {
  declare id: CreationOptional<number>;
  declare purpose: LedgerPurpose;
  /** Empty until the board has filled it in. */
  declare number: CreationOptional<string>;
  declare vatCode: CreationOptional<string>;
  declare version: CreationOptional<number>;
}

export function initLedgerAccount(sequelize: Sequelize): void {
  LedgerAccount.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true, allowNull: false },
      purpose: { type: DataTypes.ENUM(...LEDGER_PURPOSES), allowNull: false },
      number: { type: DataTypes.TEXT, allowNull: false, defaultValue: '' },
      vatCode: { type: DataTypes.TEXT, allowNull: false, defaultValue: '0' },
      version: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
    },
    tableOptions(sequelize, 'ledger_accounts'),
  );
}
