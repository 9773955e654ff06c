import type { Words } from './words.js';

/** «Nøkler nå»: where the numbered keys are, the shelf check, and keys that are lost or broken. */
export const keysNowWords = {
  title: ['Nøkler nå', 'Keys now'],
  lead: [
    'Alle nummererte nøkler som hører til skranken, og hvor hver av dem er.',
    'All numbered keys that belong to the desk, and where each of them is.',
  ],
  none: [
    'Ingen koie har nummererte nøkler ennå. Koiestyret legger dem inn under «Nummererte nøkler».',
    'No koie has numbered keys yet. The board adds them under “Numbered keys”.',
  ],
  addKey: ['Ny nøkkel', 'New key'],
  desk: ['Skranke', 'Desk'],
  search: ['Finn nøkkel', 'Find a key'],
  searchHint: ['Nummer, koie, gjest eller referanse', 'Number, koie, guest or reference'],
  foundNone: ['Ingen nøkkel passer til «{{term}}».', 'No key matches “{{term}}”.'],
  overdue: ['Forfalt', 'Overdue'],
  out: ['Ute', 'Out'],
  lost: ['Mistet', 'Lost'],
  broken: ['Ødelagt', 'Broken'],
  at_desk: ['I skranken', 'At the desk'],
  since: ['siden {{moment}}', 'since {{moment}}'],
  due: ['ventes {{day}}', 'due {{day}}'],
  late: ['{{count}} dager over tiden', '{{count}} days late'],
  late_one: ['1 dag over tiden', '1 day late'],
  noBooking: ['ute uten bestilling', 'out without a booking'],
  noName: ['Uten navn', 'No name'],
  task: ['Åpen oppgave', 'Open task'],
  takeIn: ['Ta imot', 'Take in'],
  takeInOf: ['Ta imot nøkkel {{key}}, {{koie}}', 'Take in key {{key}}, {{koie}}'],
  report: ['Mistet eller ødelagt', 'Lost or broken'],
  reportOf: ['Mistet eller ødelagt: nøkkel {{key}}, {{koie}}', 'Lost or broken: key {{key}}, {{koie}}'],
  reportTitle: ['Nøkkel {{key}}, {{koie}}', 'Key {{key}}, {{koie}}'],
  became: ['Hva har skjedd?', 'What has happened?'],
  note: ['Notat', 'Note'],
  noteHelp: ['Følger med oppgaven og e-posten til styret.', 'Goes with the task and the mail to the board.'],
  fee: ['Gebyr (kr)', 'Fee (NOK)'],
  feeHelp: [
    'Legges på prisen, og gjesten får en lenke til å betale. Tomt: ikke noe gebyr.',
    'Is added to the price, and the guest gets a link to pay. Empty: no fee.',
  ],
  reportLead: [
    'Det blir en oppgave, styret får e-post, og gjesten står ikke lenger med nøkkelen.',
    'It becomes a task, the board gets a mail, and the guest does not have the key any more.',
  ],
  doReport: ['Meld fra', 'Report it'],
  cancel: ['Avbryt', 'Cancel'],
  startCheck: ['Tell hylla', 'Check the shelf'],
  checkTitle: ['Hyllekontroll', 'Shelf check'],
  checkLead: [
    'Kryss av for hver nøkkel som henger på hylla. Det som ikke stemmer med det som er notert, blir oppgaver. Ingen nøkkel flyttes.',
    'Tick each key that hangs on the shelf. What differs from what is noted becomes tasks. No key is moved.',
  ],
  tickAll: ['Kryss av alle som skal være her', 'Tick all that should be here'],
  counted: ['{{count}} av {{all}} krysset av', '{{count}} of {{all}} ticked'],
  differs: [
    '{{missing}} mangler, {{unexpected}} uventet her',
    '{{missing}} missing, {{unexpected}} unexpectedly here',
  ],
  finishCheck: ['Ferdig talt', 'Done counting'],
  lastCheck: [
    'Sist talt {{moment}} av {{who}}: {{there}} på plass, {{missing}} manglet, {{unexpected}} uventet.',
    'Last counted {{moment}} by {{who}}: {{there}} there, {{missing}} missing, {{unexpected}} unexpected.',
  ],
  neverChecked: ['Hylla er ikke talt ennå.', 'The shelf has not been counted yet.'],
  somebody: ['noen', 'somebody'],
} as const satisfies Words;

export type KeysNowWord = keyof typeof keysNowWords;
