import type { MonthFigures } from '../../../services/figures/statistics';

/** What months come to together; their month is the last one. */
export function sumOf(months: MonthFigures[]): MonthFigures {
  const sum = (name: Exclude<keyof MonthFigures, 'month'>) =>
    months.reduce((total, month) => total + month[name], 0);
  return {
    month: months.at(-1)?.month ?? '',
    guestNights: sum('guestNights'),
    bedNights: sum('bedNights'),
    incomeNok: sum('incomeNok'),
    unpaidNok: sum('unpaidNok'),
  };
}

/** The share of the beds that were taken, from 0 to 1. */
export function occupancy({ guestNights, bedNights }: MonthFigures): number {
  return bedNights === 0 ? 0 : guestNights / bedNights;
}

/** «41 %» of a share. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
