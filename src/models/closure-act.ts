import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { tableOptions } from './table-options.js';
import type { Language } from './user.js';

export const CLOSURE_ACTS = ['offer', 'move', 'refund', 'keep'] as const;
export type ClosureActName = (typeof CLOSURE_ACTS)[number];
const STATES = ['chosen', 'offered', 'done', 'failed'] as const;
export type ClosureActState = (typeof STATES)[number];
const OUTCOMES = ['moved', 'refunded', 'kept', 'gone'] as const;
/** `gone`: the closure did not hit the booking any more when its turn came. */
export type ClosureOutcome = (typeof OUTCOMES)[number];
const ANSWERED_BY = ['board', 'guest', 'silence'] as const;
export type ClosureAnswer = (typeof ANSWERED_BY)[number];

/** What is done about a booking that a closure hits. */
export class ClosureAct extends Model<InferAttributes<ClosureAct>, InferCreationAttributes<ClosureAct>> {
  declare id: CreationOptional<number>;
  declare closureId: number;
  declare bookingId: number;
  declare act: ClosureActName;
  /** Where it is moved to. */
  declare koieId: CreationOptional<number | null>;
  declare takesNewPrice: CreationOptional<boolean>;
  declare givesNightsBack: CreationOptional<boolean>;
  declare state: CreationOptional<ClosureActState>;
  declare deadline: CreationOptional<Date | null>;
  declare problem: CreationOptional<Record<Language, string> | null>;
  declare outcome: CreationOptional<ClosureOutcome | null>;
  declare answeredBy: CreationOptional<ClosureAnswer | null>;
  declare givenBackNights: CreationOptional<number>;
  declare chosenBy: CreationOptional<number | null>;
  declare chosenAt: CreationOptional<Date>;
  declare offeredAt: CreationOptional<Date | null>;
  declare doneAt: CreationOptional<Date | null>;
  declare version: CreationOptional<number>;
}

export function initClosureAct(sequelize: Sequelize): void {
  ClosureAct.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true, allowNull: false },
      closureId: { type: DataTypes.INTEGER, allowNull: false },
      bookingId: { type: DataTypes.INTEGER, allowNull: false },
      act: { type: DataTypes.ENUM(...CLOSURE_ACTS), allowNull: false },
      koieId: { type: DataTypes.INTEGER },
      takesNewPrice: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
      givesNightsBack: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
      state: { type: DataTypes.ENUM(...STATES), allowNull: false, defaultValue: 'chosen' },
      deadline: { type: DataTypes.DATE },
      problem: { type: DataTypes.JSONB },
      outcome: { type: DataTypes.ENUM(...OUTCOMES) },
      answeredBy: { type: DataTypes.ENUM(...ANSWERED_BY) },
      givenBackNights: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
      chosenBy: { type: DataTypes.INTEGER },
      chosenAt: { type: DataTypes.DATE },
      offeredAt: { type: DataTypes.DATE },
      doneAt: { type: DataTypes.DATE },
      version: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
    },
    tableOptions(sequelize, 'closure_acts'),
  );
}
