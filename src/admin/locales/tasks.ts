import type { Words } from './words.js';

/** Planning a work party: who does what, and the list that is taken along. */
export const taskWords: Words = {
  chosen: ['{{count}} oppgaver er valgt:', '{{count}} tasks are chosen:'],
  chosen_one: ['1 oppgave er valgt:', '1 task is chosen:'],
  assignee: ['Ansvarlig', 'Assignee'],
  assigneeHelp: ['Tomt: som før.', 'Empty: as before.'],
  state: ['Tilstand', 'State'],
  unchanged: ['Som før', 'As before'],
  chooseOne: ['Velg ansvarlig eller tilstand.', 'Choose an assignee or a state.'],
  save: ['Lagre', 'Save'],
  none: ['Ingenting å gjøre av det listen viste.', 'Nothing to do of what the list showed.'],
  nobody: ['ingen ansvarlig', 'nobody assigned'],
  since: ['åpnet {{day}}', 'opened {{day}}'],
  count: ['{{count}} oppgaver', '{{count}} tasks'],
  count_one: ['1 oppgave', '1 task'],
};
