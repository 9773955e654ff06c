import type { AffectedBooking, Choice } from '../../../services/closures';

/** What is chosen for a booking; `wait` leaves it for another time. */
export interface Chosen {
  act: Choice['act'] | 'wait';
  koieId: string;
  takesNewPrice: boolean;
  givesNightsBack: boolean;
}

/** Whether something is still to be chosen for a booking, or can be chosen instead of an offer that waits. */
export function isOpen({ chosen }: AffectedBooking): boolean {
  return chosen === null || (chosen.outcome !== 'gone' && ['failed', 'offered'].includes(chosen.state));
}

/** What the form begins with: an offer, or nothing for who has one already. A hold has no page to choose on. */
export function firstChoice({ chosen, isConfirmed, rooms, nights, nightsTaken }: AffectedBooking): Chosen {
  const act = chosen?.state === 'offered' ? 'wait' : isConfirmed ? 'offer' : 'refund';
  return {
    act,
    koieId: String(rooms[0]?.koieId ?? ''),
    takesNewPrice: false,
    givesNightsBack: nightsTaken > 0 && nightsTaken <= nights,
  };
}

/** What is sent of a choice; undefined when there is nothing to be done. */
export function choiceOf(booking: AffectedBooking, chosen: Chosen | undefined): Choice | undefined {
  if (!chosen || chosen.act === 'wait' || !isOpen(booking)) return undefined;
  const { act, koieId, takesNewPrice, givesNightsBack } = chosen;
  const seen = booking.chosen?.version ?? null;
  if (act === 'move')
    return koieId ? { bookingId: booking.id, act, koieId: Number(koieId), takesNewPrice, seen } : undefined;
  return { bookingId: booking.id, act, seen, ...(act === 'keep' ? { givesNightsBack } : {}) };
}
