import type { Words } from './words.js';

/** Texts about closures and the bookings that they hit. */
export const closureWords: Words = {
  ClosureKind: {
    kind: ['Hva skal stenges?', 'What is to be closed?'],
    whole: [
      'Steng: ingen kan sove på koia disse nettene (alle senger)',
      'Close: nobody can sleep at the koie on these nights (all beds)',
    ],
    some: [
      'Ta ut senger: koia er åpen, men har færre senger',
      'Take beds out: the koie is open, but has fewer beds',
    ],
    closed: ['Stengt', 'Closed'],
    out: ['{{count}} senger tatt ut', '{{count}} beds taken out'],
    out_one: ['1 seng tatt ut', '1 bed taken out'],
  },
  SeeTo: {
    title: ['Berørte bestillinger', 'Affected bookings'],
    open: ['Se hvem, og velg hva som skal skje', 'See whom, and choose what happens'],
    none: ['Ingen bestillinger er berørt.', 'No booking is affected.'],
    progress: ['{{seen}} av {{total}} tatt hånd om', '{{seen}} of {{total}} seen to'],
    waiting: ['{{count}} venter på svar', '{{count}} wait for an answer'],
    waiting_one: ['1 venter på svar', '1 waits for an answer'],
    failedCount: ['{{count}} gikk ikke', '{{count}} failed'],
    hours: ['Timer gjesten har på å svare', 'Hours that the guest has to answer'],
    hoursHelp: [
      'Svarer gjesten ikke, får hen pengene tilbake. Fristen er aldri senere enn kl. 12 dagen før ankomst.',
      'A guest who does not answer gets the money back. It is never later than noon of the day before arrival.',
    ],
    today: [
      'Ankommer i dag, eller er der alt ({{number}})',
      'Arrive today, or are there already ({{number}})',
    ],
    callFirst: [
      'Ring disse først: en e-post kan komme for sent.',
      'Call these first: a mail may come too late.',
    ],
    later: ['Ankommer senere ({{number}})', 'Arrive later ({{number}})'],
    noPhone: ['Ingen telefon', 'No phone'],
    nightsAndGuests: ['{{nights}} netter, {{guests}} personer', '{{nights}} nights, {{guests}} persons'],
    money: ['Pris {{price}}, betalt {{received}}', 'Price {{price}}, paid {{received}}'],
    hold: ['Holdes av, ikke betalt ennå', 'On hold, not paid yet'],
    someNights: ['{{taken}} av {{nights}} netter er stengt', '{{taken}} of {{nights}} nights are closed'],
    whatToDo: ['Hva skal skje?', 'What happens?'],
    offer: ['La gjesten velge (e-post med frist)', 'Let the guest choose (mail with a deadline)'],
    offerLate: [
      'La gjesten velge (for sent for frist: ring også)',
      'Let the guest choose (too late for a deadline: call as well)',
    ],
    move: ['Flytt til en annen koie, samme netter', 'Move to another koie, same nights'],
    noRoom: [
      'Ingen annen koie har plass til hele følget disse nettene.',
      'No other koie has room for the whole party on these nights.',
    ],
    refund: [
      'Avbestill og betal alt tilbake ({{received}})',
      'Cancel and give everything back ({{received}})',
    ],
    cancelHold: ['Avbestill', 'Cancel'],
    keep: ['Behold bestillingen (de vet om det)', 'Keep the booking (they know)'],
    wait: ['Ikke gjør noe ennå', 'Do nothing yet'],
    leaveOffer: ['Vent på svaret', 'Wait for the answer'],
    toKoie: ['Til koie', 'To koie'],
    room: ['{{name}}, {{km}} km, {{free}} ledige', '{{name}}, {{km}} km, {{free}} free'],
    takesNewPrice: [
      'Gjesten betaler det som er dyrere ({{more}})',
      'The guest pays what it costs more ({{more}})',
    ],
    cheaper: [
      'Billigere: {{less}} betales tilbake av det som er betalt.',
      'Cheaper: {{less}} goes back of what was paid.',
    ],
    samePrice: ['Samme pris.', 'The same price.'],
    givesNightsBack: [
      'Betal tilbake for nettene som er stengt ({{back}})',
      'Give back what was paid for the closed nights ({{back}})',
    ],
    state_chosen: ['Er i gang', 'Under way'],
    state_offered: ['Gjesten er spurt', 'The guest has been asked'],
    state_failed: ['Gikk ikke', 'Failed'],
    outcome_moved: ['Flyttet til {{koie}}', 'Moved to {{koie}}'],
    outcome_refunded: ['Avbestilt, pengene tilbake', 'Cancelled, money back'],
    outcome_kept: ['Beholder bestillingen', 'Keeps the booking'],
    outcome_gone: ['Ikke berørt lenger', 'Not affected any more'],
    by_guest: ['gjesten valgte selv', 'chosen by the guest'],
    by_silence: ['gjesten svarte ikke', 'the guest did not answer'],
    until: [
      'Svarfrist {{time}}. Deretter får gjesten pengene tilbake.',
      'To answer by {{time}}. Then the money goes back.',
    ],
    noDeadline: [
      'Ingen frist, fordi ankomsten er så nær. Ring gjesten.',
      'No deadline, since arrival is so near. Call the guest.',
    ],
    working: ['Et øyeblikk …', 'One moment …'],
    doIt: ['Gjør som valgt for {{count}} bestillinger', 'Do as chosen for {{count}} bookings'],
    doIt_one: ['Gjør som valgt for 1 bestilling', 'Do as chosen for 1 booking'],
    toClosure: ['Til stengingen', 'To the closure'],
    lift: ['Opphev stengingen', 'Lift the closure'],
    liftAndTell: ['Opphev, og send til {{count}}', 'Lift, and send to {{count}}'],
    askLift: [
      'Koia åpnes igjen fra i natt. Tilbud som ikke er besvart, trekkes tilbake.',
      'The koie opens again from tonight on. Offers that are not answered are withdrawn.',
    ],
    noHolders: [
      'Ingen har fortsatt en bestilling på disse nettene.',
      'Nobody still has a booking on these nights.',
    ],
    holders: ['Disse har fortsatt en bestilling:', 'These still have a booking:'],
    tellHolders: [
      'Send dem e-post om at koia er åpen igjen, og at bestillingen gjelder',
      'Send them a mail that the koie is open again, and that the booking stands',
    ],
  },
};
