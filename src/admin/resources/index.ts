import type { DefinitionFor } from '../adapter/definition.js';
import { auditEntries } from './audit-entries.js';
import { bookingPeriods } from './booking-periods.js';
import { bookings } from './bookings.js';
import { closedMonths } from './closed-months.js';
import { closures } from './closures.js';
import { descriptions } from './descriptions.js';
import { desks } from './desks.js';
import { disputes } from './disputes.js';
import { emails } from './emails.js';
import { fairUseExceptions, fairUseRules } from './fair-use.js';
import { groups } from './groups.js';
import { keyMoves } from './key-moves.js';
import { keys } from './keys.js';
import { koier } from './koier.js';
import { ledgerAccounts } from './ledger-accounts.js';
import { locations } from './locations.js';
import { memberships } from './memberships.js';
import { payments } from './payments.js';
import { receipts } from './receipts.js';
import { refunds } from './refunds.js';
import { releaseRules } from './release-rules.js';
import { reports } from './reports.js';
import { tasks } from './tasks.js';
import { terms } from './terms.js';
import { users } from './users.js';
import { waitingEntries } from './waiting-entries.js';

/** The panel's resources in the order of the menu. Who sees which is decided by the policy. */
export const RESOURCES: Record<string, DefinitionFor> = {
  bookings,
  waiting_entries: waitingEntries,
  closures,
  booking_periods: bookingPeriods,
  release_rules: releaseRules,
  fair_use_rules: fairUseRules,
  fair_use_exceptions: fairUseExceptions,
  payments,
  refunds,
  disputes,
  receipts,
  closed_months: closedMonths,
  ledger_accounts: ledgerAccounts,
  koier,
  locations,
  descriptions,
  desks,
  keys,
  key_moves: keyMoves,
  terms,
  reports,
  tasks,
  users,
  memberships,
  groups,
  emails,
  audit_entries: auditEntries,
};
