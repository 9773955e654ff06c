import type { Language } from '../../models/index.js';
import { nightsBetween } from '../../platform/clock.js';
import { longDate } from '../../platform/format.js';
import { oneLine } from '../../platform/one-line.js';
import type { MailBooking } from './booking-data.js';
import { type Fact, textsIn } from './view.js';

/** One key in the summary of overdue keys. */
export interface OverdueKeyView {
  koie: string;
  reference: string;
  late: string;
  facts: Fact[];
}

/** Facts about a key that is overdue on `day` (Oslo), for those who hold the keys. */
export function overdueKeyView(booking: MailBooking, day: string, language: Language): OverdueKeyView {
  const t = textsIn(language);
  const facts = [
    { label: t.labels.departure, value: longDate(language, booking.departureDate) },
    { label: t.labels.guest, value: oneLine(booking.guestName) },
    { label: t.labels.phone, value: oneLine(booking.guestPhone) },
    { label: t.labels.email, value: oneLine(booking.contactEmail) },
    {
      label: t.labels.nextArrival,
      value: booking.nextArrival ? longDate(language, booking.nextArrival) : '',
    },
  ];
  return {
    koie: oneLine(booking.koieName),
    reference: booking.reference,
    late: t.key_overdue_summary.overdue(t.days(nightsBetween(booking.departureDate, day))),
    facts: facts.filter((fact) => fact.value !== ''),
  };
}
