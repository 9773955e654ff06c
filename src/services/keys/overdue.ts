import { config } from '../../../config/index.js';

/**
 * Whether the key of a booking is overdue, as SQL: still out more than `KEY_GRACE_DAYS` after departure, or after
 * departure when the next party comes within two days. `booking` is what a row of the view `booking_details` is
 * called, `day` an SQL expression of an Oslo day.
 */
export function keyOverdue(booking: string, day = 'oslo_today()'): string {
  const columns = ['key_status', 'stands', 'departure_date', 'next_arrival'].map(
    (name) => `${booking}.${name}`,
  );
  return `key_overdue(${columns.join(', ')}, ${day}, ${config.keyGraceDays})`;
}
