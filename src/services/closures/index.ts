// See README.md.
export { type AffectedBooking, affectedBy } from './affected.js';
export { cancelStay, quoteReadStay, quoteStay } from './cancel.js';
export { type Choice, chooseActs, OFFER_HOURS } from './choose.js';
export { bookingsHitBy, bookingsHitByPlan } from './hits.js';
export { type Holder, holdersOf, liftClosure } from './lift.js';
export { answerOffer, checkInstead, type Offer, type OtherStay, openOffer, roomsInstead } from './offer.js';
export { closuresToSeeTo, type OpenClosure, type SeenTo, seenTo } from './seen-to.js';
export { countWaitingActs, workOff } from './work-off.js';
