import type { Language } from '../../models/index.js';
import type { Account, RefundTerms } from '../../services/accounts/index.js';
import type { ListedReceipt } from '../../services/receipts/index.js';

const ORE = 100;

/** The account of a booking as its guest may know it: without what the board has noted. Whole NOK. */
export function presentAccount(account: Account, receipts: readonly ListedReceipt[], language: Language) {
  const { priceNok, balanceOre, charges, refunds, terms } = account;
  const isTaken = ({ state }: Account['charges'][number]) => state === 'succeeded';
  // A charge that is open asks for what is owed; nothing, once nothing is.
  const asked = charges.filter((charge) => isTaken(charge) || (charge.amountOre ?? balanceOre) > 0);
  return {
    price: priceNok,
    paid: sumOf(charges.filter(isTaken)),
    refunded: sumOf(refunds.filter(({ state }) => state !== 'failed')),
    balance: balanceOre / ORE,
    charges: asked.map(({ id, amountOre, method, state, settledAt, createdAt }) => ({
      id,
      amount: (amountOre ?? balanceOre) / ORE,
      method,
      state,
      at: momentOf(settledAt ?? createdAt),
    })),
    refunds: refunds.map(({ id, amountOre, state, settledAt, createdAt, reason }) => ({
      id,
      amount: amountOre / ORE,
      state,
      at: momentOf(settledAt ?? createdAt),
      reason,
    })),
    receipts: receipts.map(({ number, kind, amountOre, issuedAt, url }) => ({
      number,
      kind,
      amount: amountOre / ORE,
      issued_at: issuedAt,
      url,
    })),
    terms: presentNamedTerms(terms, language),
  };
}

/** Terms with their name and their text, in a language. */
export function presentNamedTerms(terms: Account['terms'], language: Language) {
  return {
    name: language === 'nb' ? terms.nameNb : terms.nameEn,
    text: language === 'nb' ? terms.textNb : terms.textEn,
    ...presentTerms(terms),
  };
}

/** What terms say, besides their name and their text. */
export function presentTerms({ steps, feeNok, mayCancel, mayChangeUntilDays }: RefundTerms) {
  return {
    steps: steps.map(({ days_before, percent }) => ({ days_before, percent })),
    fee: feeNok,
    may_cancel: mayCancel,
    may_change_until_days: mayChangeUntilDays,
  };
}

function momentOf(iso: string): string {
  return new Date(iso).toISOString();
}

function sumOf(rows: readonly { amountOre: number | null }[]): number {
  return rows.reduce((sum, { amountOre }) => sum + (amountOre ?? 0), 0) / ORE;
}
