import type { Words } from './words.js';

/** Texts of the page of calendar feeds. */
export const feedWords: Words = {
  title: ['Mine kalendere', 'My calendars'],
  lead: [
    'Adresser som kalenderen din på telefon eller PC kan abonnere på. Den henter endringer selv.',
    'Addresses that the calendar on your phone or computer can subscribe to. It fetches changes by itself.',
  ],
  yours: ['Kalendere du har laget', 'Calendars you have made'],
  yoursHelp: [
    'Adressen er bare din: den som har den, ser det samme som du. Er den kommet på avveie, tilbakekall den og lag en ny.',
    'The address is yours alone: whoever has it sees what you see. If it has gone astray, revoke it and make another.',
  ],
  none: ['Du har ingen ennå.', 'You have none yet.'],
  name_koier: ['Opphold og stenginger: {{only}}', 'Stays and closures: {{only}}'],
  name_desk: ['Nøkler ut og inn: {{only}}', 'Keys out and in: {{only}}'],
  all_koier: ['alle koier', 'all koier'],
  all_desk: ['alle skranker', 'all desks'],
  madeAt: ['Laget {{at}}', 'Made {{at}}'],
  addressOf: ['Adressen til {{name}}', 'The address of {{name}}'],
  copy: ['Kopier', 'Copy'],
  copyThat: ['Kopier adressen til {{name}}', 'Copy the address of {{name}}'],
  copied: ['Adressen er kopiert.', 'The address has been copied.'],
  revoke: ['Tilbakekall', 'Revoke'],
  revokeThat: ['Tilbakekall {{name}}', 'Revoke {{name}}'],
  reallyRevokeShort: ['Ja, tilbakekall', 'Yes, revoke'],
  reallyRevoke: ['Ja, tilbakekall {{name}}', 'Yes, revoke {{name}}'],
  another: ['Lag en kalender', 'Make a calendar'],
  what: ['Hva', 'What'],
  kind_koier: ['Opphold og stenginger', 'Stays and closures'],
  kind_desk: ['Nøkler ut og inn', 'Keys out and in'],
  of_koier: ['Koie', 'Koie'],
  of_desk: ['Skranke', 'Desk'],
  make: ['Lag kalender', 'Make calendar'],
  help_koier: [
    'Bekreftede opphold med navn og referanse, og stengte netter: de siste 60 dagene og alt som kommer. Uten telefon og e-post.',
    'Confirmed stays with name and reference, and closed nights: the past 60 days and all ahead. Without phone and e-mail.',
  ],
  help_desk: [
    'Nøkler som hentes ved ankomst og leveres ved avreise, og stengte netter: de siste 60 dagene og alt som kommer.',
    'Keys that are fetched on arrival and returned on departure, and closed nights: the past 60 days and all ahead.',
  ],
  made: [
    'Kalenderen er laget. Kopier adressen til kalenderprogrammet ditt.',
    'The calendar has been made. Copy its address into your calendar program.',
  ],
  revoked: [
    'Kalenderen er tilbakekalt. Adressen virker ikke lenger.',
    'The calendar has been revoked. Its address no longer works.',
  ],
};
