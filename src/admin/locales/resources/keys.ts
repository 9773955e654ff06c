import type { Words } from '../words.js';

const STATES = {
  at_desk: ['I skranken', 'At the desk'],
  out: ['Ute', 'Out'],
  lost: ['Mistet', 'Lost'],
  broken: ['Ødelagt', 'Broken'],
  retired: ['Ute av bruk', 'Retired'],
} as const;

export const keyWords: Words = {
  keys: {
    actions: { new: ['Ny nøkkel', 'New key'] },
    properties: {
      label: ['Nummer', 'Number'],
      koie: ['Koie', 'Koie'],
      koieId: ['Koie', 'Koie'],
      desk: ['Nøkkelskranke', 'Key desk'],
      deskId: ['Nøkkelskranke', 'Key desk'],
      state: ['Hvor den er', 'Where it is'],
      reference: ['Referanse', 'Reference'],
      bookingId: ['Hos bestilling', 'With booking'],
      since: ['Siden', 'Since'],
      note: ['Notat', 'Note'],
    },
    labels: { state: STATES },
    messages: {
      help_label: ['Det som står på nøkkelen, som 2 eller A4.', 'What stands on the key, such as 2 or A4.'],
      help_deskId: ['Skranken der den hører til.', 'The desk where it belongs.'],
      help_state: [
        'Til vanlig endres dette i skranken. En nøkkel som er hos en bestilling og settes et annet sted, blir notert levert.',
        'Usually changed at the desk. A key that is with a booking and is put elsewhere is noted as returned.',
      ],
    },
  },
  key_moves: {
    properties: {
      at: ['Når', 'When'],
      keyId: ['Nøkkel', 'Key'],
      label: ['Nummer', 'Number'],
      koie: ['Koie', 'Koie'],
      who: ['Hvem', 'Who'],
      fromState: ['Fra', 'From'],
      toState: ['Til', 'To'],
      desk: ['Nøkkelskranke', 'Key desk'],
      reference: ['Bestilling', 'Booking'],
    },
    labels: { fromState: STATES, toState: STATES },
  },
};
