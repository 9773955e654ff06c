// See README.md.
export { entriesOf, type ListedEntry, type ListOffer, offerOfBooking } from './entries.js';
export { joinWaitingList } from './join.js';
export { declineOffer, leaveWaitingList } from './leave.js';
export { countDue, workOffWaitingList } from './work-off.js';
