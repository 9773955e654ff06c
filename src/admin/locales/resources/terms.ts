import type { Words } from '../words.js';

/** What a guest gets back. */
export const termsWords: Words = {
  terms: {
    actions: { new: ['Nye vilkår', 'New terms'] },
    properties: {
      nameNb: ['Navn (norsk)', 'Name (Norwegian)'],
      nameEn: ['Navn (engelsk)', 'Name (English)'],
      textNb: ['Tekst til gjestene (norsk)', 'Text for guests (Norwegian)'],
      textEn: ['Tekst til gjestene (engelsk)', 'Text for guests (English)'],
      steps: ['Hva gjesten får tilbake', 'What the guest gets back'],
      feeNok: ['Gebyr (kr)', 'Fee (NOK)'],
      mayCancel: ['Gjesten kan avbestille selv', 'Guests can cancel themselves'],
      mayChangeUntilDays: [
        'Gjesten kan endre oppholdet til så mange dager før ankomst',
        'Guests can change the stay until so many days before arrival',
      ],
      koier: ['Koier', 'Koier'],
    },
    messages: {
      help_steps: [
        'Dager før ankomst, den dagen medregnet, og andelen av det betalte. Gjelder nye bestillinger: de som er gjort, beholder sine vilkår.',
        'Days before arrival, that day included, and the part of what was paid. For new bookings: those that are made keep their terms.',
      ],
      help_feeNok: [
        'Trekkes fra det som går tilbake når en bestilling blir avbestilt.',
        'Taken off what goes back when a booking is cancelled.',
      ],
      help_mayChangeUntilDays: [
        'Tomt: aldri. 0: til og med ankomstdagen.',
        'Empty: never. 0: until the day of arrival.',
      ],
      help_textNb: [
        'Vises før gjesten betaler, og på bestillingen.',
        'Shown before the guest pays, and on the booking.',
      ],
    },
  },
};
