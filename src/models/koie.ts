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

export const KOIE_TYPES = ['koie', 'kaate'] as const;
export type KoieType = (typeof KOIE_TYPES)[number];
export const DIFFICULTIES = ['one', 'two', 'three', 'four', 'five'] as const;
export type Difficulty = (typeof DIFFICULTIES)[number];
/** What danger of avalanches does to a koie: nothing, a question to the board, closed nights. */
export const AVALANCHE_MODES = ['off', 'propose', 'close'] as const;
export type AvalancheMode = (typeof AVALANCHE_MODES)[number];

/** A cabin, let by the bed and night. */
export class Koie extends Model<InferAttributes<Koie>, InferCreationAttributes<Koie>> {
  declare id: CreationOptional<number>;
  declare name: string;
  declare slug: string;
  declare legacySlug: CreationOptional<string | null>;
  declare inUse: CreationOptional<boolean>;
  declare koieType: CreationOptional<KoieType>;
  declare numberOfBeds: number;
  declare priceMember: CreationOptional<number>;
  declare priceNotMember: CreationOptional<number>;
  declare difficulty: CreationOptional<Difficulty>;
  declare bookingWindow: CreationOptional<number>;
  declare album: CreationOptional<string>;
  declare keyNoticeNb: CreationOptional<string>;
  declare keyNoticeEn: CreationOptional<string>;
  declare locationId: number;
  declare descriptionId: number;
  declare deskId: CreationOptional<number | null>;
  /** The set of terms that bookings of it are made under from now on. */
  declare termsId: CreationOptional<number>;
  /** Varsom's number of the forecasting region. */
  declare avalancheRegion: CreationOptional<number | null>;
  /** The danger level, 1 to 5, from which nights are to be closed. */
  declare avalancheThreshold: CreationOptional<number>;
  declare avalancheMode: CreationOptional<AvalancheMode>;
  /** The board has looked at the three; the front page asks until then. */
  declare avalancheConfirmed: CreationOptional<boolean>;
  declare version: CreationOptional<number>;
}

export function initKoie(sequelize: Sequelize): void {
  Koie.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true, allowNull: false },
      name: { type: DataTypes.TEXT, allowNull: false },
      slug: { type: DataTypes.TEXT, allowNull: false },
      legacySlug: { type: DataTypes.TEXT },
      inUse: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: true },
      koieType: { type: DataTypes.ENUM(...KOIE_TYPES), allowNull: false, defaultValue: 'koie' },
      numberOfBeds: { type: DataTypes.INTEGER, allowNull: false },
      priceMember: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 40 },
      priceNotMember: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 80 },
      difficulty: { type: DataTypes.ENUM(...DIFFICULTIES), allowNull: false, defaultValue: 'three' },
      bookingWindow: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 14 },
      album: { type: SHORT_TEXT, allowNull: false, defaultValue: '' },
      keyNoticeNb: { type: SHORT_TEXT, allowNull: false, defaultValue: '' },
      keyNoticeEn: { type: SHORT_TEXT, allowNull: false, defaultValue: '' },
      locationId: { type: DataTypes.INTEGER, allowNull: false },
      descriptionId: { type: DataTypes.INTEGER, allowNull: false },
      deskId: { type: DataTypes.INTEGER },
      termsId: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 1 },
      avalancheRegion: { type: DataTypes.INTEGER },
      avalancheThreshold: { type: DataTypes.SMALLINT, allowNull: false, defaultValue: 3 },
      avalancheMode: { type: DataTypes.ENUM(...AVALANCHE_MODES), allowNull: false, defaultValue: 'off' },
      avalancheConfirmed: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
      version: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
    },
    tableOptions(sequelize, 'koier'),
  );
}
