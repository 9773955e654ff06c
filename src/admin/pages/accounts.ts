import { isCalendarDay, today } from '../../platform/clock.js';
import { DomainError } from '../../platform/refusals/errors.js';
import {
  BASES,
  closeMonth,
  closingOf,
  FILES,
  fileOf,
  linesOf,
  monthAfter,
  payoutOf,
  payoutsOf,
  rowsOf,
  SUMS,
  sumsByKoie,
  type TreasuryFile,
  totalOf,
} from '../../services/treasury/index.js';
import { actionText } from '../locales/answers.js';
import { actorOf, type PanelUser, userOf } from '../panel-user.js';
import { isAllowed } from '../policy.js';
import { type PageContext, type PageRequest, textIn, told } from './page.js';

/** A month of money: its sums, the rows of one of them, its payouts, and what one of those is made of. */
export type AccountsPage = Awaited<ReturnType<typeof monthOf>>;

/** A file, or why there is none. */
export type FileAnswer = TreasuryFile | { notice: { message: string; type: 'error' } };

const ROWS = 100;
const MOST_PAGES = 10_000;

/**
 * A month (`month`, `YYYY-MM`, this one when left out) by payment or arrival (`by`); with `sum` and `koie` the rows of a
 * sum, with `payout` what that is made of. With `file`, a file of the month instead. A POST with `close` closes that month.
 */
export async function accounts(request: PageRequest, _response: unknown, context: PageContext) {
  const user = userOf(context);
  if (request.method === 'post') return told(user, () => close(request, user));
  const file = FILES.find((name) => name === textIn(request.query, 'file'));
  const month = await monthIn(request.query);
  if (file) return told(user, () => fileOf(month, file, user.language));
  return monthOf(month, request.query ?? {}, user);
}

async function monthOf(month: string, query: NonNullable<PageRequest['query']>, user: PanelUser) {
  const basis = BASES.find((name) => name === textIn(query, 'by')) ?? 'payment';
  const payoutId = textIn(query, 'payout');
  const [koier, closing, payouts, rows, lines] = await Promise.all([
    sumsByKoie(month, basis),
    closingOf(month),
    payoutsOf(month),
    chosenRows(month, basis, query),
    payoutId === undefined ? [] : linesOf(payoutId),
  ]);
  return {
    today: today(),
    month,
    previous: monthAfter(month, -1),
    next: monthAfter(month, 1),
    basis,
    koier,
    total: totalOf(koier),
    closing,
    mayClose: closing === null && monthAfter(month, 1) <= today().slice(0, 7),
    mayReopen: closing !== null && isAllowed(user, 'closed_months', 'reopen'),
    rows,
    payouts,
    payout: payoutId === undefined ? null : { id: payoutId, lines },
  };
}

/** The choices in a query; whatever cannot be chosen is ignored. */
async function chosenRows(
  month: string,
  basis: (typeof BASES)[number],
  query: NonNullable<PageRequest['query']>,
) {
  const sent = textIn(query, 'sum');
  const sum = SUMS.find((name) => name === sent);
  if (!sum && sent !== 'net') return null;
  const koieSent = textIn(query, 'koie') ?? '';
  const koie = koieSent === 'none' ? 'none' : /^\d{1,9}$/.test(koieSent) ? Number(koieSent) : undefined;
  const pageSent = Number(textIn(query, 'page') ?? 1);
  const page = Number.isInteger(pageSent) && pageSent >= 1 && pageSent <= MOST_PAGES ? pageSent : 1;
  const found = await rowsOf(month, basis, { sum, koie }, { limit: ROWS + 1, offset: (page - 1) * ROWS });
  return {
    sum: sum ?? 'net',
    koie: koie ?? null,
    page,
    rows: found.slice(0, ROWS),
    isMore: found.length > ROWS,
  };
}

async function monthIn(query: PageRequest['query']): Promise<string> {
  const sent = textIn(query, 'month');
  if (sent && isMonth(sent)) return sent;
  const payout = textIn(query, 'payout');
  const counted = payout === undefined ? undefined : (await payoutOf(payout))?.countedOn;
  return (counted ?? today()).slice(0, 7);
}

/** The month after it must be one that can be written too. */
function isMonth(text: string): boolean {
  return isCalendarDay(`${text}-01`) && text < '9999-12';
}

async function close({ payload = {} }: PageRequest, user: PanelUser) {
  const month = textIn(payload, 'close') ?? '';
  if (!isMonth(month)) throw new DomainError('not_found');
  await closeMonth(month, actorOf(user));
  return {
    isDone: true,
    notice: { message: actionText('month_closed', user.language), type: 'success' as const },
  };
}
