import { makeTripsFeed, revokeTripsFeed, tripsFeedOf } from '../../services/feeds/index.js';
import type { Answer } from '../route.js';
import { otherLanguage } from './main-page.js';
import { page, seeOther } from './render.js';
import type { Visit } from './visit.js';

/** The address of the guest's own trips for a calendar program, and what making or revoking it does. */
export async function showFeed(visit: Visit): Promise<Answer> {
  const { t, language, address, bookingId } = visit;
  const feed = await tripsFeedOf(bookingId);
  return page(200, language, 'feed', {
    heading: t.feedPage.heading,
    otherLanguage: otherLanguage(visit, 'feed'),
    back: address(),
    feed,
    action: address('feed'),
    fields: visit.hidden('feed'),
  });
}

/** Makes the address, or revokes it when the form says so. */
export async function changeFeed({ asked, address, bookingId, language }: Visit): Promise<Answer> {
  if (asked.get('revoke')) await revokeTripsFeed(bookingId);
  else await makeTripsFeed(bookingId, language);
  return seeOther(address('feed'));
}
