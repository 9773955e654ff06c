import type { Model, ModelStatic } from 'sequelize';

const SHAPES: Record<string, RegExp> = {
  INTEGER: /^[1-9]\d{0,9}$/,
  BIGINT: /^[1-9]\d{0,17}$/,
  UUID: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
};
const MAX_INTEGER = 2_147_483_647;

/** Whether a text can be the key of a model's record at all: the database would refuse anything else with an error. */
export function isKeyOf(model: ModelStatic<Model>, text: string): boolean {
  const type: unknown = model.getAttributes()[model.primaryKeyAttribute]?.type;
  const name = typeof type === 'object' && type !== null && 'key' in type ? String(type.key) : '';
  return SHAPES[name]?.test(text) === true && (name !== 'INTEGER' || Number(text) <= MAX_INTEGER);
}
