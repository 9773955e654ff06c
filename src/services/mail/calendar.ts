import { createEvent, type DateArray } from 'ics';
import { addDays } from '../../platform/clock.js';
import type { MailBooking } from './booking-data.js';
import { mailDomain, sender } from './sender.js';
import type { BookingView } from './view.js';

/**
 * A stay as an iCalendar file: one event of whole days, from the day of arrival to the day of departure. A later file
 * of the same booking replaces the event in a calendar, and `CANCEL` takes it out (RFC 5546: same organizer and UID,
 * a higher SEQUENCE).
 */
export function stayCalendar(booking: MailBooking, view: BookingView, method: 'PUBLISH' | 'CANCEL'): string {
  const { labels } = view.t;
  const lines = [
    `${labels.reference}: ${view.reference}`,
    ...(view.desk ? [`${labels.desk}: ${view.desk}`] : []),
    ...view.deskFacts.map((fact) => `${fact.label}: ${fact.value}`),
    `${view.t.reportButton}: ${view.reportLink}`,
  ];
  const { error, value } = createEvent({
    uid: `${booking.uuid}@${mailDomain()}`,
    productId: 'NTNUI Koiene',
    method,
    sequence: booking.version,
    organizer: { name: view.t.from, email: sender().address },
    status: method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED',
    transp: 'TRANSPARENT',
    title: `${view.koie} (${view.t.from})`,
    description: lines.join('\n'),
    url: view.reportLink,
    start: dateArray(booking.arrivalDate),
    // An event of whole days ends before its end day.
    end: dateArray(addDays(booking.departureDate, 1)),
    geo: { lat: Number(booking.latitude), lon: Number(booking.longitude) },
    location: view.koie,
  });
  if (error || !value) throw error ?? new Error('No calendar file was made');
  return value;
}

function dateArray(day: string): DateArray {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return [year, month, date];
}
