import { bookingMoneyWords } from './booking-money.js';
import type { Words } from './words.js';

/** What belongs to a koie and to a booking. */
const records: Words = {
  upcoming: ['Kommende opphold ({{number}})', 'Stays to come ({{number}})'],
  noUpcoming: ['Ingen opphold framover.', 'No stays to come.'],
  nights: ['Ledige senger de neste nettene', 'Free beds on the nights to come'],
  calendar: ['Kalender', 'Calendar'],
  held: ['holdt av', 'held'],
  guests: ['{{count}} gjester', '{{count}} guests'],
  guests_one: ['1 gjest', '1 guest'],
  allBookings: ['Alle bestillinger av koia', 'All bookings of the koie'],
  reports: ['Siste rapporter', 'Latest reports'],
  allReports: ['Alle rapporter', 'All reports'],
  noReports: ['Ingen rapporter ennå.', 'No reports yet.'],
  handled: ['behandlet', 'handled'],
  notHandled: ['ikke behandlet', 'not handled'],
  closures: ['Stengte netter framover', 'Closed nights to come'],
  allClosures: ['Alle stenginger', 'All closures'],
  noClosures: ['Koia er ikke stengt framover.', 'The koie is not closed in the time to come.'],
  closedWhole: ['Hele koia', 'The whole koie'],
  closedBeds: ['{{count}} senger', '{{count}} beds'],
  closedBeds_one: ['1 seng', '1 bed'],
  tasks: ['Åpne oppgaver', 'Open tasks'],
  allTasks: ['Vis som liste', 'Show as a list'],
  noTasks: ['Ingen åpne oppgaver.', 'No open tasks.'],
  workList: ['Dugnadsliste', 'Work list'],
  figures: ['Belegg og inntekter de siste 12 månedene', 'Occupancy and income of the last 12 months'],
  payLink: ['Lenke som gjesten betaler med', 'Link that the guest pays by'],
  payLinkHelp: [
    'Gjesten får den på e-post. Send den på nytt derfra, eller lim den inn i en melding.',
    'The guest gets it by mail. Send it again from there, or paste it into a message.',
  ],
  copy: ['Kopier', 'Copy'],
  copied: ['Kopiert.', 'Copied.'],
  report: ['Rapport', 'Report'],
  noReport: ['Ingen rapport ennå.', 'No report yet.'],
  mails: ['E-post', 'Mails'],
  noMails: ['Ingen e-post er sendt eller venter.', 'No mail has been sent or is waiting.'],
  closedMeanwhile: ['Stengt under oppholdet', 'Closed during the stay'],
};

/** What belongs to records, and the pages on which the board moves, cancels and confirms a booking. */
export const workWords: Words = {
  Records: records,
  Money: bookingMoneyWords,
  Work: {
    ask_move: [
      'Flytt til andre datoer, en annen koie eller et annet antall. Referanse, lenker og rapport følger med.',
      'Move to other dates, another koie or another number of guests. Reference, links and report stay.',
    ],
    do_move: ['Flytt bestillingen', 'Move the booking'],
    koie: ['Koie', 'Koie'],
    arrivalDate: ['Ankomst', 'Arrival'],
    departureDate: ['Avreise', 'Departure'],
    guestsMember: ['Medlemmer', 'Members'],
    guestsNotMember: ['Ikke medlemmer', 'Not members'],
    price: ['Pris', 'Price'],
    priceNow: ['Pris nå', 'Price now'],
    priceThen: ['Pris etter flytting', 'Price after the move'],
    difference: ['Forskjell', 'Difference'],
    same: ['Ingen', 'None'],
    more: ['{{difference}} mer', '{{difference}} more'],
    less: ['{{difference}} mindre', '{{difference}} less'],
    freeBeds: ['Ledige senger', 'Free beds'],
    tooFew: ['{{free}}, det er for få', '{{free}}, which is too few'],
    neverCharged: [
      'Ingen blir belastet eller får penger tilbake av at du flytter. Forskjellen må du ordne selv.',
      'Nobody is charged or paid back because you move it. The difference is for you to settle.',
    ],
    takeNewPrice: [
      'Sett prisen på bestillingen til {{price}}. Ellers blir den stående.',
      'Set the price of the booking to {{price}}. Otherwise it stays.',
    ],

    ask_cancelBooking: [
      'Sengene blir ledige med en gang, og påminnelser som venter, blir ikke sendt.',
      'The beds are free at once, and reminders that wait are not sent.',
    ],
    do_cancelBooking: ['Avbestill', 'Cancel the booking'],
    cancelReason: ['Hvorfor?', 'Why?'],
    help_cancelReason: [
      'Vises bare for styret og står ikke i e-posten til gjesten.',
      'Shown to the board only, and not in the mail to the guest.',
    ],
    tellGuest: ['Send e-post om det til gjesten ({{email}})', 'Send mail about it to the guest ({{email}})'],
    message: ['Melding til gjesten', 'Message to the guest'],
    help_message: [
      'Står i e-posten. Kan være tom: e-posten forteller selv hva som er endret, og hva som skjer med pengene.',
      'Stands in the mail. May be empty: the mail itself tells what has changed, and what becomes of the money.',
    ],
    refund: ['Betal tilbake alt til kortet', 'Pay everything back to the card'],

    ask_confirmBooking: [
      'Bestillingen bekreftes med en gang, og gjesten får bekreftelsen på e-post.',
      'The booking is confirmed at once, and the guest gets the confirmation by mail.',
    ],
    ask_settleBooking: [
      'Bestillingen venter på gjestens kort. Gjøres den opp på en annen måte, kan lenken ikke brukes mer.',
      'The booking waits for the guest’s card. Settled in another way, the link cannot be used any more.',
    ],
    do_settleBooking: ['Endre oppgjøret', 'Change the settlement'],
    cardByLink: ['Kort (lenke)', 'Card (link)'],
    do_confirmBooking: ['Bekreft bestillingen', 'Confirm the booking'],
    settlement: ['Oppgjør', 'Settlement'],
    settlementReason: ['Hvem har bestemt det, og hvorfor?', 'Who decided it, and why?'],
  },
};
