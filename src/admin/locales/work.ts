import { bookingMoneyWords, stripeCauses, termsFormWords } from './booking-money.js';
import type { Words } from './words.js';

/** Texts about the records that belong to a koie and to a booking. */
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
  figures: ['Belegg og inntekter', 'Occupancy and income'],
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
  message: ['Meldingen', 'The message'],
  noMails: ['Ingen e-post er sendt eller venter.', 'No mail has been sent or is waiting.'],
  closedMeanwhile: ['Stengt under oppholdet', 'Closed during the stay'],
};

/** Texts about money on the pages that change a booking. */
const moneyOfWork: Words = {
  priceNow: ['Pris nå', 'Price now'],
  priceThen: ['Pris for det nye oppholdet', 'Price of the new stay'],
  priceAfter: ['Pris etterpå', 'Price afterwards'],
  newPrice: ['Ny pris i kroner', 'New price in kroner'],
  whichPrice: ['Hva skal bestillingen koste?', 'What is the booking to cost?'],
  priceNew: ['Prisen for det nye oppholdet, {{price}}', 'The price of the new stay, {{price}}'],
  priceKept: ['Det samme som før, {{price}}', 'The same as before, {{price}}'],
  received: ['Mottatt', 'Received'],
  paid: ['Betalt', 'Paid'],
  goesBack: ['Går tilbake til gjesten', 'Goes back to the guest'],
  kept: ['Koiene beholder', 'Koiene keeps'],
  keptOfBeyond: ['Koiene beholder av forskjellen', 'Koiene keeps of the difference'],
  costsThen: ['Bestillingen koster da', 'The booking then costs'],
  leftToPay: ['Igjen å betale', 'Left to pay'],
  paidByLink: [
    'Gjesten får en lenke å betale med på {{email}}. Sengene står, men det står «ikke betalt» til det er gjort.',
    'The guest gets a link to pay by at {{email}}. The beds stay, but it says “not paid” until that is done.',
  ],
  paidByLinkUntold: [
    'Gjesten får ingen e-post: send selv lenken, som står på bestillingen.',
    'The guest gets no mail: send the link yourself, which stands on the booking.',
  ],
  paidByInvoice: ['Det kommer i tillegg på fakturaen.', 'It is added to the invoice.'],
  nothingPaid: [
    'Ingenting er betalt, så ingenting går tilbake.',
    'Nothing has been paid, so nothing goes back.',
  ],
  holdKeepsPrice: [
    'Den er ikke bekreftet ennå, og beholder prisen gjesten har sett.',
    'It is not confirmed yet, and keeps the price that the guest was shown.',
  ],
  differenceDropped: [
    'Ingen betaler mer, og ingenting går tilbake.',
    'Nobody pays more, and nothing goes back.',
  ],
  refundHowMuch: ['Hvor mye skal gjesten få tilbake?', 'How much is to go back to the guest?'],
  refundOfBeyond: [
    'Det er betalt {{sum}} mer enn det nye oppholdet koster. Hvor mye skal gjesten få tilbake?',
    '{{sum}} more was paid than the new stay costs. How much is to go back to the guest?',
  ],
  refundTerms: ['Som vilkårene sier i dag: {{sum}}', 'What the terms say today: {{sum}}'],
  refundAll: ['Alt: {{sum}}', 'All: {{sum}}'],
  refundNone: ['Ingenting', 'Nothing'],
  refundSum: ['En annen sum', 'Another sum'],
  refundNok: ['Sum i kroner', 'Sum in kroner'],
  refundMost: ['Høyst {{sum}}.', 'At most {{sum}}.'],
  moneyReason: ['Hvorfor?', 'Why?'],
  help_moneyReason: ['Vises bare for styret.', 'Shown to the board only.'],
  ask_giveBack: [
    'Det går til kortet som ble belastet, det nyeste først. Det som ikke ble betalt med kort, må betales tilbake for hånd. Prisen blir lavere med like mye.',
    'It goes to the card that was charged, the newest first. What was not paid by card must be paid back by hand. The price becomes lower by as much.',
  ],
  do_giveBack: ['Gi tilbake', 'Give back'],
  ask_changePrice: [
    'Er det betalt mer enn den nye prisen, går det tilbake. Koster det mer, betaler gjesten resten.',
    'What was paid beyond the new price goes back. If it costs more, the guest pays the rest.',
  ],
  ask_changePriceOfHold: [
    'Bestillingen er ikke betalt ennå. Gjesten betaler den nye prisen.',
    'The booking has not been paid yet. The guest pays the new price.',
  ],
  do_changePrice: ['Sett prisen', 'Set the price'],
  freeBeds: ['Ledige senger', 'Free beds'],
  tooFew: ['Bare {{free}} senger er ledige: det er for få.', 'Only {{free}} beds are free: that is too few.'],
};

/** Texts about related records, and the pages on which the board moves, cancels and confirms a booking. */
export const workWords: Words = {
  Records: records,
  Money: bookingMoneyWords,
  Receipts: {
    title: ['Kvitteringer', 'Receipts'],
    none: ['Ingen kvitteringer.', 'No receipts.'],
    pdf: ['PDF', 'PDF'],
    pdfOf: ['PDF av nummer {{number}}', 'PDF of number {{number}}'],
    openPdf: ['Åpne PDF', 'Open the PDF'],
    openPage: ['Åpne til utskrift', 'Open to print'],
  },
  Terms: termsFormWords,
  StripeCauses: stripeCauses,
  Work: {
    ask_move: [
      'Flytt til andre datoer, en annen koie eller et annet antall. Referanse, lenker og rapport følger med.',
      'Move to other dates, another koie or another number of guests. Reference, links and report stay.',
    ],
    dayEarlier: ['En dag tidligere', 'A day earlier'],
    dayLater: ['En dag senere', 'A day later'],
    do_move: ['Flytt bestillingen', 'Move the booking'],
    koie: ['Koie', 'Koie'],
    arrivalDate: ['Ankomst', 'Arrival'],
    departureDate: ['Avreise', 'Departure'],
    guestsMember: ['Medlemmer', 'Members'],
    guestsNotMember: ['Ikke medlemmer', 'Not members'],
    ...moneyOfWork,

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

    ask_confirmBooking: [
      'Bestillingen bekreftes med en gang, og gjesten får bekreftelsen på e-post.',
      'The booking is confirmed at once, and the guest gets the confirmation by mail.',
    ],
    ask_settleBooking: [
      'Noe er ikke betalt, og gjesten har en lenke å betale med. Gjøres det opp på en annen måte, kan lenken ikke brukes mer.',
      'Something is not paid, and the guest has a link to pay by. Settled in another way, the link cannot be used any more.',
    ],
    ask_free: [
      'Oppholdet koster da ingenting: det som er betalt for det, går tilbake til gjesten. Skal gjesten bare slippe resten, endre prisen i stedet.',
      'The stay costs nothing then: what was paid for it goes back to the guest. To let the guest off the rest alone, change the price instead.',
    ],
    do_settleBooking: ['Endre oppgjøret', 'Change the settlement'],
    cardByLink: ['Kort (lenke)', 'Card (link)'],
    do_confirmBooking: ['Bekreft bestillingen', 'Confirm the booking'],
    settlement: ['Oppgjør', 'Settlement'],
    settlementReason: ['Hvem har bestemt det, og hvorfor?', 'Who decided it, and why?'],
  },
};
