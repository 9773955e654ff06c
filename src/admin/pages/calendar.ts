import { addDays, today } from '../../platform/clock.js';
import { avalancheOfKoie } from '../../services/avalanche/index.js';
import { koieCalendar, koierForCalendar } from '../../services/beds/calendar.js';
import { monthIn, type PageContext, type PageRequest, textIn } from './page.js';

/** The month of a koie. */
export type CalendarPage = Awaited<ReturnType<typeof calendar>>;

/** A koie's calendar: `koie` is its slug, `month` is `YYYY-MM`; the first koie and this month when left out. */
export async function calendar(request: PageRequest, _response: unknown, _context: PageContext) {
  const month = monthIn(textIn(request.query, 'month')) ?? today().slice(0, 7);
  const koier = await koierForCalendar();
  const slug = textIn(request.query, 'koie') ?? koier[0]?.slug ?? '';
  const firstNight = `${month}-01`;
  const endNight = `${monthAfter(month, 1)}-01`;
  const found = await koieCalendar(slug, firstNight, endNight);
  const lastNight = addDays(endNight, -1);
  return {
    today: today(),
    month,
    previous: monthAfter(month, -1),
    next: monthAfter(month, 1),
    firstNight,
    lastNight,
    koier,
    calendar: found,
    avalanche: found && (await avalancheOfKoie(found.id, firstNight, lastNight)),
  };
}

function monthAfter(month: string, months: number): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 7);
}
