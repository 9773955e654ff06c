import { type BASES, INCOME, KINDS, kindIn, movements } from '../../treasury/index.js';
import { askYear, dayOf, type FigureRow, MONTHS, ofKoie, type Period } from './period.js';

/**
 * Money in each month by the day of payment or of arrival, whole NOK: `received`, `givenBack` (below 0) and both as
 * `income`, before Stripe's fees. From the movements of the accounts: `../../treasury`.
 */
export function money(period: Period, basis: (typeof BASES)[number]): Promise<FigureRow[]> {
  const day = basis === 'arrival' ? 'v.arrival_date' : dayOf('v.at');
  const sum = (kinds: typeof INCOME) =>
    `round(coalesce(sum(v.amount_ore) filter (where ${kindIn('v.kind', kinds)}), 0) / 100)::integer`;
  return askYear(
    period,
    `with moved as materialized (
       select date_trunc('month', ${day}::timestamp)::date as first_day, v.kind, v.amount_ore
       from (${movements(basis)}) v
       where ${kindIn('v.kind', INCOME)} and ${ofKoie('v.koie_id')}
     )
     select m.of, ${sum(KINDS.received)} as received, ${sum(KINDS.givenBack)} as "givenBack", ${sum(INCOME)} as income
     from ${MONTHS} left join moved v on v.first_day = m.first_day
     group by m.of order by m.of`,
  );
}
