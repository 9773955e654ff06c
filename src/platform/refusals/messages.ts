import type { Language } from '../../models/index.js';
import { isCalendarDay } from '../clock.js';
import { dayAndTime, nightBetween, shortDate } from '../format.js';
import type { ErrorCode, ErrorValues } from './errors.js';

type Texts = Record<Language, string>;

/** A text that clients compare against: the same in every language. */
function fixed(text: string): Texts {
  return { nb: text, en: text };
}

const errors: Record<ErrorCode, Texts> = {
  invalid: { nb: 'Noe i forespørselen er ugyldig.', en: 'Something in the request is invalid.' },
  invalid_key_status: fixed("key_status can only be one of: 'not_picked_up', 'picked_up', 'delivered'"),
  invalid_signature: { nb: 'Signaturen er ugyldig.', en: 'The signature is invalid.' },
  not_open_yet: { nb: 'Oppholdet kan ikke bestilles ennå.', en: 'The stay cannot be booked yet.' },
  no_longer_open: {
    nb: 'Oppholdet kan ikke bestilles lenger.',
    en: 'The stay can no longer be booked.',
  },
  stay_too_long: { nb: 'Oppholdet er for langt.', en: 'The stay is too long.' },
  too_many_guests: { nb: 'Det er for mange personer.', en: 'There are too many persons.' },
  malformed_json: {
    nb: 'Innholdet er ikke et gyldig JSON-objekt.',
    en: 'The body is not a valid JSON object.',
  },
  malformed_request: { nb: 'Forespørselen er ikke gyldig HTTP.', en: 'The request is not valid HTTP.' },
  request_timeout: { nb: 'Forespørselen kom for sent.', en: 'The request took too long to arrive.' },
  idempotency_mismatch: {
    nb: 'Denne Idempotency-Key er alt brukt med et annet innhold.',
    en: 'This Idempotency-Key was already used with another body.',
  },
  not_authenticated: { nb: 'Du må logge inn.', en: 'You must log in.' },
  bad_credentials: fixed('No active account found with the given credentials'),
  wrong_code: {
    nb: 'Koden er feil, eller brukt før.',
    en: 'The code is wrong, or was used before.',
  },
  passkey_refused: { nb: 'Passnøkkelen ble ikke godtatt.', en: 'The passkey was not accepted.' },
  token_not_valid: fixed('Token is invalid or expired'),
  card_declined: { nb: 'Kortet ble avvist.', en: 'The card was declined.' },
  forbidden: { nb: 'Du har ikke tilgang til dette.', en: 'You do not have access to this.' },
  proof_needed: {
    nb: 'Vis at det er deg, og prøv igjen.',
    en: 'Show that it is you, and try again.',
  },
  second_factor_needed: {
    nb: 'Sett opp totrinnsinnlogging først, under «Innlogging».',
    en: 'Set up two-step sign-in first, under “Sign-in”.',
  },
  not_found: { nb: 'Fant ikke det du ba om.', en: 'What you asked for was not found.' },
  koie_not_found: fixed('Koie not found.'),
  booking_not_found: fixed('Booking not found.'),
  picture_not_found: fixed('Picture not found.'),
  method_not_allowed: { nb: 'Metoden er ikke tillatt her.', en: 'The method is not allowed here.' },
  beds_taken: {
    nb: 'Ikke nok ledige senger natten {night}: {free} {free|ledig|ledige}.',
    en: 'Not enough free beds on the night {night}: {free} free.',
  },
  koie_closed: { nb: 'Natten {night} er koia stengt.', en: 'On the night {night} the koie is closed.' },
  koie_not_in_use: { nb: 'Koia er ikke i bruk.', en: 'The koie is not in use.' },
  beds_below_sold: {
    nb: 'Natten {night} er det solgt eller holdt av flere senger enn dette.',
    en: 'On the night {night} more beds than this are sold or held.',
  },
  too_many_holds: {
    nb: 'Du har for mange ubetalte reservasjoner. Den første går ut klokka {until}.',
    en: 'You have too many unpaid bookings. The first of them ends at {until}.',
  },
  beds_free: {
    nb: '{koie} har ledige senger til hele følget nå. Bestill i stedet.',
    en: '{koie} has free beds for your whole party now. Book instead.',
  },
  already_waiting: {
    nb: 'Du står alt på ventelisten for dette oppholdet.',
    en: 'You are already on the waiting list for this stay.',
  },
  fair_use: {
    nb: 'Dette er mer enn ett medlem kan bestille.',
    en: 'This is more than one member can book.',
  },
  hold_expired: {
    nb: 'Reservasjonen er utløpt. Bestill på nytt.',
    en: 'The hold is over. Please book again.',
  },
  already_paid: { nb: 'Bestillingen er alt betalt.', en: 'The booking is already paid.' },
  amount_differs: {
    nb: 'Beløpet som er belastet kortet, er ikke prisen for bestillingen. Koiestyret ser på det og tar kontakt.',
    en: 'The sum charged to the card is not the price of the booking. The board looks into it and gets in touch.',
  },
  more_than_received: {
    nb: 'Det er ikke mottatt så mye for bestillingen som ikke alt er gitt tilbake.',
    en: 'Not so much has been received for the booking that is not given back already.',
  },
  month_closed: {
    nb: 'Måneden {month} er lukket. Det kan ikke føres noe i den.',
    en: 'The month {month} is closed. Nothing can be written in it.',
  },
  month_not_over: { nb: 'Måneden er ikke over ennå.', en: 'The month is not over yet.' },
  accounts_missing: {
    nb: 'Fyll inn alle kontonumrene først.',
    en: 'Fill in all the account numbers first.',
  },
  payment_in_progress: { nb: 'En betaling er alt i gang.', en: 'A payment is already under way.' },
  payment_needs_guest: {
    nb: 'Betalingen må bekreftes hos banken din.',
    en: 'The payment must be confirmed with your bank.',
  },
  cancelled: { nb: 'Bestillingen er avbestilt.', en: 'The booking is cancelled.' },
  key_out: {
    nb: 'Nøkkelen er hentet og ikke levert tilbake. Lever den først.',
    en: 'The key has been fetched and not brought back. Bring it back first.',
  },
  key_not_free: {
    nb: 'Den nøkkelen er ikke her lenger. Velg en annen.',
    en: 'That key is no longer here. Choose another one.',
  },
  key_not_out: {
    nb: 'Bestillingen har ingen nummerert nøkkel ute.',
    en: 'The booking has no numbered key out.',
  },
  stay_over: { nb: 'Oppholdet er over.', en: 'The stay is over.' },
  not_by_terms: {
    nb: 'Vilkårene for bestillingen tillater ikke dette. Ta kontakt med koiestyret.',
    en: 'The terms of the booking do not allow this. Please contact the board.',
  },
  quote_changed: {
    nb: 'Beløpet er et annet nå enn da du så det. Se på det nye, og bekreft på nytt.',
    en: 'The sum is another now than when you saw it. Look at the new one, and confirm again.',
  },
  offer_over: {
    nb: 'Tilbudet er besvart, trukket tilbake eller for sent å svare på. Se hva som gjelder på siden din, eller ta kontakt med koiestyret.',
    en: 'The offer has been answered or withdrawn, or it is too late. Look at what is so on your page, or contact the board.',
  },
  offers_open: {
    nb: 'Gjester er bedt om å velge noe annet fordi koia er stengt. Bruk «Opphev»: da trekkes tilbudene, og du velger om gjestene får vite det.',
    en: 'Guests have been asked to choose something else because the koie is closed. Use «Lift»: it withdraws the offers, and you choose whether the guests are told.',
  },
  closure_over: { nb: 'Stengingen er over.', en: 'The closure is over.' },
  report_exists: {
    nb: 'Det finnes alt en rapport for denne bestillingen.',
    en: 'There is already a report for this booking.',
  },
  stay_not_begun: {
    nb: 'Oppholdet har ikke begynt: rapporten kan sendes fra og med ankomstdagen.',
    en: 'The stay has not begun: the report can be sent from the day of arrival.',
  },
  not_confirmed: { nb: 'Bestillingen er ikke bekreftet.', en: 'The booking is not confirmed.' },
  not_by_card: {
    nb: 'Bestillingen skal ikke betales med kort.',
    en: 'The booking is not to be paid by card.',
  },
  changed_meanwhile: {
    nb: 'Noen andre har endret dette siden du åpnet det. Last siden på nytt.',
    en: 'Somebody else has changed this since you opened it. Reload the page.',
  },
  password_elsewhere: {
    nb: 'Passordet til medlemmer er medlemssystemets, og byttes der.',
    en: 'Members’ passwords are the membership system’s, and are changed there.',
  },
  link_over: { nb: 'Lenken er brukt, eller for gammel.', en: 'The link has been used, or is too old.' },
  second_factor_kept: {
    nb: 'Du må ha totrinnsinnlogging. Legg til en annen måte før du fjerner denne.',
    en: 'You must have two-step sign-in. Add another way before you remove this one.',
  },
  terms_default_kept: {
    nb: 'Disse vilkårene har nye koier fra starten av. De kan endres, men ikke slettes.',
    en: 'New koier have these terms from the start. They can be changed, but not deleted.',
  },
  last_admin: {
    nb: 'Da ville ingen være administrator lenger. Gjør en annen til administrator først.',
    en: 'Then nobody would be administrator any more. Make somebody else one first.',
  },
  too_many_pictures: {
    nb: 'Det er ikke plass til flere enn {limit} bilder. Fjern et først.',
    en: 'There is room for no more than {limit} pictures. Remove one first.',
  },
  conflict: {
    nb: 'Dette kommer i konflikt med noe som finnes.',
    en: 'This conflicts with something that exists.',
  },
  too_large: { nb: 'Innholdet er for stort.', en: 'The body is too large.' },
  unsupported_media_type: { nb: 'Innholdet må være JSON.', en: 'The body must be JSON.' },
  too_many_requests: {
    nb: 'For mange forespørsler. Prøv igjen om {seconds} sekunder.',
    en: 'Too many requests. Try again in {seconds} seconds.',
  },
  headers_too_large: { nb: 'Hodefeltene er for store.', en: 'The headers are too large.' },
  internal: {
    nb: 'Noe gikk galt hos oss. Oppgi {requestId} hvis du melder fra.',
    en: 'Something went wrong on our side. Give {requestId} if you report it.',
  },
  use_patch: fixed('Not yet implemented use PATCH'),
  use_put: fixed('Not yet implemented, use PUT'),
  starting: { nb: 'Tjenesten starter.', en: 'The service is starting.' },
  migrations_pending: {
    nb: 'Databasen mangler migreringer: kjør npm run migrate.',
    en: 'The database lacks migrations: run npm run migrate.',
  },
  schema_newer: {
    nb: 'Databasen er fra en nyere utgave av programmet.',
    en: 'The database is from a newer version of the application.',
  },
  payment_unavailable: {
    nb: 'Betalingstjenesten svarer ikke. Prøv igjen; du blir ikke belastet to ganger.',
    en: 'The payment service does not answer. Try again; you will not be charged twice.',
  },
  busy: { nb: 'Tjenesten er opptatt. Prøv igjen.', en: 'The service is busy. Try again.' },
};

const fields = {
  required: { nb: 'Feltet må fylles ut.', en: 'This field is required.' },
  invalid: { nb: 'Verdien er ugyldig.', en: 'The value is invalid.' },
  not_a_date: { nb: 'Må være en dato skrevet ÅÅÅÅ-MM-DD.', en: 'Must be a date written YYYY-MM-DD.' },
  not_a_number: { nb: 'Må være et heltall.', en: 'Must be a whole number.' },
  not_a_boolean: { nb: 'Må være sant eller usant.', en: 'Must be true or false.' },
  not_text: { nb: 'Må være tekst.', en: 'Must be text.' },
  not_an_email: { nb: 'Må være en e-postadresse.', en: 'Must be an e-mail address.' },
  too_small: { nb: 'Må være minst {limit}.', en: 'Must be at least {limit}.' },
  too_large: { nb: 'Kan ikke være over {limit}.', en: 'Must not be over {limit}.' },
  not_between: { nb: 'Må være fra {from} til {to}.', en: 'Must be from {from} to {to}.' },
  number_too_large: { nb: 'Tallet er for stort.', en: 'The number is too large.' },
  number_too_small: { nb: 'Tallet er for lite.', en: 'The number is too small.' },
  too_long: {
    nb: 'Kan ikke være lengre enn {limit} tegn.',
    en: 'Must not be longer than {limit} characters.',
  },
  text_too_long: { nb: 'Teksten er for lang.', en: 'The text is too long.' },
  not_a_link: {
    nb: 'Må være en lenke som begynner med https:// eller http://.',
    en: 'Must be a link that begins with https:// or http://.',
  },
  not_a_picture: {
    nb: 'Filen er ikke et bilde vi kan lese, eller den er skadet. Bruk JPEG, PNG eller WebP.',
    en: 'The file is not a picture that can be read, or it is damaged. Use JPEG, PNG or WebP.',
  },
  too_many_pixels: {
    nb: 'Bildet har mer enn {limit} millioner piksler. Gjør det mindre først.',
    en: 'The picture has more than {limit} million pixels. Make it smaller first.',
  },
  too_few_pixels: {
    nb: 'Bildet er for lite: hver side må ha minst {limit} piksler.',
    en: 'The picture is too small: each side must have at least {limit} pixels.',
  },
  picture_too_large: {
    nb: 'Filen er over {limit} MB. Gjør bildet mindre først.',
    en: 'The file is over {limit} MB. Make the picture smaller first.',
  },
  account_number: {
    nb: 'Må være et kontonummer med fire til seks siffer.',
    en: 'Must be an account number of four to six digits.',
  },
  digits: { nb: 'Må bare være siffer.', en: 'Must be digits only.' },
  too_short: { nb: 'Må være minst {limit} tegn.', en: 'Must be at least {limit} characters.' },
  key_is_out: {
    nb: 'Nøkkelen er ute. Ta den imot før bestillingen avbestilles.',
    en: 'The key is out. Take it back before the booking is cancelled.',
  },
  key_stays_of_koie: {
    nb: 'Nøkkelen har vært i bruk og hører til koia den har. Ta den ut av bruk, og lag en ny.',
    en: 'The key has been in use and belongs to its koie. Retire it and make a new one.',
  },
  key_with_booking: {
    nb: 'Bare en nøkkel som er ute, kan være hos en bestilling, og bare hos én.',
    en: 'Only a key that is out can be with a booking, and with one only.',
  },
  key_not_back: { nb: 'Nøkkelen er ikke levert tilbake.', en: 'The key has not come back.' },
  day_to_come: { nb: 'Dagen er ikke kommet ennå.', en: 'The day is still to come.' },
  before_key_out: {
    nb: 'Kan ikke være før nøkkelen ble levert ut.',
    en: 'Must not be before the key went out.',
  },
  no_pay_links: {
    nb: 'Lenker kan ikke sendes før PUBLIC_API_URL er satt på serveren.',
    en: 'Links cannot be sent until PUBLIC_API_URL is set on the server.',
  },
  guessable: {
    nb: 'Passordet er for lett å gjette. Bruk gjerne noen ord som ikke hører sammen.',
    en: 'The password is too easy to guess. A few words that do not belong together are good.',
  },
  wrong_code: {
    nb: 'Koden er feil. Vent på den neste i appen, og prøv igjen.',
    en: 'The code is wrong. Wait for the next one in the app, and try again.',
  },
  passkey_refused: {
    nb: 'Passnøkkelen ble ikke godtatt. Prøv igjen.',
    en: 'The passkey was not accepted. Try again.',
  },
  proposal_over: {
    nb: 'Det gikk for lang tid. Begynn på nytt.',
    en: 'It took too long. Begin anew.',
  },
  wrong_password: { nb: 'Dette er ikke passordet ditt.', en: 'This is not your password.' },
  not_one_of: { nb: 'Må være en av: {choices}.', en: 'Must be one of: {choices}.' },
  forbidden_characters: { nb: 'Inneholder ugyldige tegn.', en: 'Contains characters that are not allowed.' },
  between: { nb: 'Må være fra {from} til {to}.', en: 'Must be from {from} to {to}.' },
  steps_unsound: {
    nb: 'Hvert trinn har et antall dager (0–366) som ikke står fra før, og en andel (0–100 %). Den som avbestiller senere, kan ikke få mer.',
    en: 'Each step has a number of days (0–366) of its own and a part (0–100%). Who cancels later cannot get more.',
  },
  number_of_rule: {
    nb: 'Må fylles ut for de reglene som har et slikt tall, og være tomt for de andre.',
    en: 'Must be filled in for the rules that have such a number, and be empty for the others.',
  },
  taken: { nb: 'Finnes fra før.', en: 'Already exists.' },
  not_known: { nb: 'Viser til noe som ikke finnes.', en: 'Refers to something that does not exist.' },
  in_use: {
    nb: 'Brukes av noe annet og kan ikke slettes.',
    en: 'Is used by something else and cannot be deleted.',
  },
  koie_not_known: { nb: 'Det finnes ingen slik koie.', en: 'There is no such koie.' },
  arrival_past: { nb: 'Ankomst kan ikke være før i dag.', en: 'Arrival must not be before today.' },
  arrival_not_to_come: {
    nb: 'Ventelisten er for opphold som begynner i morgen eller senere.',
    en: 'The waiting list is for stays that begin tomorrow or later.',
  },
  too_far_ahead: {
    nb: 'Kan ikke være mer enn {limit} dager fram.',
    en: 'Must not be more than {limit} days ahead.',
  },
  departure_not_after_arrival: {
    nb: 'Avreise må være etter ankomst.',
    en: 'Departure must be after arrival.',
  },
  beyond_booking_window: {
    nb: 'Kan bestilles til og med {limit} dager fram.',
    en: 'Can be booked at most {limit} days ahead.',
  },
  not_open_yet: {
    nb: 'Alle nettene kan bestilles fra {opens_at}.',
    en: 'All the nights can be booked from {opens_at}.',
  },
  no_longer_open: {
    nb: 'Nettene kunne bestilles til {closes_at}.',
    en: 'The nights could be booked until {closes_at}.',
  },
  stay_too_long: {
    nb: 'Oppholdet kan ha høyst {limit} {limit|natt|netter} i denne perioden.',
    en: 'The stay can have at most {limit} {limit|night|nights} in this period.',
  },
  too_many_guests: {
    nb: 'Det kan være høyst {limit} {limit|person|personer} i denne perioden.',
    en: 'There can be at most {limit} {limit|person|persons} in this period.',
  },
  fair_use_nights_per_stay: {
    nb: 'Et opphold kan ha høyst {limit} {limit|natt|netter}.',
    en: 'A stay can have at most {limit} {limit|night|nights}.',
  },
  fair_use_nights_at_once: {
    nb: 'Du kan ha høyst {limit} {limit|natt|netter} på samme koie i løpet av {days} dager.',
    en: 'You can have at most {limit} {limit|night|nights} at the same koie within {days} days.',
  },
  fair_use_nights_per_koie: {
    nb: 'Du kan ha høyst {limit} {limit|natt|netter} på samme koie i løpet av {days} dager. Så mange netter er mulig med ankomst fra {possible_from}.',
    en: 'You can have at most {limit} {limit|night|nights} at the same koie within {days} days. So many nights are possible with arrival from {possible_from}.',
  },
  fair_use_active_bookings: {
    nb: 'Du kan ha høyst {limit} {limit|bestilling|bestillinger} som ikke er over. En ny er mulig fra {possible_from}.',
    en: 'You can have at most {limit} {limit|booking that is|bookings that are} not over. Another is possible from {possible_from}.',
  },
  fair_use_one_koie_per_night: {
    nb: 'Du har en annen koie en av nettene. Så mange netter er mulig med ankomst fra {possible_from}.',
    en: 'You have another koie on one of the nights. So many nights are possible with arrival from {possible_from}.',
  },
  not_a_time: { nb: 'Må være et klokkeslett, som 08:00.', en: 'Must be a time of the day, such as 08:00.' },
  koie_has_rule: {
    nb: 'En av koiene har alt et ukentlig slipp.',
    en: 'One of the koier already has a weekly release.',
  },
  release_after_nights: {
    nb: 'Da ville netter bli sluppet etter at de er over. Velg en senere uke.',
    en: 'Then nights would be released when they are over. Choose a later week.',
  },
  closes_before_opening: {
    nb: 'Må være etter at det åpnes.',
    en: 'Must be after it opens.',
  },
  overlapping_period: {
    nb: 'En annen periode har alt noen av disse nettene, for en av koiene.',
    en: 'Another period already has some of these nights, for one of the koier.',
  },
  range_too_long: { nb: 'Kan ikke være mer enn {limit} dager.', en: 'Must not be more than {limit} days.' },
  stay_over: {
    nb: 'Oppholdet er over. Avreise må være etter i dag.',
    en: 'The stay is over. Departure must be after today.',
  },
  night_over: {
    nb: 'Nettene er over. Siste natt kan ikke være før i dag.',
    en: 'The nights are over. The last night must not be before today.',
  },
  no_guests: { nb: 'Det må være minst én gjest.', en: 'There must be at least one guest.' },
  too_few_beds: { nb: 'Koia har bare {limit} senger.', en: 'The koie has only {limit} beds.' },
  too_many_nights: {
    nb: 'Du kan velge så mange netter som du bestilte: {limit}.',
    en: 'You can choose as many nights as you booked: {limit}.',
  },
  unknown_placeholder: {
    nb: '{found} finnes ikke. Disse kan brukes: {known}.',
    en: '{found} is not one of the fields. These can be used: {known}.',
  },
  recipients_changed: {
    nb: 'Mottakerne er ikke de samme som da listen ble vist: nå er det {count}. Se over listen og send igjen.',
    en: 'The recipients are not the same as when the list was shown: now there {count|is|are} {count}. Look through the list and send again.',
  },
  no_recipients: { nb: 'Ingen bestillinger passer til valget.', en: 'No bookings fit the choice.' },
  too_many_recipients: {
    nb: 'Valget gir mer enn {limit} mottakere. Velg færre.',
    en: 'The choice gives more than {limit} recipients. Choose fewer.',
  },
  overlapping_closure: {
    nb: 'Koia er alt stengt noen av disse nettene.',
    en: 'The koie is already closed on some of these nights.',
  },
  last_night_before_first: {
    nb: 'Siste natt kan ikke være før første.',
    en: 'The last night must not be before the first.',
  },
} satisfies Record<string, Texts>;
export type FieldMessage = keyof typeof fields;

/** Values that are moments. */
const MOMENTS = ['opens_at', 'closes_at'];

/** The text of a refusal in a language, with its values filled in. */
export function errorText(code: ErrorCode, language: Language, values: ErrorValues = {}): string {
  return fillIn(errors[code][language], language, values);
}

/** The text of what is wrong with a field, in a language, with its values filled in. */
export function fieldText(key: FieldMessage, language: Language, values: ErrorValues = {}): string {
  return fillIn(fields[key][language], language, values);
}

/**
 * A text with its values filled in: `{free}` is a value, `{night}` a night in words, `{opens_at}` a moment in words, and
 * `{free|one|several}` the word that fits the number.
 */
export function fillIn(text: string, language: Language, values: ErrorValues): string {
  return text
    .replace(/\{(\w+)\|([^|}]*)\|([^}]*)\}/g, (_all, name: string, one: string, several: string) =>
      values[name] === 1 ? one : several,
    )
    .replace(/\{(\w+)\}/g, (placeholder, name: string) => {
      const value = values[name] ?? placeholder;
      if (name === 'possible_from') return shortDate(language, String(value));
      if (name === 'night' && isCalendarDay(String(value))) return nightBetween(language, String(value));
      const moment = MOMENTS.includes(name) ? new Date(value) : undefined;
      return moment && !Number.isNaN(moment.getTime()) ? dayAndTime(language, moment) : String(value);
    });
}
