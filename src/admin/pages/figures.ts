import { Koie, type Language } from '../../models/index.js';
import { today } from '../../platform/clock.js';
import { csv } from '../../platform/csv.js';
import { yearsOfStays } from '../../services/figures/statistics.js';
import { FIGURES, type FigureName, type FigureRow } from '../../services/figures/year/index.js';
import { textAt, valueText } from '../locales/index.js';
import { userOf } from '../panel-user.js';
import { type PageContext, type PageRequest, textIn } from './page.js';

/** What can be chosen, and what is. `compare` is null where nothing is compared with. */
export interface FigureChoice {
  year: number;
  compare: number | null;
  koie: number | null;
  years: number[];
  koier: { id: number; name: string }[];
}

/** The figures of the year, and of the one that is compared with. */
export interface YearFigures {
  rows: FigureRow[];
  before: FigureRow[];
}

type Chosen = Pick<FigureChoice, 'year' | 'compare' | 'koie'>;

/**
 * The figures of a `year` (this one when left out) beside those of `compare` (the year before when left out, `none` for
 * none), of all koier or one (`koie`: its id). With `part` those of one question, with `file` too as a CSV file; else what there is to
 * choose from.
 */
export async function figures({ query = {} }: PageRequest, _response: unknown, context: PageContext) {
  const chosen = chosenIn(query);
  const part = textIn(query, 'part');
  const name = (Object.keys(FIGURES) as FigureName[]).find((known) => known === part);
  if (!name) return choiceOf(chosen);
  const found = await yearFigures(name, chosen);
  return textIn(query, 'file') ? fileOf(name, chosen, found, userOf(context).language) : found;
}

async function choiceOf(chosen: Chosen): Promise<FigureChoice> {
  const [years, koier] = await Promise.all([
    yearsOfStays(),
    Koie.findAll({ attributes: ['id', 'name'], order: [['name', 'ASC']] }),
  ]);
  const known = new Set([...years, chosen.year, Number(today().slice(0, 4))]);
  return {
    ...chosen,
    years: [...known].sort((one, other) => other - one),
    koier: koier.map(({ id, name }) => ({ id, name })),
  };
}

async function yearFigures(name: FigureName, { year, compare, koie }: Chosen): Promise<YearFigures> {
  const [rows, before] = await Promise.all([
    FIGURES[name]({ year, koieId: koie }),
    compare === null ? [] : FIGURES[name]({ year: compare, koieId: koie }),
  ]);
  return { rows, before };
}

function chosenIn(query: NonNullable<PageRequest['query']>): Chosen {
  const year = yearIn(textIn(query, 'year')) ?? Number(today().slice(0, 4));
  const compare = textIn(query, 'compare');
  const koie = textIn(query, 'koie') ?? '';
  return {
    year,
    compare: compare === 'none' ? null : (yearIn(compare) ?? year - 1),
    koie: /^\d{1,9}$/.test(koie) ? Number(koie) : null,
  };
}

/** Years whose neighbours can be written as four digits too. */
function yearIn(text = ''): number | undefined {
  return /^[1-9]\d{3}$/.test(text) && text > '1900' && text < '9998' ? Number(text) : undefined;
}

function fileOf(
  name: FigureName,
  { year, compare }: Chosen,
  { rows, before }: YearFigures,
  language: Language,
) {
  const columns = Object.keys(rows[0] ?? before[0] ?? {});
  const word = (key: string) => textAt(language, 'components', 'FiguresPage', key) ?? key;
  const cells = (of: number | null, all: FigureRow[]) =>
    all.map((row) => [
      of,
      ...columns.map((column) =>
        column === 'of' ? (valueText('tasks', 'item', row.of, language) ?? row.of) : decimal(row[column]),
      ),
    ]);
  return {
    csv: csv(
      [word('year'), ...columns.map((column) => word(`column_${column === 'of' ? `of_${name}` : column}`))],
      [...cells(year, rows), ...cells(compare, before)],
    ),
    filename: `${word(`file_${name}`)}-${year}.csv`,
  };
}

/** As spreadsheets in Norway read it. */
function decimal(value: FigureRow[string] | undefined) {
  return typeof value === 'number' ? String(value).replace('.', ',') : value;
}
