import type { Language } from '../../models/index.js';
import type { ErrorValues } from '../../platform/refusals/errors.js';
import { fillIn } from '../../platform/refusals/messages.js';

const TEXTS = {
  key_handed_out: {
    nb: 'Nøkkelen er levert ut til {guest} ({reference}).',
    en: 'The key has been handed out to {guest} ({reference}).',
  },
  too_early: { nb: 'kan først hentes {day}', en: 'can be fetched from {day} on' },
  avalanche_close: {
    nb: 'Nettene er stengt for snøskredfare.',
    en: 'The nights are closed for avalanche danger.',
  },
  avalanche_lift: { nb: 'Nettene er åpne igjen.', en: 'The nights are open again.' },
  avalanche_keep_open: {
    nb: 'Nettene holdes åpne, og følges ikke videre.',
    en: 'The nights are kept open, and watched no more.',
  },
  avalanche_keep_closed: {
    nb: 'Nettene holdes stengt, og følges ikke videre.',
    en: 'The nights are kept closed, and watched no more.',
  },
  confirm_first: {
    nb: 'Må bekreftes før nøkkelen leveres ut: {told}',
    en: 'To be confirmed before the key is handed out: {told}',
  },
  key_taken_back: {
    nb: 'Nøkkelen til {guest} ({reference}) er levert tilbake.',
    en: 'The key of {guest} ({reference}) is back.',
  },
  numbered_key_handed_out: {
    nb: 'Nøkkel {key} er levert ut til {guest} ({reference}).',
    en: 'Key {key} has been handed out to {guest} ({reference}).',
  },
  numbered_key_taken_back: {
    nb: 'Nøkkel {key} fra {guest} ({reference}) er levert tilbake.',
    en: 'Key {key} of {guest} ({reference}) is back.',
  },
  no_key: { nb: 'ingen nummerert nøkkel følger med', en: 'no numbered key goes along' },
  key_lost: {
    nb: 'Nøkkel {key} er meldt mistet. Styret har fått beskjed.',
    en: 'Key {key} is reported lost. The board has been told.',
  },
  key_broken: {
    nb: 'Nøkkel {key} er meldt ødelagt. Styret har fått beskjed.',
    en: 'Key {key} is reported broken. The board has been told.',
  },
  key_fee: { nb: 'Gebyr for nøkkel {key}', en: 'Fee for key {key}' },
  key_fee_added: { nb: '{sum} kr er lagt på prisen.', en: 'NOK {sum} is added to the price.' },
  key_fee_failed: {
    nb: 'Gebyret på {sum} kr kunne ikke legges på prisen nå: gjør det på bestillingen.',
    en: 'The fee of NOK {sum} could not be added to the price now: do it on the booking.',
  },
  key_taken_in: { nb: 'Nøkkelen henger i skranken igjen.', en: 'The key is at the desk again.' },
  shelf_missing: {
    nb: 'Hyllekontroll: nøkkelen skulle hengt i skranken, men var ikke der.',
    en: 'Shelf check: the key should have been at the desk, but was not there.',
  },
  shelf_unexpected: {
    nb: 'Hyllekontroll: nøkkelen hang i skranken, men er notert et annet sted.',
    en: 'Shelf check: the key was at the desk, but is noted to be elsewhere.',
  },
  shelf_right: {
    nb: 'Hylla stemmer: {there} nøkler er på plass.',
    en: 'The shelf is right: {there} keys are in place.',
  },
  shelf_differs: {
    nb: '{there} nøkler er på plass, {missing} mangler og {unexpected} er her uventet. Det som ikke stemmer, er blitt oppgaver.',
    en: '{there} keys are there, {missing} are missing and {unexpected} are there unexpectedly. What differs has become tasks.',
  },
  key_dated: { nb: 'Nøkkelen er notert levert {day}.', en: 'The key is noted as back on {day}.' },
  key_undone: { nb: 'Angret.', en: 'Undone.' },
  handled: { nb: 'Rapporten er merket som behandlet.', en: 'The report is marked as handled.' },
  given_back: {
    nb: 'Beløpet går tilbake til kortet om et øyeblikk.',
    en: 'The sum goes back to the card in a moment.',
  },
  booking_given_back: {
    nb: 'Beløpet går tilbake til gjesten om et øyeblikk. Det som ikke ble betalt med kort, står på oversikten til det er betalt.',
    en: 'The sum goes back to the guest in a moment. What was not paid by card stands on the dashboard until it is paid.',
  },
  price_changed: { nb: 'Prisen er endret.', en: 'The price is changed.' },
  paid_back: { nb: 'Notert som betalt tilbake.', en: 'Noted as paid back.' },
  month_reopened: { nb: 'Måneden er åpen igjen.', en: 'The month is open again.' },
  month_closed: { nb: 'Måneden er lukket.', en: 'The month is closed.' },
  dealt_with: { nb: 'Notert.', en: 'Noted.' },
  mail_queued: { nb: 'E-posten sendes.', en: 'The mail is being sent.' },
  mail_waits: {
    nb: 'E-post er ikke satt opp. E-posten venter til det er gjort.',
    en: 'E-mail is not set up. The mail waits until it is.',
  },
  mail_cancelled: { nb: 'E-posten blir ikke sendt.', en: 'The mail will not be sent.' },
  password_set: {
    nb: 'Passordet er byttet. Brukeren er logget ut overalt.',
    en: 'The password has been changed. The user is logged out everywhere.',
  },
  deactivated: {
    nb: 'Brukeren er deaktivert og logget ut overalt.',
    en: 'The user is deactivated and logged out everywhere.',
  },
  invited: {
    nb: 'Invitasjonen sendes på e-post. Lenken varer i en uke.',
    en: 'The invitation is sent by mail. The link is good for a week.',
  },
  second_factor_reset: {
    nb: 'Totrinnsinnloggingen er nullstilt, og brukeren er logget ut overalt. Brukeren får e-post om det.',
    en: 'Two-step sign-in is reset, and the user is logged out everywhere. The user is told by mail.',
  },
  not_yourself: { nb: 'Du kan ikke deaktivere deg selv.', en: 'You cannot deactivate yourself.' },
  booking_moved: {
    nb: 'Bestillingen er flyttet, og gjesten får e-post.',
    en: 'The booking has been moved, and the guest gets mail.',
  },
  booking_moved_untold: {
    nb: 'Lagret. Gjesten får ingen e-post om det.',
    en: 'Saved. The guest gets no mail about it.',
  },
  booking_cancelled: {
    nb: 'Bestillingen er avbestilt, sengene er ledige, og gjesten får e-post.',
    en: 'The booking is cancelled, its beds are free, and the guest gets mail.',
  },
  booking_cancelled_untold: {
    nb: 'Bestillingen er avbestilt, og sengene er ledige. Gjesten får ingen e-post om det.',
    en: 'The booking is cancelled and its beds are free. The guest gets no mail about it.',
  },
  booking_settled: { nb: 'Oppgjøret er endret.', en: 'The settlement is changed.' },
  booking_confirmed: {
    nb: 'Bestillingen er bekreftet, og gjesten får e-post.',
    en: 'The booking is confirmed, and the guest gets mail.',
  },
  guest_link_sent: {
    nb: 'Den gamle lenken virker ikke lenger. Bekreftelsen sendes på nytt med den nye.',
    en: 'The old link does not work any more. The confirmation is sent again with the new one.',
  },
  invoice_paid: { nb: 'Fakturaen er merket som betalt.', en: 'The invoice is marked as paid.' },
  message_sent: {
    nb: 'Meldingen er på vei til {count} {count|bestilling|bestillinger}.',
    en: 'The message is on its way to {count} {count|booking|bookings}.',
  },
  message_was_sent: {
    nb: 'Meldingen var alt sendt, og er ikke sendt på nytt.',
    en: 'The message had been sent already, and was not sent again.',
  },
  test_sent: { nb: 'Prøven er sendt til {address}.', en: 'The test has been sent to {address}.' },
  tasks_planned: { nb: '{count} oppgaver er lagret.', en: '{count} tasks are saved.' },
  changed_meanwhile: {
    nb: 'Endret av {who} siden du åpnet den. Åpne den på nytt for å se hva som er nytt; ingenting av ditt ble lagret.',
    en: 'Changed by {who} since you opened it. Open it again to see what is new; nothing of yours was saved.',
  },
  somebody: { nb: 'noen andre', en: 'somebody else' },
  who_and_when: { nb: '{name} kl. {time}', en: '{name} at {time}' },
  closed_over_bookings: {
    nb: 'Lagret. {count} {count|bestilling|bestillinger} blir berørt: velg hva som skal skje med hver.',
    en: 'Saved. {count} {count|booking is|bookings are} affected: choose what happens to each.',
  },
  seen_to: {
    nb: '{count} {count|bestilling|bestillinger} tatt hånd om. Gjestene får e-post.',
    en: '{count} {count|booking|bookings} seen to. The guests get mail.',
  },
  seen_to_but_others: {
    nb: '{count} tatt hånd om. For {others} hadde noen andre alt valgt: det står som det er.',
    en: '{count} seen to. For {others} somebody else had chosen already: that stands.',
  },
  seen_to_but_failed: {
    nb: '{failed} gikk ikke: se hvorfor nedenfor, og velg på nytt.',
    en: '{failed} could not be done: see why below, and choose again.',
  },
  lifted: { nb: 'Stengingen er opphevet.', en: 'The closure is lifted.' },
  lifted_told: {
    nb: 'Stengingen er opphevet. {count} {count|gjest|gjester} får e-post.',
    en: 'The closure is lifted. {count} {count|guest gets|guests get} mail.',
  },
} satisfies Record<string, Record<Language, string>>;

export type ActionText = keyof typeof TEXTS;

/** The text of an action's answer, with its values filled in. */
export function actionText(key: ActionText, language: Language, values: ErrorValues = {}): string {
  return fillIn(TEXTS[key][language], language, values);
}
