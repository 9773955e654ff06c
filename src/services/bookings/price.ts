import { nightsBetween } from '../../platform/clock.js';

/** The facts that make the price of a stay. Prices in whole NOK per night and guest. */
export interface Stay {
  arrivalDate: string;
  departureDate: string;
  guestsMember: number;
  guestsNotMember: number;
}

/** The price of a stay in whole NOK: nights × (members × member price + others × other price). */
export function priceOf(stay: Stay, koie: { priceMember: number; priceNotMember: number }): number {
  const perNight = stay.guestsMember * koie.priceMember + stay.guestsNotMember * koie.priceNotMember;
  return nightsBetween(stay.arrivalDate, stay.departureDate) * perNight;
}
