import type { Sequelize } from 'sequelize';
import { AuditEntry, initAuditEntry } from './audit-entry.js';
import { Booking, initBooking } from './booking.js';
import { BookingDetails, initBookingDetails } from './booking-details.js';
import { BookingPeriod, initBookingPeriod } from './booking-period.js';
import { ClosedMonth, initClosedMonth } from './closed-month.js';
import { Closure, initClosure } from './closure.js';
import { ClosureAct, initClosureAct } from './closure-act.js';
import { Description, initDescription } from './description.js';
import { Desk, initDesk } from './desk.js';
import { Dispute, initDispute } from './dispute.js';
import { Email, initEmail } from './email.js';
import { FairUseException, initFairUseException } from './fair-use-exception.js';
import { FAIR_USE_RULES, FairUseRule, initFairUseRule } from './fair-use-rule.js';
import { Group, initGroup } from './group.js';
import { Guest, initGuest } from './guest.js';
import { initJobRun, JobRun } from './job-run.js';
import { initKey, Key } from './key.js';
import { initKeyMove, KeyMove } from './key-move.js';
import { initKoie, Koie } from './koie.js';
import { initLedgerAccount, LedgerAccount } from './ledger-account.js';
import { initLocation, Location } from './location.js';
import { initMembership, Membership } from './membership.js';
import { initPayment, Payment } from './payment.js';
import { initPicture, Picture } from './picture.js';
import { initPriceChange, PriceChange } from './price-change.js';
import { initReceipt, Receipt } from './receipt.js';
import { initRefund, Refund } from './refund.js';
import { initReleaseRule, ReleaseRule } from './release-rule.js';
import { initReport, Report } from './report.js';
import { initSavedView, SavedView } from './saved-view.js';
import { initTask, Task } from './task.js';
import { initTerms, Terms, TermsVersion } from './terms.js';
import { initUser, User } from './user.js';
import { initWaitingEntry, WaitingEntry } from './waiting-entry.js';

const initialisers = [
  initUser,
  initGroup,
  initMembership,
  initDesk,
  initLocation,
  initDescription,
  initTerms,
  initKoie,
  initClosure,
  initBookingPeriod,
  initFairUseException,
  initFairUseRule,
  initReleaseRule,
  initBooking,
  initBookingDetails,
  initClosureAct,
  initWaitingEntry,
  initGuest,
  initPayment,
  initRefund,
  initDispute,
  initClosedMonth,
  initLedgerAccount,
  initPriceChange,
  initSavedView,
  initReceipt,
  initReport,
  initTask,
  initKey,
  initKeyMove,
  initPicture,
  initEmail,
  initJobRun,
  initAuditEntry,
];

let bound: Sequelize | undefined;

/** The connection that the models are bound to. Throws before `initModels`. */
export function database(): Sequelize {
  if (!bound) throw new Error('The models are not bound to a database yet');
  return bound;
}

/** Binds every model to a connection. A second call binds them to another one. */
export function initModels(sequelize: Sequelize): void {
  bound = sequelize;
  for (const init of initialisers) init(sequelize);
}

export type { AuditSource } from './audit-entry.js';
export { KEY_STATUSES, type KeyStatus, SETTLEMENTS, type Settlement } from './booking.js';
export { STANDINGS } from './booking-details.js';
export {
  CLOSURE_ACTS,
  type ClosureActName,
  type ClosureActState,
  type ClosureAnswer,
  type ClosureOutcome,
} from './closure-act.js';
export { EMAIL_KINDS, type EmailKind, type EmailState } from './email.js';
export type { KeyState } from './key.js';
export { type AvalancheMode, DIFFICULTIES, KOIE_TYPES, type KoieType } from './koie.js';
export { LEDGER_PURPOSES, type LedgerPurpose } from './ledger-account.js';
export { MEMBERSHIP_TYPES, type MembershipType } from './membership.js';
export { PAYMENT_METHODS, PAYMENT_STATES, type PaymentMethod, type PaymentState } from './payment.js';
export type { PriceReason } from './price-change.js';
export type { ReceiptContent, ReceiptKind, ReceiptLine } from './receipt.js';
export { REFUND_REASONS, REFUND_STATES, type RefundReason, type RefundState } from './refund.js';
export { EQUIPMENT } from './report.js';
export { TASK_STATES, type TaskItem, type TaskState } from './task.js';
export type { TermsStep } from './terms.js';
export { ALT_LENGTH, LONG_LENGTH, SHORT_LENGTH } from './text-lengths.js';
export { LANGUAGES, type Language, USER_NAME } from './user.js';
export { WAITING_STATES, type WaitingState } from './waiting-entry.js';
export {
  AuditEntry,
  Booking,
  BookingDetails,
  BookingPeriod,
  ClosedMonth,
  Closure,
  ClosureAct,
  Description,
  Desk,
  Dispute,
  Email,
  FAIR_USE_RULES,
  FairUseException,
  FairUseRule,
  Group,
  Guest,
  JobRun,
  Key,
  KeyMove,
  Koie,
  LedgerAccount,
  Location,
  Membership,
  Payment,
  Picture,
  PriceChange,
  Receipt,
  Refund,
  ReleaseRule,
  Report,
  SavedView,
  Task,
  Terms,
  TermsVersion,
  User,
  WaitingEntry,
};
