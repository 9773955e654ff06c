/** A stay of which a closure takes some nights. Whole NOK, and øre. */
interface TakenNights {
  nights: number;
  nightsTaken: number;
  /** Nights that earlier closures have given back: the price is for the others. */
  givenBack: number;
  priceNok: number;
  paidOre: number;
}

/**
 * What a stay costs without the nights that a closure takes, and what of the money paid goes back: their part of
 * it, whatever the terms say. All nights taken: all of it.
 */
export function nightsBack({ nights, nightsTaken, givenBack, priceNok, paidOre }: TakenNights): {
  priceNok: number;
  refundNok: number;
} {
  const left = Math.max(nights - givenBack, 0);
  const stay = left <= nightsTaken ? 0 : Math.round((priceNok * (left - nightsTaken)) / left);
  const price = nightsTaken === 0 ? priceNok : stay;
  return { priceNok: price, refundNok: Math.max(Math.floor(paidOre / 100) - price, 0) };
}
