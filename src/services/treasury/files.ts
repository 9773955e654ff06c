import type { Language } from '../../models/index.js';
import { csv } from '../../platform/csv.js';
import { ledger, requireNumbers } from './accounts.js';
import { FILE_TEXTS, type FileKind } from './file-texts.js';
import { type Voucher, vouchersOf } from './journal.js';
import { type Movement, rowsOf } from './month.js';
import { payoutsOf } from './payouts.js';

/** A file to be saved. */
export interface TreasuryFile {
  csv: string;
  filename: string;
}

const PAGE = 10_000;
/** The columns of GBAT10; the last ones say that the sum is with VAT, and the sum. */
const GBAT10_COLUMNS = 28;
/** «Diverse»: what is booked by another system. */
const GBAT10_VOUCHER_TYPE = '9';
const LONGEST_DESCRIPTION = 100;

/**
 * A file of a month (`YYYY-MM`), by the day of payment, in UTF-8 with a byte order mark and semicolons. Throws
 * `accounts_missing` for the journal while the board has not filled in the numbers of the accounts.
 */
export async function fileOf(month: string, kind: FileKind, language: Language): Promise<TreasuryFile> {
  const made = kind === 'payouts' ? payoutFile(month, language) : voucherFile(month, kind, language);
  return { csv: await made, filename: `${FILE_TEXTS[language].names[kind]}-${month}.csv` };
}

async function payoutFile(month: string, language: Language): Promise<string> {
  const { payoutColumns, states } = FILE_TEXTS[language];
  const payouts = await payoutsOf(month);
  return csv(
    payoutColumns,
    payouts.map((payout) => [
      payout.id,
      payout.countedOn,
      payout.arrivesOn,
      states[payout.state] ?? payout.state,
      kroner(payout.amountOre),
      kroner(payout.chargesOre),
      kroner(payout.refundsOre),
      kroner(payout.disputesOre),
      kroner(payout.feesOre),
      kroner(payout.unexplainedOre),
    ]),
  );
}

async function voucherFile(
  month: string,
  kind: 'movements' | 'journal',
  language: Language,
): Promise<string> {
  const accounts = await ledger();
  if (kind === 'journal') requireNumbers(accounts);
  const vouchers = vouchersOf(month, await allMovements(month), await payoutsOf(month));
  if (kind === 'journal') return gbat10(vouchers.flatMap((voucher) => linesOf(voucher, accounts, language)));
  const { movementColumns, kinds, methods } = FILE_TEXTS[language];
  const rows = vouchers.flatMap(({ movement, number, debit, credit }) => {
    if (!movement) return [];
    const { day, receiptNumber, reference, koie, arrivalDate, amountOre, method } = movement;
    const numbers = [accounts[debit].number, accounts[credit].number];
    const [to, from] = amountOre < 0 ? numbers.reverse() : numbers;
    return [
      [
        day,
        number,
        receiptNumber,
        reference,
        koie,
        arrivalDate,
        kinds[movement.kind],
        methods[method] ?? method,
        to,
        from,
        kroner(amountOre),
        accounts[credit].vatCode,
      ],
    ];
  });
  return csv(movementColumns, rows);
}

async function allMovements(month: string): Promise<Movement[]> {
  const all: Movement[] = [];
  for (;;) {
    const page = await rowsOf(month, 'payment', {}, { limit: PAGE, offset: all.length });
    all.push(...page);
    if (page.length < PAGE) return all;
  }
}

/** The two lines of a voucher: in debit, and the same sum in credit. */
function linesOf(voucher: Voucher, accounts: Awaited<ReturnType<typeof ledger>>, language: Language) {
  const { number, day, amountOre, debit, credit } = voucher;
  const text = describe(voucher, language);
  return [
    { number, day, text, account: accounts[debit], amountOre },
    { number, day, text, account: accounts[credit], amountOre: -amountOre },
  ];
}

/** Mamut's format for vouchers, which has no header: docs/accounting.md. */
function gbat10(lines: readonly ReturnType<typeof linesOf>[number][]): string {
  const rows = lines.map(({ number, day, text, account, amountOre }) => {
    const cells = new Array<string>(GBAT10_COLUMNS).fill('');
    const amount = (amountOre / 100).toFixed(2);
    const [year = '', month = ''] = day.split('-');
    cells.splice(
      0,
      9,
      'GBAT10',
      number,
      day.replaceAll('-', ''),
      GBAT10_VOUCHER_TYPE,
      String(Number(month)),
      year,
    );
    cells.splice(6, 3, account.number, account.vatCode, amount);
    cells[20] = text;
    cells[26] = 'T';
    cells[27] = amount;
    return cells;
  });
  const [first = [], ...others] = rows;
  return rows.length === 0 ? csv([], []) : csv(first, others);
}

function describe({ movement, payout }: Voucher, language: Language): string {
  const { kinds, payout: paidOut } = FILE_TEXTS[language];
  const words = movement
    ? [kinds[movement.kind], movement.reference, movement.koie]
    : [paidOut, payout?.id ?? ''];
  return words.filter(Boolean).join(' ').slice(0, LONGEST_DESCRIPTION);
}

/** With the decimal comma of Norwegian spreadsheets. */
function kroner(ore: number): string {
  return (ore / 100).toFixed(2).replace('.', ',');
}
