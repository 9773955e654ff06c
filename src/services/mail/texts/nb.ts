/** Values that a sentence in a mail may use. All are ready to show; dates and prices in the mail's language. */
export interface Words {
  koie: string;
  reference: string;
  dates: string;
  arrival: string;
  departure: string;
  desk: string;
  /** The sum that has just been received or given back. */
  amount: string;
  price: string;
  keyFrom: string;
  nextArrival: string;
}

/** The number of guests of a booking. */
interface Party {
  members: number;
  others: number;
}

function guests({ members, others }: Party): string {
  const parts = [
    members > 0 ? `${members} ${members === 1 ? 'medlem' : 'medlemmer'}` : '',
    others > 0 ? `${others} ${others === 1 ? 'ikke-medlem' : 'ikke-medlemmer'}` : '',
  ];
  return parts.filter((part) => part !== '').join(' og ');
}

export const nb = {
  from: 'NTNUI Koiene',
  greeting: (name: string) => (name ? `Hei, ${name}!` : 'Hei!'),
  guests,
  days: (count: number) => (count === 1 ? '1 dag' : `${count} dager`),
  settlement: {
    card: 'betalt',
    elsewhere: 'gjort opp på annen måte',
    invoice: 'faktureres',
    free: 'gratis',
  },
  awaitsCard: 'betales med kort',
  paid: (amount: string) => `betalt ${amount}`,
  labels: {
    time: 'Tidspunkt',
    what: 'Hva',
    browser: 'Nettleser',
    koie: 'Koie',
    arrival: 'Ankomst',
    departure: 'Avreise',
    nights: 'Netter',
    guests: 'Gjester',
    price: 'Pris',
    reference: 'Referanse',
    area: 'Område',
    terrain: 'Terreng',
    altitude: 'Høyde',
    position: 'Posisjon',
    utm: 'UTM',
    mapSheet: 'Kartblad',
    map: 'Kart',
    weather: 'Vær',
    directions: 'Veien dit',
    parking: 'Parkering',
    desk: 'Nøkkel',
    address: 'Adresse',
    opening: 'Åpningstider',
    contact: 'Kontakt',
    guest: 'Gjest',
    phone: 'Telefon',
    email: 'E-post',
    nextArrival: 'Neste ankomst',
  },
  avalanche: {
    heading: 'Snøskredfare',
    rule: (threshold: number) =>
      `Fra faregrad ${threshold} kan koia bli stengt. Da får du pengene tilbake eller en annen koie. Se varselet før du drar.`,
    level: (words: string) => `faregrad ${words}`,
    source: (source: string) => `Varselet hos ${source}`,
  },
  metres: (count: number) => `${count} moh.`,
  openMap: 'Åpne kartet',
  openWeather: 'Se værvarselet',
  referenceHint: 'Oppgi den når du henter nøkkelen.',
  reportButton: 'Fyll ut rapporten',
  siteButton: 'Bestill på nytt',
  receipt: 'Kvitteringen ligger ved som PDF.',
  creditNote: 'Kreditnotaen ligger ved som PDF.',
  receiptAndCreditNote: 'Kvittering og kreditnota ligger ved som PDF.',
  closed: (koie: string, reason: string) => `${koie} er stengt: ${reason}`,
  manage: {
    heading: 'Din egen side',
    text: 'Her ser du alt om oppholdet, og kan endre eller avbestille det uten å logge inn. Lenken er bare din: den som har den, kan gjøre det samme.',
    button: 'Se eller endre bestillingen',
    cancelled: 'Her ser du hva som er betalt tilbake, og kvitteringene. Lenken er bare din.',
    cancelledButton: 'Se bestillingen',
  },
  linkHint: 'Virker ikke knappen? Lim inn denne adressen i nettleseren:',
  footer: 'Du får denne e-posten fordi det er bestilt et opphold hos NTNUI Koiene med denne adressen.',
  staffFooter: 'Sendt automatisk fra bestillingssystemet til NTNUI Koiene.',
  accountFooter: 'Du får denne e-posten fordi du har en konto i bestillingssystemet til NTNUI Koiene.',

  booking_confirmation: {
    subject: (w: Words) => `Bestilling bekreftet: ${w.koie}, ${w.dates} (${w.reference})`,
    preheader: (w: Words) => `Referanse ${w.reference}. Her er det du trenger for å hente nøkkelen.`,
    heading: (w: Words) => `Velkommen til ${w.koie}`,
    intro: (w: Words) => `Bestillingen din for ${w.dates} er bekreftet.`,
    key: (w: Words) => `Nøkkelen henter du hos ${w.desk}, tidligst ${w.keyFrom}.`,
    keyWithoutDesk: (w: Words) => `Nøkkelen kan hentes tidligst ${w.keyFrom}.`,
    keyBack: 'Lever nøkkelen tilbake samme sted etter oppholdet.',
    reportHeading: 'Etter oppholdet',
    report:
      'Når oppholdet er over, fyller du ut en rapport om ved, gass og utstyr. Da vet vi hva som må ordnes før de neste kommer.',
    calendar: 'Oppholdet ligger ved som en kalenderfil.',
  },
  koie_information: {
    subject: (w: Words) => `Praktisk informasjon om ${w.koie} (${w.dates})`,
    preheader: (w: Words) => `Kart, vei og vær for turen til ${w.koie}.`,
    heading: (w: Words) => `Slik finner du ${w.koie}`,
    intro: (w: Words) => `Dette er nyttig å ha med seg på turen ${w.dates}.`,
  },
  checklist_reminder: {
    subject: (w: Words) => `Husk rapporten fra ${w.koie}`,
    preheader: (w: Words) => `Oppholdet varte til ${w.departure}. Si fra om ved, gass og utstyr.`,
    heading: (w: Words) => `Hvordan står det til på ${w.koie}?`,
    intro: (w: Words) =>
      `Siste dag på ${w.koie} er ${w.departure}. Fyll ut rapporten om ved, gass og utstyr, så de neste gjestene møter ei koie i orden.`,
    key: (w: Words) => `Husk også å levere nøkkelen tilbake til ${w.desk}.`,
    keyWithoutDesk: 'Husk også å levere nøkkelen tilbake.',
  },
  key_reminder: {
    subject: (w: Words) => `Husk nøkkelen til ${w.koie}`,
    preheader: (w: Words) => `Referanse ${w.reference}. Ankomst ${w.arrival}.`,
    heading: (w: Words) => `Husk nøkkelen til ${w.koie}`,
    intro: (w: Words) => `Du har bestilt ${w.koie} med ankomst ${w.arrival}.`,
    key: (w: Words) => `Nøkkelen henter du hos ${w.desk} før du drar.`,
    keyWithoutDesk: 'Hent nøkkelen før du drar.',
  },
  key_overdue: {
    subject: (w: Words) => `Nøkkelen til ${w.koie} er ikke levert tilbake`,
    preheader: (w: Words) => `Oppholdet varte til ${w.departure}. Lever nøkkelen så snart du kan.`,
    heading: (w: Words) => `Vi savner nøkkelen til ${w.koie}`,
    intro: (w: Words) =>
      `Oppholdet ditt varte til ${w.departure}, og nøkkelen er ikke registrert som levert.`,
    next: (w: Words) => `De neste gjestene kommer ${w.nextArrival} og trenger den.`,
    key: (w: Words) => `Lever den til ${w.desk} så snart du kan.`,
    keyWithoutDesk: 'Lever den tilbake så snart du kan.',
    returned: 'Har du alt levert den, kan du se bort fra denne e-posten.',
  },
  payment_refunded: {
    subject: (w: Words) => `Betalingen for ${w.koie}, ${w.dates}, blir betalt tilbake`,
    preheader: (w: Words) => `Betalingen kom for sent. Du får tilbake ${w.amount}.`,
    heading: () => 'Du får pengene tilbake',
    intro: (w: Words) =>
      `Betalingen for ${w.koie}, ${w.dates}, kom fram etter at fristen var ute eller oppholdet avbestilt, så sengene var ikke lenger holdt av til deg.`,
    amount: (w: Words) => `Hele beløpet, ${w.amount}, blir betalt tilbake til kortet du brukte.`,
    again:
      'Det er ikke bestilt noe opphold til deg for disse nettene. Du er velkommen til å bestille på nytt.',
  },
  payment_link: {
    subject: (w: Words) => `Betal ${w.koie}, ${w.dates} (${w.reference})`,
    preheader: (w: Words) => `${w.price} betales med kort. Her er lenken.`,
    heading: (w: Words) => `Betal oppholdet på ${w.koie}`,
    intro: (w: Words) => `Oppholdet ditt på ${w.koie} ${w.dates} er bestilt, men ikke betalt.`,
    pay: (w: Words) => `Betal ${w.price} med kort hos Stripe, som tar imot betalingen for oss:`,
    button: 'Betal med kort',
    paidAlready: 'Lenken er din egen. Har du alt betalt, blir du ikke belastet en gang til.',
  },
  payment_received: {
    subject: (w: Words) => `Kvittering: ${w.koie}, ${w.dates} (${w.reference})`,
    preheader: (w: Words) => `Vi har mottatt ${w.amount}. Kvitteringen ligger ved.`,
    heading: () => 'Takk for betalingen',
    intro: (w: Words) => `Vi har mottatt ${w.amount} for oppholdet på ${w.koie}, ${w.dates}.`,
  },
  refund_sent: {
    subject: (w: Words) => `${w.amount} er betalt tilbake: ${w.koie}, ${w.dates} (${w.reference})`,
    preheader: (w: Words) => `Vi har betalt tilbake ${w.amount}. Kreditnotaen ligger ved.`,
    heading: () => 'Pengene er betalt tilbake',
    intro: (w: Words) => `Vi har betalt tilbake ${w.amount} for oppholdet på ${w.koie}, ${w.dates}.`,
    asBefore: (koie: string, dates: string) =>
      `Betalingen kom for sent, eller var for mye. Bestillingen din gjelder som før: ${koie}, ${dates}.`,
    when: 'Har du betalt med kort, går beløpet til det samme kortet. Det kan ta noen dager før banken viser det.',
  },
  booking_moved: {
    subject: (w: Words) => `Bestillingen er endret: ${w.koie}, ${w.dates} (${w.reference})`,
    preheader: (w: Words) => `Nå gjelder ${w.koie}, ${w.dates}. Referansen er den samme.`,
    heading: () => 'Bestillingen din er endret',
    intro: {
      board: 'Koiestyret har endret oppholdet ditt. Dette gjelder nå:',
      guest: 'Du har endret oppholdet ditt. Dette gjelder nå:',
    },
    message: 'Melding fra styret',
    before: 'Slik var det før',
    priceKept: (price: string) => `Prisen på bestillingen er fortsatt ${price}.`,
    priceChanged: (before: string, now: string) =>
      `Prisen på bestillingen er endret fra ${before} til ${now}.`,
    neverCharged: 'Ingenting er belastet eller betalt tilbake av at oppholdet er endret.',
    refunded: (amount: string) => `${amount} blir betalt tilbake slik du betalte.`,
    owed: (amount: string) => `Det gjenstår å betale ${amount}.`,
    paid: (amount: string) => `${amount} er betalt med kort.`,
    keyFetched: 'Nøkkelen har du alt hentet. Lever den tilbake samme sted etter oppholdet.',
    keyOfAnother: (before: string, now: string) =>
      `Du har alt hentet nøkkelen til ${before}. Bytt den i nøkkelen til ${now} før du drar.`,
    report: 'Referansen og lenken til rapporten er de samme som før.',
    calendar: 'Oppholdet ligger ved som en kalenderfil. Den erstatter den forrige.',
  },
  booking_cancelled: {
    subject: (w: Words) => `Avbestilt: ${w.koie}, ${w.dates} (${w.reference})`,
    preheader: (w: Words) => `Oppholdet på ${w.koie}, ${w.dates}, er avbestilt.`,
    heading: () => 'Oppholdet er avbestilt',
    intro: {
      board: 'Koiestyret har avbestilt dette oppholdet. Sengene er ikke lenger holdt av til deg.',
      guest: 'Du har avbestilt dette oppholdet. Sengene er ikke lenger holdt av til deg.',
      closure: 'Oppholdet er avbestilt fordi koia er stengt. Sengene er ikke lenger holdt av til deg.',
    },
    refunded: (amount: string) => `Hele beløpet, ${amount}, blir betalt tilbake til kortet du brukte.`,
    refundedInPart: (amount: string, of: string) =>
      `${amount} av ${of} blir betalt tilbake til kortet du brukte. Resten beholdes etter vilkårene.`,
    kept: (amount: string) => `Kortbetalingen på ${amount} blir ikke betalt tilbake.`,
    notCharged: 'Kortet ditt er ikke belastet for oppholdet, så det er ingenting å betale tilbake.',
    elsewhere:
      'Oppholdet er ikke betalt med kort her, så ingenting blir betalt tilbake av seg selv. Har du fått faktura eller betalt på annen måte, avtaler du det med styret.',
    calendar: 'Kalenderfilen som ligger ved, tar oppholdet ut av kalenderen.',
  },
  closure_offer: {
    subject: (w: Words) => `${w.koie} er stengt ${w.dates}: velg hva du vil (${w.reference})`,
    preheader: () => 'Velg en annen koie, andre netter eller pengene tilbake.',
    heading: () => 'Koia er stengt. Du velger hva som skjer',
    intro: 'Vi må dessverre stenge koia du har bestilt. Dette gjelder oppholdet ditt:',
    choose: 'Du kan velge mellom disse, og ingen av dem koster deg noe:',
    choices: [
      'En annen koie med plass til hele følget, de samme nettene',
      'Andre netter, på samme koie eller en annen',
      'Alle pengene tilbake, uansett vilkår',
    ],
    until: (deadline: string) =>
      `Svar innen ${deadline}. Hører vi ikke fra deg, avbestiller vi oppholdet, og du får alle pengene tilbake.`,
    soon: 'Oppholdet begynner snart: svar så fort du kan. Reis ikke til koia før du har avtalt noe annet.',
    button: 'Velg hva du vil',
    noPage: 'Svar på denne e-posten og si hva du vil.',
  },
  all_clear: {
    subject: (w: Words) => `${w.koie} er åpen igjen ${w.dates} (${w.reference})`,
    preheader: () => 'Bestillingen din gjelder. Du trenger ikke gjøre noe.',
    heading: () => 'Koia er åpen igjen',
    intro: 'Koia er ikke stengt lenger, og bestillingen din gjelder:',
    outro: 'Du trenger ikke gjøre noe. Har vi bedt deg velge noe annet, kan du se bort fra det.',
  },
  waitlist_offer: {
    subject: (w: Words) => `Ledige senger: ${w.koie}, ${w.dates} (${w.reference})`,
    preheader: () => 'Sengene du står på venteliste for, er holdt av til deg.',
    heading: () => 'Sengene er holdt av til deg',
    intro: 'Det er blitt plass til hele følget ditt på koia du står på venteliste for:',
    until: (deadline: string) => `Betal innen ${deadline}. Ellers går sengene til nestemann på ventelisten.`,
    button: 'Se tilbudet',
    decline: 'Trenger du dem ikke, si fra på samme side, så slipper den neste å vente.',
    noPage: 'Logg inn på bestillingssiden for å betale, eller for å si fra at du ikke trenger dem.',
  },
  waitlist_expired: {
    subject: (w: Words) => `Tilbudet gikk ut: ${w.koie}, ${w.dates} (${w.reference})`,
    preheader: () => 'Sengene er ikke holdt av til deg lenger.',
    heading: () => 'Tilbudet fra ventelisten gikk ut',
    intro: 'Sengene ble ikke betalt i tide og er ikke holdt av til deg lenger. Dette gjaldt:',
    again:
      'Du står ikke på ventelisten for dette oppholdet lenger. Vil du fortsatt dit, kan du stille deg bakerst i køen på nytt.',
  },
  board_message: {
    subject: (w: Words) => `Melding om oppholdet på ${w.koie}, ${w.dates} (${w.reference})`,
    heading: 'Melding fra koiestyret',
    about: 'Meldingen gjelder dette oppholdet:',
    guest: 'gjest',
    test: 'Prøve',
  },
  new_sign_in: {
    subject: 'Ny innlogging i koiepanelet',
    preheader: 'Fra en nettleser som ikke er brukt med kontoen din før.',
    heading: 'Ny innlogging i koiepanelet',
    intro:
      'Noen har logget inn i koiepanelet med kontoen din, fra en nettleser som ikke er brukt med den før.',
    advice:
      'Var det deg, trenger du ikke gjøre noe. Var det ikke deg, bytt passord med en gang (alle som er logget inn med kontoen, blir da logget ut), og si fra til koiestyret.',
  },
  password_changed: {
    subject: 'Passordet ditt er endret',
    preheader: 'Gjelder kontoen din i bestillingssystemet til NTNUI Koiene.',
    heading: 'Passordet ditt er endret',
    intro:
      'Passordet til kontoen din i bestillingssystemet til NTNUI Koiene er endret. Alle som var logget inn med kontoen, er logget ut.',
    advice: 'Var det ikke deg, og har du ikke bedt noen om det, si fra til koiestyret med en gang.',
  },
  password_invitation: {
    subject: 'Velkommen til koiepanelet: velg passord',
    preheader: 'Lenken varer i en uke.',
    heading: 'Velkommen til koiepanelet',
    intro:
      'Du har fått en konto i koiepanelet til NTNUI Koiene. Velg et passord, så kan du logge inn med denne e-postadressen.',
    button: 'Velg passord',
    advice:
      'Lenken varer i en uke, og kan brukes én gang. Venter du ikke denne e-posten, kan du se bort fra den.',
  },
  password_reset: {
    subject: 'Nytt passord til koiepanelet',
    preheader: 'Lenken varer i en time.',
    heading: 'Nytt passord',
    intro:
      'Noen har bedt om et nytt passord til kontoen din i koiepanelet til NTNUI Koiene. Var det deg, velg det her:',
    button: 'Velg nytt passord',
    advice:
      'Lenken varer i en time, og kan brukes én gang. Var det ikke deg, trenger du ikke gjøre noe: passordet er som før.',
  },
  sign_in_changed: {
    subject: 'Innloggingen din er endret',
    preheader: 'Gjelder kontoen din i koiepanelet til NTNUI Koiene.',
    heading: 'Innloggingen din er endret',
    intro: 'Måten du logger inn i koiepanelet på, er endret:',
    what: {
      totp_added: 'Engangskoder fra en app er satt opp',
      totp_removed: 'Engangskoder fra en app er fjernet',
      passkey_added: 'En passnøkkel er lagt til',
      passkey_removed: 'En passnøkkel er fjernet',
      codes_made: 'Nye gjenopprettingskoder er laget, og de gamle gjelder ikke lenger',
      code_used: 'En gjenopprettingskode er brukt',
      reset: 'Totrinnsinnloggingen er nullstilt, og alle økter er avsluttet',
    },
    advice:
      'Var det ikke deg, og har du ikke bedt noen om det, bytt passord og si fra til koiestyret med en gang.',
  },
  key_lost: {
    subject: {
      lost: (key: string, koie: string) => `Nøkkel ${key} til ${koie} er mistet`,
      broken: (key: string, koie: string) => `Nøkkel ${key} til ${koie} er ødelagt`,
    },
    preheader: 'Det er laget en oppgave.',
    heading: { lost: 'En nøkkel er mistet', broken: 'En nøkkel er ødelagt' },
    intro: {
      lost: 'Skranken har meldt at denne nøkkelen er mistet. Den er laget som oppgave i panelet. Hvem som hadde den, står på bestillingen; et gebyr kan legges på prisen der.',
      broken:
        'Skranken har meldt at denne nøkkelen er ødelagt. Den er laget som oppgave i panelet. Hvem som hadde den, står på bestillingen; et gebyr kan legges på prisen der.',
    },
    key: 'Nøkkel',
    desk: 'Skranke',
    note: 'Notat',
  },
  key_overdue_summary: {
    subject: (count: number, date: string) =>
      `${count === 1 ? '1 nøkkel er' : `${count} nøkler er`} ikke levert (${date})`,
    preheader: 'Koier der nøkkelen er ute etter avreise.',
    heading: 'Nøkler som ikke er levert',
    intro: (date: string) =>
      `Per ${date} er disse nøklene hentet ut, oppholdet er over, og nøkkelen er ikke registrert som levert.`,
    overdue: (days: string) => `${days} over`,
  },
};

/** The texts of the mails. Every language has the same ones. */
export type MailTexts = typeof nb;
