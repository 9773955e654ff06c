import { BaseError, ConnectionError } from 'sequelize';
import type { FairUseRule } from '../../models/index.js';
import { camelCase } from '../naming.js';
import type { ErrorCode, ErrorValues } from './errors.js';
import type { FieldMessage } from './messages.js';

/** A refusal by the database, in words that both the API and the panel can show. */
export interface Refusal {
  /** The code the API answers with. */
  code: ErrorCode;
  /** The model attribute it is about, where a form should show it. */
  field?: string | undefined;
  /** The text for that field; without it the text of `code` is shown. */
  message?: FieldMessage | undefined;
  values?: ErrorValues;
}

/** A constraint's refusal, and which value of its text is the error's detail: the night, unless told. */
type ConstraintRefusal = Refusal & { detail?: string };

/** A number that must be within limits, both of them allowed. */
function between(field: string, from: number, to: number): ConstraintRefusal {
  return { code: 'invalid', field, message: 'not_between', values: { from, to } };
}

/** A stay that is refused by a rule of fair use. Its detail is JSON: see `fair_use_refusal`. */
function fairUse(rule: FairUseRule['rule'], message: FieldMessage): ConstraintRefusal {
  return { code: 'fair_use', message, values: { rule } };
}

/** The meaning of the named constraints of `migrations/`. Unlisted ones fall back to their SQLSTATE. */
const CONSTRAINTS: Record<string, ConstraintRefusal> = {
  bookings_beds_free: { code: 'beds_taken', field: 'arrivalDate' },
  bookings_holds_per_member: { code: 'too_many_holds', detail: 'until' },
  fair_use_nights_per_stay: fairUse('nights_per_stay', 'fair_use_nights_per_stay'),
  fair_use_nights_at_once: fairUse('nights_per_koie', 'fair_use_nights_at_once'),
  fair_use_nights_per_koie: fairUse('nights_per_koie', 'fair_use_nights_per_koie'),
  fair_use_active_bookings: fairUse('active_bookings', 'fair_use_active_bookings'),
  fair_use_one_koie_per_night: fairUse('one_koie_per_night', 'fair_use_one_koie_per_night'),
  fair_use_rules_most_given: { code: 'invalid', field: 'most', message: 'number_of_rule' },
  fair_use_rules_days_given: { code: 'invalid', field: 'days', message: 'number_of_rule' },
  fair_use_rules_most_range: between('most', 1, 366),
  fair_use_rules_days_range: between('days', 2, 366),
  fair_use_exceptions_nights_in_order: {
    code: 'invalid',
    field: 'lastNight',
    message: 'last_night_before_first',
  },
  fair_use_exceptions_reason_not_blank: { code: 'invalid', field: 'reason', message: 'required' },
  bookings_within_window: {
    code: 'invalid',
    field: 'departureDate',
    message: 'beyond_booking_window',
    detail: 'limit',
  },
  bookings_not_open_yet: {
    code: 'not_open_yet',
    field: 'arrivalDate',
    message: 'not_open_yet',
    detail: 'opens_at',
  },
  bookings_no_longer_open: {
    code: 'no_longer_open',
    field: 'arrivalDate',
    message: 'no_longer_open',
    detail: 'closes_at',
  },
  bookings_stay_too_long: {
    code: 'stay_too_long',
    field: 'departureDate',
    message: 'stay_too_long',
    detail: 'limit',
  },
  bookings_too_many_guests: {
    code: 'too_many_guests',
    field: 'guestsMember',
    message: 'too_many_guests',
    detail: 'limit',
  },
  booking_periods_no_overlap: { code: 'conflict', field: 'firstNight', message: 'overlapping_period' },
  booking_periods_nights_in_order: {
    code: 'invalid',
    field: 'lastNight',
    message: 'last_night_before_first',
  },
  booking_periods_length: {
    code: 'invalid',
    field: 'lastNight',
    message: 'range_too_long',
    values: { limit: 366 },
  },
  booking_periods_closes_after_opening: {
    code: 'invalid',
    field: 'closesAt',
    message: 'closes_before_opening',
  },
  booking_periods_max_nights_range: between('maxNights', 1, 366),
  booking_periods_max_guests_range: between('maxGuests', 1, 100),
  release_rules_no_overlap: { code: 'conflict', field: 'koieIds', message: 'koie_has_rule' },
  release_rules_before_nights: { code: 'invalid', field: 'fromWeek', message: 'release_after_nights' },
  release_rules_nights_range: between('nights', 7, 366),
  waiting_entries_same_stay: { code: 'already_waiting' },
  waiting_entries_one_offer_a_night: { code: 'conflict' },
  waiting_entries_state_order: { code: 'conflict' },
  waiting_entries_kept: { code: 'conflict' },
  waiting_entries_offer_is_a_hold: { code: 'conflict', message: 'in_use' },
  waiting_entries_has_member: { code: 'conflict', message: 'in_use' },
  chosen_koier_known: { code: 'invalid', field: 'koieIds', message: 'koie_not_known' },
  koier_not_chosen: { code: 'conflict', message: 'in_use' },
  bookings_koie_open: { code: 'koie_closed', field: 'arrivalDate' },
  bookings_koie_in_use: { code: 'koie_not_in_use', field: 'koieId' },
  bookings_departure_after_arrival: {
    code: 'invalid',
    field: 'departureDate',
    message: 'departure_not_after_arrival',
  },
  bookings_at_least_one_guest: { code: 'invalid', field: 'guestsMember', message: 'no_guests' },
  bookings_change_is_a_hold: { code: 'conflict' },
  bookings_one_change_key: { code: 'payment_in_progress' },
  bookings_stay_length: {
    code: 'invalid',
    field: 'departureDate',
    message: 'range_too_long',
    values: { limit: 366 },
  },
  bookings_key_back_after_out: { code: 'invalid', field: 'keyBackOn', message: 'before_key_out' },
  bookings_key_back_not_to_come: { code: 'invalid', field: 'keyBackOn', message: 'day_to_come' },
  bookings_key_back_when_returned: { code: 'invalid', field: 'keyBackOn', message: 'key_not_back' },
  keys_label_once: { code: 'conflict', field: 'label', message: 'taken' },
  keys_label_given: { code: 'invalid', field: 'label', message: 'required' },
  keys_koie_stays: { code: 'conflict', field: 'koieId', message: 'key_stays_of_koie' },
  keys_booking_when_out: { code: 'invalid', field: 'state', message: 'key_with_booking' },
  keys_one_booking_at_a_time: { code: 'key_not_free' },
  keys_one_of_booking: { code: 'key_not_free' },
  keys_booking_fkey: { code: 'key_out' },
  koier_has_beds: between('numberOfBeds', 1, 100),
  koier_booking_window_range: between('bookingWindow', 1, 366),
  koier_price_member_not_negative: {
    code: 'invalid',
    field: 'priceMember',
    message: 'too_small',
    values: { limit: 0 },
  },
  koier_price_not_member_not_negative: {
    code: 'invalid',
    field: 'priceNotMember',
    message: 'too_small',
    values: { limit: 0 },
  },
  koier_avalanche_region_number: between('avalancheRegion', 1000, 9999),
  koier_avalanche_threshold_range: between('avalancheThreshold', 1, 5),
  koier_avalanche_needs_region: { code: 'invalid', field: 'avalancheRegion', message: 'required' },
  locations_latitude_on_earth: between('latitude', -90, 90),
  locations_longitude_on_earth: between('longitude', -180, 180),
  closures_length: {
    code: 'invalid',
    field: 'lastNight',
    message: 'range_too_long',
    values: { limit: 3660 },
  },
  koier_beds_not_below_sold: { code: 'beds_below_sold', field: 'numberOfBeds' },
  closures_offers_kept: { code: 'offers_open' },
  closures_no_overlap: { code: 'conflict', field: 'firstNight', message: 'overlapping_closure' },
  closures_beds_within_koie: { code: 'invalid', field: 'beds', message: 'too_few_beds', detail: 'limit' },
  closures_beds_positive: { code: 'invalid', field: 'beds', message: 'too_small', values: { limit: 1 } },
  closures_nights_in_order: { code: 'invalid', field: 'lastNight', message: 'last_night_before_first' },
  refunds_within_charge: { code: 'more_than_received', field: 'amountOre' },
  closed_months_kept: { code: 'month_closed', detail: 'month' },
  closed_months_over: { code: 'month_not_over' },
  closed_months_once_key: { code: 'conflict' },
  ledger_accounts_number_digits: { code: 'invalid', field: 'number', message: 'account_number' },
  ledger_accounts_vat_code_digits: { code: 'invalid', field: 'vatCode', message: 'digits' },
  payments_one_open_key: { code: 'payment_in_progress' },
  terms_name_nb_key: { code: 'conflict', field: 'nameNb', message: 'taken' },
  terms_name_en_key: { code: 'conflict', field: 'nameEn', message: 'taken' },
  terms_steps_sound: { code: 'invalid', field: 'steps', message: 'steps_unsound' },
  terms_default_kept: { code: 'terms_default_kept' },
  terms_fee_not_negative: { code: 'invalid', field: 'feeNok', message: 'too_small', values: { limit: 0 } },
  terms_may_change_until_days_range: {
    code: 'invalid',
    field: 'mayChangeUntilDays',
    message: 'between',
    values: { from: 0, to: 366 },
  },
  reports_booking_key: { code: 'report_exists', field: 'bookingId' },
  users_email_key: { code: 'conflict', field: 'email', message: 'taken' },
  users_last_admin: { code: 'last_admin' },
  users_email_not_blank: { code: 'invalid', field: 'email', message: 'not_an_email' },
  descriptions_yr_link_nor_web: { code: 'invalid', field: 'yrLinkNor', message: 'not_a_link' },
  descriptions_yr_link_eng_web: { code: 'invalid', field: 'yrLinkEng', message: 'not_a_link' },
  locations_map_pdf_web: { code: 'invalid', field: 'mapPdf', message: 'not_a_link' },
  koier_album_web: { code: 'invalid', field: 'album', message: 'not_a_link' },
  pictures_not_too_many: { code: 'too_many_pictures', values: { limit: 20 } },
  pictures_koie_place_key: { code: 'changed_meanwhile' },
  pictures_report_place_key: { code: 'changed_meanwhile' },
  pictures_alt_nor_given: { code: 'invalid', field: 'altNor', message: 'required' },
  pictures_alt_eng_given: { code: 'invalid', field: 'altEng', message: 'required' },
  koier_name_key: { code: 'conflict', field: 'name', message: 'taken' },
  memberships_user_group_key: { code: 'conflict', field: 'groupId', message: 'taken' },
  tasks_one_open_per_item: { code: 'conflict', field: 'item', message: 'taken' },
};

const SQLSTATES: Record<string, { code: ErrorCode; message: FieldMessage }> = {
  '22001': { code: 'invalid', message: 'text_too_long' },
  '22003': { code: 'invalid', message: 'invalid' },
  '22007': { code: 'invalid', message: 'not_a_date' },
  '22008': { code: 'invalid', message: 'not_a_date' },
  '22021': { code: 'invalid', message: 'forbidden_characters' },
  '22P02': { code: 'invalid', message: 'invalid' },
  '23001': { code: 'conflict', message: 'in_use' },
  '23502': { code: 'invalid', message: 'required' },
  '23503': { code: 'conflict', message: 'not_known' },
  '23505': { code: 'conflict', message: 'taken' },
  '23514': { code: 'invalid', message: 'invalid' },
  '23P01': { code: 'conflict', message: 'taken' },
};

/** What a refusal by the database tells. */
interface Told {
  constraint?: string | undefined;
  detail?: string | undefined;
  message?: string | undefined;
}

interface PostgresError {
  code: string;
  constraint?: string;
  column?: string;
  table?: string;
  detail?: string;
  message: string;
}

/** PostgreSQL's own error inside one of Sequelize's, or the error itself when it came from `pg`. */
export function postgresErrorOf(error: unknown): PostgresError | undefined {
  const candidate = error instanceof BaseError && 'parent' in error ? error.parent : error;
  if (!(candidate instanceof Error) || !('code' in candidate) || typeof candidate.code !== 'string')
    return undefined;
  return /^[0-9A-Z]{5}$/.test(candidate.code) ? (candidate as PostgresError & Error) : undefined;
}

/** The meaning of a database error to a person; undefined when it is not a refusal but a fault. */
export function databaseRefusal(error: unknown): Refusal | undefined {
  const postgres = postgresErrorOf(error);
  if (!postgres) return undefined;
  const known = refusalBy(postgres);
  if (known) return { ...known, field: known.field ?? (postgres.column && camelCase(postgres.column)) };
  const kind = SQLSTATES[postgres.code];
  if (!kind) return undefined;
  const isDeletion = postgres.code === '23503' && postgres.message.includes('update or delete');
  return {
    code: kind.code,
    field: fieldOf(postgres),
    message: isDeletion ? 'in_use' : isTooLong(postgres) ? 'text_too_long' : kind.message,
  };
}

/** The refusal by a named constraint, with what PostgreSQL tells besides; undefined for one that is not listed. */
export function refusalBy({ constraint, detail, message }: Told): Refusal | undefined {
  const known = constraint ? CONSTRAINTS[constraint] : undefined;
  if (!known) return undefined;
  const { detail: name = 'night', ...refusal } = known;
  return { ...refusal, values: { ...valuesOf({ detail, message }, name), ...refusal.values } };
}

/**
 * SQLSTATEs of a database that cannot do it just now: connections lost (08), resources and disk (53, 58), shutting
 * down (57P), waited too long (55P03, 57014, 25P03), read-only while failing over (25006), lost too many races (40).
 */
const UNABLE = /^(08...|53...|58...|57P..|55P03|57014|25P03|25006|40001|40P01)$/;
/** Codes and messages of `pg` and the system when a connection breaks or a statement gets no answer. */
const BROKEN_CODE = /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH)/;
const BROKEN_MESSAGE =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|Query read timeout)/;

/** Whether the database could not be reached, or could not answer in time: no fault of whoever asked, nor of ours. */
export function isDatabaseTrouble(error: unknown): boolean {
  if (error instanceof ConnectionError) return true;
  const sqlState = postgresErrorOf(error)?.code;
  if (sqlState) return UNABLE.test(sqlState);
  // What Sequelize asks of a new connection itself fails with an error of `pg` as it is.
  const cause = error instanceof BaseError && 'parent' in error ? error.parent : error;
  if (!(cause instanceof Error)) return false;
  // A code alone may also come from elsewhere, such as a caller who has gone.
  const code = cause !== error && 'code' in cause ? String(cause.code) : '';
  return BROKEN_CODE.test(code) || BROKEN_MESSAGE.test(cause.message);
}

function isTooLong({ code, constraint }: PostgresError): boolean {
  return code === '22001' || (constraint?.endsWith('_not_too_long') ?? false);
}

function valuesOf({ detail, message = '' }: Told, nameOfDetail: string): ErrorValues {
  const free = /has (\d+) /.exec(message)?.[1];
  if (detail?.startsWith('{')) return JSON.parse(detail);
  const told = detail && /^\d{1,9}$/.test(detail) ? Number(detail) : detail;
  return { ...(told === undefined ? {} : { [nameOfDetail]: told }), ...(free ? { free: Number(free) } : {}) };
}

/** Constraints are named `<table>_<column>_<what>`, so the column can be told from the name. */
function fieldOf({ column, constraint, table }: PostgresError): string | undefined {
  const name =
    column ??
    constraint
      ?.slice((table?.length ?? -1) + 1)
      .replace(/_(key|fkey|known|range|shape|length|not_too_long|positive|not_negative|not_blank)$/, '');
  return name && camelCase(name);
}
