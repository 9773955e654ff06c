/** Names for parties; together with the guests' own they are nobody's. */
export const COMPANIONS = [
  'Aksel Brændhaug',
  'Amund Fjelløy',
  'Astrid Vårvik',
  'Brage Søråsen',
  'Dagny Røsvåg',
  'Frøydis Hårstad',
  'Gaute Ælveli',
  'Guro Tjønnstad',
  'Henrik Øverlie',
  'Idunn Kråkmo',
  'Kåre Blåsvik',
  'Live Mørkved',
  'Mathilde Gåsbakk',
  'Odd Kjære',
  'Pål Rødsjø',
  'Ylva Hjørnevik',
] as const;

/** Somebody without an account, whom the board booked for: none of these exists. */
export const CALLERS = [
  { name: 'Grøtvær skole, 7. trinn', phone: '+4700000081', email: 'turgruppa@groetvaer.example.org' },
  { name: 'Målfrid Øyslebø', phone: '+4700000082', email: 'malfrid.oyslebo@example.com' },
  { name: 'Speidergruppa Blåveis', phone: '+4700000083', email: 'blaveis@example.org' },
] as const;

/** HTML of the allow-list. Nothing about a real place is made up. */
export const PARKING = {
  nb: '<p>Eksempel: her står det hvor det er lov å parkere. Styret skriver den riktige teksten.</p>',
  en: '<p>Example: this is where it says where to park. The board writes the real text.</p>',
} as const;

/** Notes that SiT must confirm before the key goes out. */
export const DESK_NOTES = [
  'Gjesten tar med ny gassboks opp: gi den sammen med nøkkelen.',
  'Hengelåsen på vedskjulet er byttet: husk den lille nøkkelen også.',
  'Nytt brannteppe skal være med opp.',
] as const;

export const INTERNAL_NOTES = ['Avtalt på telefon med styret.', 'Bestilt via e-post til styret.'] as const;

export const INVOICE_REASONS = ['Faktura til linjeforening', 'Faktura til NTNUI-gruppe'] as const;

export const CANCEL_REASONS = ['Syk, ga beskjed på e-post', 'Avlyst på grunn av været'] as const;

export const FEEDBACK = [
  '',
  '',
  'Kjempefin tur, alt i orden!',
  'Fin koie og god stemning rundt bordet.',
  'Vi hogde opp litt ekstra ved før vi dro.',
  'Litt vanskelig å finne fram i tåka, men vel framme var det bare kos.',
  'Ryddig og pent da vi kom. Tusen takk til dem som var her før oss!',
  'Lovely place, thank you for looking after it.',
] as const;
