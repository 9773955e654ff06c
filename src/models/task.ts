import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { tableOptions } from './table-options.js';
import { LONG_TEXT } from './text-lengths.js';

export const TASK_ITEMS = [
  'gas_burner_primus',
  'axe',
  'hammer',
  'saw',
  'saw_blade',
  'saw_bench',
  'spade',
  'kerosene_lamp',
  'detergent',
  'dishware',
  'cookware',
  'cabin_book',
  'candle_holders',
  'fire_blanket',
  'fire_extinguisher',
  'wood',
  'gas',
  'smoke_detector',
  'key',
  'other',
] as const;
export type TaskItem = (typeof TASK_ITEMS)[number];
export const TASK_STATES = ['open', 'doing', 'done'] as const;
export type TaskState = (typeof TASK_STATES)[number];

/** Something to mend or bring at a koie, mostly opened by a report's fault. */
export class Task extends Model<InferAttributes<Task>, InferCreationAttributes<Task>> {
  declare id: CreationOptional<number>;
  declare koieId: number;
  declare item: TaskItem;
  declare state: CreationOptional<TaskState>;
  declare reportId: CreationOptional<number | null>;
  declare keyId: CreationOptional<number | null>;
  declare assigneeId: CreationOptional<number | null>;
  declare note: CreationOptional<string>;
  declare createdAt: CreationOptional<Date>;
  declare doneAt: CreationOptional<Date | null>;
  declare version: CreationOptional<number>;
}

export function initTask(sequelize: Sequelize): void {
  Task.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true, allowNull: false },
      koieId: { type: DataTypes.INTEGER, allowNull: false },
      item: { type: DataTypes.ENUM(...TASK_ITEMS), allowNull: false },
      state: { type: DataTypes.ENUM(...TASK_STATES), allowNull: false, defaultValue: 'open' },
      reportId: { type: DataTypes.INTEGER },
      keyId: { type: DataTypes.INTEGER },
      assigneeId: { type: DataTypes.INTEGER },
      note: { type: LONG_TEXT, allowNull: false, defaultValue: '' },
      createdAt: { type: DataTypes.DATE },
      doneAt: { type: DataTypes.DATE },
      version: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
    },
    tableOptions(sequelize, 'tasks'),
  );
}
