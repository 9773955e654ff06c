import type { Language } from '../../models/index.js';
import { addDays, isCalendarDay, nightsBetween, today } from '../../platform/clock.js';
import { longDate } from '../../platform/format.js';
import { FieldErrors, type FieldProblem } from '../../platform/refusals/field-errors.js';
import type { Move } from '../../services/bookings/move.js';
import { koierToChooseFrom } from '../../services/guest-page/index.js';
import type { GuestTexts } from './texts/nb.js';
import type { Visit } from './visit.js';

/** Which of the two changes a page is for: a smaller stay of the same, or another one. */
export type ChangeAct = 'fewer' | 'change';

/** A field of the form: a choice from a list, a day, or a number. */
export interface FormField {
  name: string;
  label: string;
  value: string;
  wrong: string[];
  options?: { value: string; label: string }[];
  type?: 'date' | 'number';
  min?: string;
  max?: string;
}

/** The fields of the form, as its address names them, and what a stay calls them. */
export const FIELDS = {
  koie: 'koieId',
  arrival: 'arrivalDate',
  departure: 'departureDate',
  members: 'guestsMember',
  others: 'guestsNotMember',
} as const;
type FieldName = keyof typeof FIELDS;

const MOST_GUESTS = 100;

/** The stay that was asked for; null when nothing was. What the address leaves out stays as it is. Throws FieldErrors. */
export function stayAsked({ asked, read }: Pick<Visit, 'asked' | 'read'>, act: ChangeAct): Move | null {
  const { booking } = read;
  if (!Object.keys(FIELDS).some((name) => asked.has(name))) return null;
  const problems: Record<string, FieldProblem[]> = {};
  const day = (name: FieldName, now: string): string => {
    const value = asked.get(name) ?? now;
    if (!isCalendarDay(value)) problems[FIELDS[name]] = [{ key: 'not_a_date' }];
    return value;
  };
  const number = (name: FieldName, now: number): number => {
    const value = asked.get(name) ?? String(now);
    const isWhole = /^\d{1,9}$/.test(value) && Number(value) <= (name === 'koie' ? 2 ** 31 - 1 : MOST_GUESTS);
    if (!isWhole) problems[FIELDS[name]] = [{ key: 'not_a_number' }];
    return isWhole ? Number(value) : now;
  };
  const stay = {
    koieId: act === 'fewer' ? booking.koieId : number('koie', booking.koieId),
    arrivalDate: day('arrival', booking.arrivalDate),
    departureDate: day('departure', booking.departureDate),
    guestsMember: number('members', booking.guestsMember),
    guestsNotMember: number('others', booking.guestsNotMember),
  };
  if (Object.keys(problems).length > 0) throw new FieldErrors(problems);
  return stay;
}

/** The fields to be filled in, with what was sent, and with what is wrong with each. */
export async function formFields(
  { asked, read, language, t }: Visit,
  act: ChangeAct,
  wrong: Record<string, string[]> = {},
): Promise<FormField[]> {
  const { booking } = read;
  const field = (name: FieldName, now: string | number, more: Partial<FormField>): FormField => ({
    name,
    label: t.changePage.fields[name],
    value: asked.get(name) ?? String(now),
    wrong: wrong[FIELDS[name]] ?? [],
    ...more,
  });
  if (act === 'fewer') {
    const days = daysOf(booking.arrivalDate, booking.departureDate, language);
    const begun = booking.arrivalDate < today();
    return [
      field('arrival', booking.arrivalDate, { options: begun ? days.slice(0, 1) : days.slice(0, -1) }),
      field('departure', booking.departureDate, {
        options: days.slice(1).filter(({ value }) => value >= today() || value === booking.departureDate),
      }),
      ...guestFields(booking, field, (most) => ({ options: upTo(most) })),
    ];
  }
  const koier = await koierToChooseFrom(booking.koieId);
  return [
    field('koie', booking.koieId, {
      options: koier.map(({ id, name, numberOfBeds }) => ({
        value: String(id),
        label: `${name} (${t.changePage.beds(numberOfBeds)})`,
      })),
    }),
    field('arrival', booking.arrivalDate, { type: 'date', min: today() }),
    field('departure', booking.departureDate, { type: 'date', min: addDays(today(), 1) }),
    ...guestFields(booking, field, () => ({ type: 'number', min: '0', max: String(MOST_GUESTS) })),
  ];
}

function guestFields(
  booking: { guestsMember: number; guestsNotMember: number },
  field: (name: FieldName, now: number, more: Partial<FormField>) => FormField,
  more: (most: number) => Partial<FormField>,
): FormField[] {
  return [
    field('members', booking.guestsMember, more(booking.guestsMember)),
    field('others', booking.guestsNotMember, more(booking.guestsNotMember)),
  ];
}

function daysOf(first: string, last: string, language: Language): { value: string; label: string }[] {
  return Array.from({ length: nightsBetween(first, last) + 1 }, (_none, index) => {
    const day = addDays(first, index);
    return { value: day, label: longDate(language, day) };
  });
}

function upTo(most: number): { value: string; label: string }[] {
  return Array.from({ length: most + 1 }, (_none, count) => ({ value: String(count), label: String(count) }));
}

/** What of a stay becomes another, in words: «Avreise: mandag 7. desember → søndag 6. desember». */
export function differences(
  was: Move & { koieName: string },
  becomes: Move & { koieName: string },
  t: GuestTexts,
  language: Language,
): { label: string; value: string }[] {
  const day = (value: string) => longDate(language, value);
  const words = t.changePage.fields;
  const rows: [string, string, string][] = [
    [words.koie, was.koieName, becomes.koieName],
    [words.arrival, day(was.arrivalDate), day(becomes.arrivalDate)],
    [words.departure, day(was.departureDate), day(becomes.departureDate)],
    [words.members, String(was.guestsMember), String(becomes.guestsMember)],
    [words.others, String(was.guestsNotMember), String(becomes.guestsNotMember)],
  ];
  return rows
    .filter(([, from, to]) => from !== to)
    .map(([label, from, to]) => ({ label, value: `${from} → ${to}` }));
}
