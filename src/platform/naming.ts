/** The one mapping between our camelCase and the API's and the columns' snake_case: `choppedUpWood` → `chopped_up_wood`. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The other way: `chopped_up_wood` → `choppedUpWood`. */
export function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
