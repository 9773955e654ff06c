import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { tableOptions } from './table-options.js';

/** That a job ran, or is running, for a time slot. */
export class JobRun extends Model<InferAttributes<JobRun>, InferCreationAttributes<JobRun>> {
  declare id: CreationOptional<number>;
  declare job: string;
  declare slot: Date;
  declare state: CreationOptional<'running' | 'done' | 'failed'>;
  declare attempts: CreationOptional<number>;
  declare leasedUntil: Date;
  declare startedAt: CreationOptional<Date>;
  declare finishedAt: CreationOptional<Date | null>;
  declare counts: CreationOptional<Record<string, number>>;
  declare error: CreationOptional<string | null>;
}

export function initJobRun(sequelize: Sequelize): void {
  JobRun.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true, allowNull: false },
      job: { type: DataTypes.TEXT, allowNull: false },
      slot: { type: DataTypes.DATE, allowNull: false },
      state: { type: DataTypes.ENUM('running', 'done', 'failed'), allowNull: false, defaultValue: 'running' },
      attempts: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 1 },
      leasedUntil: { type: DataTypes.DATE, allowNull: false },
      startedAt: { type: DataTypes.DATE },
      finishedAt: { type: DataTypes.DATE },
      counts: { type: DataTypes.JSONB, allowNull: false, defaultValue: {} },
      error: { type: DataTypes.TEXT },
    },
    tableOptions(sequelize, 'job_runs'),
  );
}
