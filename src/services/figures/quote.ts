import { QueryTypes } from 'sequelize';
import { database } from '../../models/index.js';
import type { FieldErrors } from '../../platform/refusals/field-errors.js';
import { NIGHT_JSON, type NightOfKoie } from '../beds/heat-map.js';
import { priceOf, type Stay } from '../bookings/price.js';
import { notBookable, refuseForStaff, type StayRefusal } from '../bookings/rules.js';

/** Nights before and after the stay that are told too, for who has to look for another. */
const AROUND = 3;

/** What a stay would come to that nobody has booked yet. */
export interface StayQuote {
  /** Whole NOK. */
  priceNok: number;
  guests: number;
  /** Beds free on the fullest of its nights. */
  free: number;
  /** Its nights, and some before and after them. */
  nights: NightOfKoie[];
  /** Why members cannot book it now; null when they can. Staff may all the same. */
  notForMembers: FieldErrors | null;
}

/**
 * What a stay at a koie would come to today, without booking anything; of a koie that is not there, null. One
 * statement. Throws FieldErrors for a stay that staff cannot make.
 */
export async function quoteStay(stay: Stay & { koieId: number }): Promise<StayQuote | null> {
  refuseForStaff(stay);
  const { koieId, arrivalDate, departureDate, guestsMember, guestsNotMember } = stay;
  const [found] = await database().query<{
    priceMember: number;
    priceNotMember: number;
    nights: NightOfKoie[];
    refused: StayRefusal | null;
  }>(
    `select k.price_member as "priceMember", k.price_not_member as "priceNotMember",
       (select json_agg(${NIGHT_JSON} order by n.night)
        from koie_nights(array[k.id], $2::date - ${AROUND}, $3::date + ${AROUND}, now()) n) as nights,
       (select to_json(r) from stay_refusal(k.id, $2::date, $3::date, $4::integer, now()) r) as refused
     from koier k where k.id = $1`,
    { bind: [koieId, arrivalDate, departureDate, guestsMember + guestsNotMember], type: QueryTypes.SELECT },
  );
  if (!found) return null;
  const own = found.nights.filter(({ night }) => night >= arrivalDate && night < departureDate);
  return {
    priceNok: priceOf(stay, found),
    guests: guestsMember + guestsNotMember,
    free: Math.min(...own.map(({ free }) => free)),
    nights: found.nights,
    notForMembers: (found.refused && notBookable(found.refused)) ?? null,
  };
}
