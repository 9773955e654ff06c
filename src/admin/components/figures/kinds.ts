import type { FigureName } from '../../../services/figures/year/index';
import type { PlotSpec } from './plots/spec';

/** How a number is written. */
export type NumberFormat = 'number' | 'percent' | 'kroner' | 'days' | 'decimal';

/** A figure of bars: what its rows are of, its columns, and which of them the bars show. */
export interface BarFigure {
  name: FigureName;
  kind: 'columns' | 'bars';
  of: 'month' | 'name' | 'item';
  columns: Readonly<Record<string, NumberFormat>>;
  shown: string;
}

/** A figure of koier in weeks. */
export interface WeekFigure {
  name: FigureName;
  kind: Exclude<PlotSpec['kind'], BarFigure['kind']>;
}

export type Figure = BarFigure | WeekFigure;

/** The figures in the order of the page. */
export const FIGURES: readonly Figure[] = [
  { name: 'occupancy', kind: 'heat' },
  {
    name: 'guestNights',
    kind: 'columns',
    of: 'month',
    columns: { guestNights: 'number' },
    shown: 'guestNights',
  },
  {
    name: 'members',
    kind: 'columns',
    of: 'month',
    columns: { share: 'percent', members: 'number', others: 'number' },
    shown: 'share',
  },
  ...(['moneyByPayment', 'moneyByArrival'] as const).map(
    (name): Figure => ({
      name,
      kind: 'columns',
      of: 'month',
      columns: { income: 'kroner', received: 'kroner', givenBack: 'kroner' },
      shown: 'income',
    }),
  ),
  ...(['leadTime', 'stayLength'] as const).map(
    (name): Figure => ({
      name,
      kind: 'columns',
      of: 'name',
      columns: { share: 'percent', stays: 'number' },
      shown: 'share',
    }),
  ),
  {
    name: 'cancelled',
    kind: 'columns',
    of: 'month',
    columns: {
      share: 'percent',
      cancelled: 'number',
      byGuests: 'number',
      booked: 'number',
      givenBack: 'kroner',
    },
    shown: 'share',
  },
  {
    name: 'reported',
    kind: 'columns',
    of: 'month',
    columns: { share: 'percent', reported: 'number', stays: 'number' },
    shown: 'share',
  },
  {
    name: 'fullNights',
    kind: 'bars',
    of: 'name',
    columns: { fullNights: 'number', openNights: 'number' },
    shown: 'fullNights',
  },
  {
    name: 'waited',
    kind: 'bars',
    of: 'name',
    columns: { waited: 'number', guests: 'number' },
    shown: 'waited',
  },
  { name: 'supplies', kind: 'levels' },
  {
    name: 'woodUsed',
    kind: 'bars',
    of: 'name',
    columns: { per100: 'decimal', marks: 'number', guestNights: 'number' },
    shown: 'per100',
  },
  {
    name: 'openFaults',
    kind: 'columns',
    of: 'month',
    columns: { open: 'number', opened: 'number', done: 'number' },
    shown: 'open',
  },
  {
    name: 'faultDays',
    kind: 'bars',
    of: 'item',
    columns: { days: 'days', opened: 'number', open: 'number' },
    shown: 'days',
  },
];
