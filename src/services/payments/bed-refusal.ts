import { databaseRefusal } from '../../platform/refusals/database-errors.js';

/** Whether the database has refused a booking its beds: taken, closed, or the koie is no longer in use. */
export function isBedRefusal(error: unknown): boolean {
  const code = databaseRefusal(error)?.code;
  return code === 'beds_taken' || code === 'koie_closed' || code === 'koie_not_in_use';
}
