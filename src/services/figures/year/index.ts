import { money } from './money.js';
import { fullNights, guestNights, occupancy, waited } from './nights.js';
import type { FigureRow, Period } from './period.js';
import { cancelled, leadTime, members, stayLength } from './stays.js';
import { faultDays, openFaults, reported, supplies, woodUsed } from './upkeep.js';

export type { FigureRow, Period } from './period.js';

/** What can be asked of a year, each in one statement, by the name that pages and files know it by. */
export const FIGURES = {
  occupancy,
  guestNights,
  moneyByPayment: (period) => money(period, 'payment'),
  moneyByArrival: (period) => money(period, 'arrival'),
  leadTime,
  stayLength,
  members,
  cancelled,
  fullNights,
  waited,
  reported,
  supplies,
  woodUsed,
  openFaults,
  faultDays,
} satisfies Record<string, (period: Period) => Promise<FigureRow[]>>;
export type FigureName = keyof typeof FIGURES;
