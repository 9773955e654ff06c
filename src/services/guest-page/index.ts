// See README.md.
export { correctParty, partyOf } from './party.js';
export { type GuestPage, type HistoryEntry, koierToChooseFrom, openLink, readGuestPage } from './read.js';
