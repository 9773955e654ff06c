import { LedgerAccount, type LedgerPurpose } from '../../models/index.js';
import { DomainError } from '../../platform/refusals/errors.js';

/** An account in the bookkeeping: its number, empty until the board has filled it in, and the VAT code of its lines. */
export type Ledger = Record<LedgerPurpose, { number: string; vatCode: string }>;

/** The accounts by what they are for. */
export async function ledger(): Promise<Ledger> {
  const accounts = await LedgerAccount.findAll();
  return Object.fromEntries(
    accounts.map(({ purpose, number, vatCode }) => [purpose, { number, vatCode }]),
  ) as Ledger;
}

/** Throws `accounts_missing` unless each account has a number. */
export function requireNumbers(accounts: Ledger): void {
  if (Object.values(accounts).some(({ number }) => number === '')) throw new DomainError('accounts_missing');
}
