import { today } from '../../platform/clock.js';
import { type MonthFigures, monthFigures, yearsOfStays } from '../../services/figures/statistics.js';
import { monthIn, type PageContext, type PageRequest, textIn } from './page.js';

const MONTHS = 12;

/** Twelve months, oldest first, and the same ones of the year before. */
export interface MonthsPage {
  /** The last of them, `YYYY-MM`. */
  month: string;
  months: MonthFigures[];
  before: MonthFigures[];
  /** The years to choose from, latest first. */
  years: number[];
}

/** The figures of the twelve months up to and with `month` (`YYYY-MM`; this one when left out), of all koier or of `koie` (its id). */
export async function months(
  { query }: PageRequest,
  _response: unknown,
  _context: PageContext,
): Promise<MonthsPage> {
  const thisMonth = today().slice(0, 7);
  const month = monthIn(textIn(query, 'month')) ?? thisMonth;
  const koie = textIn(query, 'koie');
  const koieId = koie && /^\d{1,9}$/.test(koie) ? Number(koie) : undefined;
  const [all, years] = await Promise.all([monthFigures(`${month}-01`, 2 * MONTHS, koieId), yearsOfStays()]);
  const known = new Set([...years, Number(month.slice(0, 4)), Number(thisMonth.slice(0, 4))]);
  return {
    month,
    months: all.slice(MONTHS),
    before: all.slice(0, MONTHS),
    years: [...known].sort((one, other) => other - one),
  };
}
