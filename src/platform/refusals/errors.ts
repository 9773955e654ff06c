/**
 * Every way in which a request can be refused by a rule, with the HTTP status the API answers.
 * The codes are part of the REST contract and listed in the OpenAPI document.
 */
export const ERROR_STATUS = {
  invalid: 400,
  invalid_key_status: 400,
  invalid_signature: 400,
  not_open_yet: 400,
  no_longer_open: 400,
  stay_too_long: 400,
  too_many_guests: 400,
  malformed_json: 400,
  malformed_request: 400,
  idempotency_mismatch: 422,
  not_authenticated: 401,
  bad_credentials: 401,
  wrong_code: 401,
  passkey_refused: 401,
  token_not_valid: 401,
  card_declined: 402,
  forbidden: 403,
  second_factor_needed: 403,
  proof_needed: 403,
  not_found: 404,
  koie_not_found: 404,
  booking_not_found: 404,
  picture_not_found: 404,
  method_not_allowed: 405,
  beds_taken: 409,
  koie_closed: 409,
  koie_not_in_use: 409,
  beds_below_sold: 409,
  too_many_holds: 409,
  beds_free: 409,
  already_waiting: 409,
  fair_use: 409,
  hold_expired: 409,
  already_paid: 409,
  amount_differs: 409,
  more_than_received: 409,
  payment_in_progress: 409,
  payment_needs_guest: 402,
  cancelled: 409,
  key_out: 409,
  key_not_free: 409,
  key_not_out: 409,
  stay_over: 409,
  not_by_terms: 409,
  quote_changed: 409,
  offer_over: 409,
  offers_open: 409,
  closure_over: 409,
  report_exists: 409,
  stay_not_begun: 409,
  not_confirmed: 409,
  not_by_card: 409,
  changed_meanwhile: 409,
  last_admin: 409,
  second_factor_kept: 409,
  password_elsewhere: 409,
  link_over: 404,
  terms_default_kept: 409,
  too_many_pictures: 409,
  month_closed: 409,
  month_not_over: 409,
  accounts_missing: 409,
  conflict: 409,
  request_timeout: 408,
  too_large: 413,
  unsupported_media_type: 415,
  too_many_requests: 429,
  headers_too_large: 431,
  internal: 500,

  use_patch: 501,
  use_put: 501,
  starting: 503,
  migrations_pending: 503,
  schema_newer: 503,
  payment_unavailable: 503,
  busy: 503,
} as const;
export type ErrorCode = keyof typeof ERROR_STATUS;

/** Values that the text of an error needs, such as the night that is full. */
export type ErrorValues = Record<string, string | number>;

/** A rule of the domain said no. `code` is stable; the text shown is chosen by whoever renders it. */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly values: ErrorValues = {},
  ) {
    super(code);
    this.name = 'DomainError';
  }

  get status(): number {
    return ERROR_STATUS[this.code];
  }
}
