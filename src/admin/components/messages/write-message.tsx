import type { ActionProps } from 'adminjs';
import { Navigate } from 'react-router-dom';
import { addDays } from '../common/days';
import { osloDay } from '../common/format';
import { pageOf } from '../common/links';

/** How many nights of a koie are chosen to begin with. */
const NIGHTS = 14;

/** Opens the page of messages with those chosen who have to do with a record, or the bookings that are ticked. */
export function WriteMessage({ record, records = [], resource }: ActionProps) {
  return <Navigate replace to={pageOf('messages', chosen())} />;

  function chosen(): Record<string, string> {
    if (!record) return { bookings: records.map(({ id }) => id).join(',') };
    if (resource.id === 'closures') {
      const [from, to] = [record.params.firstNight, record.params.lastNight].map((day) =>
        String(day).slice(0, 10),
      );
      return { stay: 'staying', from: from ?? '', to: to ?? '', koier: String(record.params.koieId) };
    }
    if (resource.id === 'koier') {
      const today = osloDay(Date.now());
      return { stay: 'staying', from: today, to: addDays(today, NIGHTS), koier: record.id };
    }
    return { bookings: record.id };
  }
}
