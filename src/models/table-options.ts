import type { ModelOptions, Sequelize } from 'sequelize';

/** Options that every model shares: snake_case columns, no timestamps but the ones the schema has. */
export function tableOptions(
  sequelize: Sequelize,
  tableName: string,
): ModelOptions & { sequelize: Sequelize } {
  return { sequelize, tableName, modelName: tableName, underscored: true, timestamps: false };
}
