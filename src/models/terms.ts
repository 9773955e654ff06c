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

/** Until `days_before` calendar days before arrival, that day included, `percent` of what was paid goes back. */
export interface TermsStep {
  days_before: number;
  percent: number;
}

/** A set of terms, which the board gives to koier: what a guest gets back, and may do. */
export class Terms extends Model<InferAttributes<Terms>, InferCreationAttributes<Terms>> {
  declare id: CreationOptional<number>;
  declare nameNb: string;
  declare nameEn: string;
  declare textNb: CreationOptional<string>;
  declare textEn: CreationOptional<string>;
  declare steps: CreationOptional<TermsStep[]>;
  /** Kept of a booking that is cancelled, in whole NOK. */
  declare feeNok: CreationOptional<number>;
  declare mayCancel: CreationOptional<boolean>;
  /** Null: never. 0: until the day of arrival. */
  declare mayChangeUntilDays: CreationOptional<number | null>;
  declare version: CreationOptional<number>;
}

/** A set of terms as it was when bookings were made under it. Never changes. */
export class TermsVersion extends Model<InferAttributes<TermsVersion>> {
  declare id: number;
  declare termsId: number | null;
  declare nameNb: string;
  declare nameEn: string;
  declare textNb: string;
  declare textEn: string;
  declare steps: TermsStep[];
  declare feeNok: number;
  declare mayCancel: boolean;
  declare mayChangeUntilDays: number | null;
  declare createdAt: Date;
}

const CONTENT = {
  nameNb: { type: DataTypes.TEXT, allowNull: false },
  nameEn: { type: DataTypes.TEXT, allowNull: false },
  textNb: { type: DataTypes.TEXT, allowNull: false, defaultValue: '' },
  textEn: { type: DataTypes.TEXT, allowNull: false, defaultValue: '' },
  steps: { type: DataTypes.JSONB, allowNull: false, defaultValue: [] },
  feeNok: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
  mayCancel: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: true },
  mayChangeUntilDays: { type: DataTypes.INTEGER },
} satisfies ModelAttributes;

export function initTerms(sequelize: Sequelize): void {
  Terms.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true, allowNull: false },
      ...CONTENT,
      version: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
    },
    tableOptions(sequelize, 'terms'),
  );
  TermsVersion.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true, allowNull: false },
      termsId: { type: DataTypes.INTEGER },
      ...CONTENT,
      createdAt: { type: DataTypes.DATE, allowNull: false },
    },
    tableOptions(sequelize, 'terms_versions'),
  );
}
