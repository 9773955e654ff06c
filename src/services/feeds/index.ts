// See README.md.
export {
  type Feed,
  feedsOf,
  makeFeed,
  makeTripsFeed,
  revokeFeed,
  revokeTripsFeed,
  tripsFeedOf,
} from './feeds.js';
export { openFeed } from './open.js';
