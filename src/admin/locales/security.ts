import type { Words } from './words.js';

/** Texts of the page about how one signs in. */
export const securityWords: Words = {
  title: ['Innlogging', 'Sign-in'],
  lead: [
    'Hvordan du logger inn i panelet, og hvor du er logget inn.',
    'How you sign in to the panel, and where you are signed in.',
  ],
  sessions: ['Mine økter', 'My sessions'],
  sessionsHelp: [
    'Her er du logget inn nå. Kjenner du ikke igjen en økt, avslutt den og bytt passord.',
    'You are signed in here now. If you do not recognise a session, end it and change your password.',
  ],
  here: ['denne', 'this one'],
  unknownBrowser: ['Ukjent nettleser', 'Unknown browser'],
  since: ['Logget inn {{at}}', 'Signed in {{at}}'],
  lastSeen: ['sist brukt {{at}}', 'last used {{at}}'],
  end: ['Avslutt', 'End'],
  endThat: ['Avslutt økten i {{browser}}', 'End the session in {{browser}}'],
  endOthers: ['Avslutt alle andre', 'End all others'],
  logOut: ['Logg ut', 'Log out'],
  sessionEnded: ['Økten er avsluttet.', 'The session has been ended.'],
  othersEnded: ['Alle andre økter er avsluttet.', 'All other sessions have been ended.'],
};
