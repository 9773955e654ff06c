// See README.md.
export {
  bookingOfToken,
  HIDDEN,
  hasGuestPages,
  pageAddress,
  replaceLink,
  tokenFor,
  withoutTokens,
} from './links.js';
export { formToken, isFormToken } from './token.js';
