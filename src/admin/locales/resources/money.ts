import type { Words } from '../words.js';

/** Money that has gone back, or that guests want back. */
export const moneyWords: Words = {
  refunds: {
    properties: {
      id: ['Refusjonsnummer', 'Refund number'],
      paymentId: ['Betaling', 'Payment'],
      bookingId: ['Bestilling', 'Booking'],
      reference: ['Referanse', 'Reference'],
      amountOre: ['Beløp', 'Amount'],
      method: ['Måte', 'Way'],
      state: ['Tilstand', 'State'],
      reason: ['Grunn', 'Reason'],
      note: ['Merknad', 'Note'],
      decidedBy: ['Bestemt av', 'Decided by'],
      madeAtStripe: ['Gjort hos Stripe', 'Made at Stripe'],
      attempt: ['Forsøk', 'Attempt'],
      sentAt: ['Sendt', 'Sent'],
      stripeStatus: ['Status hos Stripe', 'Status at Stripe'],
      stripeId: ['Refusjon hos Stripe', 'Refund at Stripe'],
      failure: ['Hvorfor det ikke gikk', 'Why it failed'],
      isHandled: ['Tatt hånd om', 'Dealt with'],
      handledAt: ['Tatt hånd om når', 'Dealt with at'],
      createdAt: ['Bestemt', 'Decided'],
      settledAt: ['Gjort opp når', 'Settled at'],
    },
    labels: {
      method: { card: ['Til kortet', 'To the card'], elsewhere: ['For hånd', 'By hand'] },
      state: {
        due: ['Skal betales tilbake', 'To be paid back'],
        pending: ['Underveis hos Stripe', 'Under way at Stripe'],
        succeeded: ['Betalt tilbake', 'Paid back'],
        failed: ['Kom ikke fram', 'Failed'],
      },
      reason: {
        cancellation: ['Avbestilling', 'Cancellation'],
        change: ['Endret opphold', 'Changed stay'],
        closure: ['Stengt koie', 'Closed koie'],
        board: ['Styret', 'The board'],
        not_wanted: ['Betalt for mye eller for sent', 'Paid too much or too late'],
        stripe: ['Gjort hos Stripe', 'Made at Stripe'],
      },
    },
  },
  disputes: {
    properties: {
      id: ['Nummer', 'Number'],
      paymentId: ['Betaling', 'Payment'],
      bookingId: ['Bestilling', 'Booking'],
      reference: ['Referanse', 'Reference'],
      amountOre: ['Beløp', 'Amount'],
      state: ['Tilstand', 'State'],
      reason: ['Grunn', 'Reason'],
      note: ['Merknad', 'Note'],
      stripeStatus: ['Status hos Stripe', 'Status at Stripe'],
      stripeId: ['Krav hos Stripe', 'Dispute at Stripe'],
      isHandled: ['Tatt hånd om', 'Dealt with'],
      handledAt: ['Tatt hånd om når', 'Dealt with at'],
      openedAt: ['Bestridt', 'Disputed'],
      closedAt: ['Avgjort', 'Decided'],
    },
    labels: {
      state: { open: ['Åpen', 'Open'], won: ['Vunnet', 'Won'], lost: ['Tapt', 'Lost'] },
    },
  },
};
