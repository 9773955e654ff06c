const DAY_MS = 86_400_000;

/** The day so many days after one, both `YYYY-MM-DD`; before it for a negative number. */
export function addDays(day: string, days: number): string {
  return new Date(momentOf(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** How many days it is from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((momentOf(to) - momentOf(from)) / DAY_MS);
}

/**
 * The days of a stay whose arrival is changed: its departure follows, so that it lasts as long as before; a night where
 * that was not known. Days that are not there are empty.
 */
export function withArrival(
  stay: { arrivalDate: string; departureDate: string },
  arrivalDate: string,
): { arrivalDate: string; departureDate: string } {
  const { departureDate } = stay;
  if (!isDay(arrivalDate)) return { arrivalDate, departureDate };
  const nights =
    isDay(stay.arrivalDate) && isDay(departureDate) ? daysBetween(stay.arrivalDate, departureDate) : 0;
  if (nights > 0) return { arrivalDate, departureDate: addDays(arrivalDate, nights) };
  const isAfter = isDay(departureDate) && departureDate > arrivalDate;
  return { arrivalDate, departureDate: isAfter ? departureDate : addDays(arrivalDate, 1) };
}

/** A day that can be counted from: whoever types a year goes through those of antiquity. */
function isDay(day: string): boolean {
  return /^[1-9]\d{3}-\d\d-\d\d$/.test(day);
}

/** Whether a day is a Saturday or a Sunday. */
export function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(momentOf(day)).getUTCDay());
}

function momentOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}
