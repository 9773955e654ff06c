// Only types, and nothing imported: the page in the browser is written against them too.

/** A numbered key and where it is just now. `since` is in epoch milliseconds, `departureDate` an Oslo day. */
export interface KeyNow {
  id: number;
  label: string;
  koie: string;
  state: 'at_desk' | 'out' | 'lost' | 'broken';
  note: string;
  since: number;
  /** With whom it is out; null when it is out otherwise, or not. */
  bookingId: number | null;
  reference: string | null;
  guest: string | null;
  phone: string | null;
  departureDate: string | null;
  overdue: boolean;
  /** The task about it that is open. */
  taskId: number | null;
}

/** A count of the keys on a shelf. `at` is in epoch milliseconds. */
export interface ShelfCheck {
  at: number;
  by: string | null;
  there: number;
  missing: number;
  unexpected: number;
}
