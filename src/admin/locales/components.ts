import { accountsWords } from './accounts.js';
import { avalancheWords } from './avalanche.js';
import { bookingRulesFormWords } from './booking-rules.js';
import { closureWords } from './closures.js';
import { dashboardWords } from './dashboard.js';
import { deskWords } from './desk.js';
import { feedWords } from './feeds.js';
import { figureWords } from './figures.js';
import { keysNowWords } from './keys-now.js';
import { messageWords } from './messages.js';
import { pictureWords } from './pictures.js';
import { recordPageWords } from './record-pages.js';
import { recordWords } from './records.js';
import { securityWords } from './security.js';
import { taskWords } from './tasks.js';
import type { Words } from './words.js';
import { workWords } from './work.js';

/** Texts of our own components, by the component's name: `translateComponent('Desk.pickUps')` finds `Desk: { pickUps }`. */
export const componentWords: Words = {
  ...dashboardWords,
  ...recordWords,
  ...recordPageWords,
  ...workWords,
  ...closureWords,
  ...bookingRulesFormWords,
  Desk: deskWords,
  KeysNow: keysNowWords,
  Accounts: accountsWords,
  Feeds: feedWords,
  FiguresPage: figureWords,
  Messages: messageWords,
  Avalanche: avalancheWords,
  Pictures: pictureWords,
  Tasks: taskWords,
  Security: securityWords,
  HtmlEdit: {
    toolbar: ['Utseende', 'Formatting'],
    bold: ['Fet', 'Bold'],
    italic: ['Kursiv', 'Italic'],
    underline: ['Understreket', 'Underlined'],
    list: ['Punktliste', 'List of points'],
    link: ['Lenke', 'Link'],
    href: ['Hvor lenken fører', 'Where the link leads'],
    hrefHelp: ['En nettadresse eller en e-postadresse.', 'A web address or an e-mail address.'],
    hrefWrong: ['Dette er ikke en adresse.', 'This is not an address.'],
    setLink: ['Sett lenke', 'Set the link'],
    removeLink: ['Fjern lenken', 'Remove the link'],
    cancel: ['Avbryt', 'Cancel'],
  },
  Finder: {
    placeholder: ['Søk …', 'Search …'],
    nothing: ['Ingen treff', 'Nothing found'],
    loading: ['Søker …', 'Searching …'],
  },
  Find: {
    title: ['Søk', 'Search'],
    button: ['Søk', 'Search'],
    label: ['Søk i alt', 'Search everything'],
    placeholder: ['Referanse, navn, telefon, koie eller side', 'Reference, name, phone, koie or page'],
    found: ['Treff', 'Found'],
    asking: ['Søker …', 'Searching …'],
    nothing: ['Ingen treff. Skriv minst tre bokstaver.', 'Nothing found. Type at least three letters.'],
    help: ['{{count}} treff. Piltaster og Enter åpner.', '{{count}} found. Arrow keys and Enter open.'],
    close: ['Lukk', 'Close'],
    bookings: ['Bestillinger', 'Bookings'],
    koier: ['Koier', 'Koier'],
    people: ['Folk', 'People'],
    pages: ['Sider', 'Pages'],
  },
  List: {
    search: ['Søk i listen', 'Search the list'],
    filteredBy: ['Filtrert på', 'Filtered by'],
    takeAway: ['Fjern', 'Take away'],
    from: ['fra {{value}}', 'from {{value}}'],
    to: ['til {{value}}', 'to {{value}}'],
    moreFilters: ['Flere filtre', 'More filters'],
    moreThan: ['mer enn {{number}}', 'more than {{number}}'],
    sums: ['Til sammen', 'In all'],
    sumOf: ['Sum {{name}}', 'Total {{name}}'],
    short: {
      guests: ['pers.', 'guests'],
      numberOfBeds: ['senger', 'beds'],
      beds: ['senger', 'beds'],
    },
    views: {
      save: ['Lagre utvalget', 'Save this view'],
      name: ['Navn på utvalget', 'Name of the view'],
      done: ['Lagre', 'Save'],
      cancel: ['Avbryt', 'Cancel'],
      remove: ['Fjern «{{name}}»', 'Remove “{{name}}”'],
      failed: ['Det gikk ikke. Prøv igjen.', 'That did not work. Try again.'],
    },
    tabs: {
      label: ['Utvalg', 'Views'],
      all: ['Alle', 'All'],
      upcoming: ['Kommende', 'Upcoming'],
      today: ['I dag', 'Today'],
      unpaid: ['Ubetalt', 'Unpaid'],
      held: ['Holdt av', 'On hold'],
      keysAway: ['Ikke i skranken', 'Not at the desk'],
      keyOut: ['Nøkkel ute', 'Key out'],
      open: ['Åpne', 'Open'],
      done: ['Ferdige', 'Done'],
      unhandled: ['Ubehandlet', 'Unhandled'],
      failed: ['Feilet', 'Failed'],
      waiting: ['Venter', 'Waiting'],
      onList: ['På listen', 'On the list'],
      offered: ['Tilbudt fra ventelisten', 'Offered by the waiting list'],
      seeTo: ['Må ses på', 'To see to'],
      underWay: ['Underveis', 'Under way'],
      past: ['Tidligere', 'Past'],
      inUse: ['I bruk', 'In use'],
      receipts: ['Kvitteringer', 'Receipts'],
      creditNotes: ['Kreditnotaer', 'Credit notes'],
    },
    select: ['Velg {{title}}', 'Select {{title}}'],
    selectAll: ['Velg alle på siden', 'Select all on the page'],
    actions: ['Handlinger', 'Actions'],
  },
  Pages: {
    pages: ['Sider i listen', 'Pages of the list'],
    previous: ['Forrige', 'Previous'],
    next: ['Neste', 'Next'],
    where: ['Side {{page}} av {{pages}}', 'Page {{page}} of {{pages}}'],
  },
  LogInAgain: {
    title: ['Du er logget ut', 'You are logged out'],
    why: [
      'Logg inn igjen for å fortsette. Det du har skrevet, er her fortsatt.',
      'Log in again to go on. What you have written is still here.',
    ],
    email: ['E-post', 'E-mail'],
    password: ['Passord', 'Password'],
    code: ['Kode fra appen, eller en gjenopprettingskode', 'Code from your app, or a recovery code'],
    logIn: ['Logg inn og fortsett', 'Log in and go on'],
    goOn: ['Fortsett', 'Go on'],
    passkey: ['Bruk passnøkkel', 'Use a passkey'],
    notNow: ['Ikke nå', 'Not now'],
    noContact: ['Ingen kontakt med serveren. Prøv igjen.', 'No contact with the server. Try again.'],
  },
  ProveAgain: {
    title: ['Er det deg?', 'Is it you?'],
    why: [
      'Dette er noe bare du skal kunne gjøre. Vis at det er deg, så går det videre der du var.',
      'This is something that only you should be able to do. Show that it is you, and it goes on where you were.',
    ],
    cancel: ['Avbryt', 'Cancel'],
  },
  TopBar: { menu: ['Meny', 'Menu'], skip: ['Hopp til innholdet', 'Skip to the content'] },
};
