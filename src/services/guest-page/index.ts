// See README.md.
export { sendNewLink } from './new-link.js';
export { correctParty, partyOf } from './party.js';
export { type GuestPage, type HistoryEntry, koierToChooseFrom, openLink, readGuestPage } from './read.js';
