/** A value as JSON has it. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

/** A row of a Django system, as its `dumpdata` writes it. */
export interface DjangoRow {
  /** Application and model in small letters, such as `koie_booking.bookingmodel`. */
  model: string;
  /** Missing when it was dumped with natural keys. */
  pk?: JsonValue;
  fields: Record<string, JsonValue>;
}

/** Where rows come from: a file or a database. */
export interface DjangoSource {
  /** For people; without a password. */
  name: string;
  rows(): AsyncGenerator<DjangoRow>;
  /** How far the reading has come, from 0 to 1. */
  progress(): number;
}

/**
 * One name for a model, however it is written: `koie_booking.BookingModel`, `koie_booking.booking` and the
 * table `koie_booking_bookingmodel` are the same.
 */
export function modelName(written: string): string {
  return written.toLowerCase().replace(/model$/, '');
}

/** Whether a parsed value is a row. */
export function isDjangoRow(value: unknown): value is DjangoRow {
  if (typeof value !== 'object' || value === null) return false;
  const { model, fields } = value as Record<string, unknown>;
  return typeof model === 'string' && typeof fields === 'object' && fields !== null && !Array.isArray(fields);
}
