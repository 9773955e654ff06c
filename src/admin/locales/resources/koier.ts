import type { Words } from '../words.js';

export const koieWords: Words = {
  koier: {
    actions: { new: ['Ny koie', 'New koie'] },
    properties: {
      name: ['Navn', 'Name'],
      slug: ['Adresse på nettsiden', 'Address on the web site'],
      legacySlug: ['Gammel adresse', 'Old address'],
      inUse: ['I bruk', 'In use'],
      koieType: ['Type', 'Type'],
      numberOfBeds: ['Senger', 'Beds'],
      priceMember: ['Pris, medlem', 'Price, member'],
      priceNotMember: ['Pris, ikke medlem', 'Price, not a member'],
      difficulty: ['Vanskelighet', 'Difficulty'],
      bookingWindow: ['Kan bestilles dager fram', 'Can be booked days ahead'],
      termsId: ['Vilkår', 'Terms'],
      album: ['Bildealbum', 'Photo album'],
      keyNoticeNb: ['Beskjed om nøkkelen (norsk)', 'Notice about the key (Norwegian)'],
      keyNoticeEn: ['Beskjed om nøkkelen (engelsk)', 'Notice about the key (English)'],
      locationId: ['Sted', 'Location'],
      descriptionId: ['Beskrivelse', 'Description'],
      deskId: ['Nøkkelskranke', 'Key desk'],
      avalancheRegion: ['Snøskred: varslingsområde', 'Avalanches: forecasting region'],
      avalancheThreshold: ['Snøskred: stenges fra faregrad', 'Avalanches: closed from danger level'],
      avalancheMode: ['Snøskred: hva som skjer', 'Avalanches: what happens'],
      avalancheConfirmed: ['Snøskred: styret har sett over', 'Avalanches: looked at by the board'],
    },
    labels: {
      avalancheMode: {
        off: ['Ingenting: faren følges ikke', 'Nothing: the danger is not watched'],
        propose: ['Styret blir spurt før netter stenges', 'The board is asked before nights are closed'],
        close: ['Netter stenges og åpnes av seg selv', 'Nights are closed and opened by themselves'],
      },
      koieType: { koie: ['Koie', 'Koie'], kaate: ['Kåte', 'Kåte'] },
      difficulty: {
        one: ['1 av 5', '1 of 5'],
        two: ['2 av 5', '2 of 5'],
        three: ['3 av 5', '3 of 5'],
        four: ['4 av 5', '4 of 5'],
        five: ['5 av 5', '5 of 5'],
      },
    },
    messages: {
      help_inUse: [
        'Nei tar koia ut av bruk: den kan ikke bestilles, men det som er bestilt står.',
        'No takes the koie out of use: it cannot be booked, but what is booked stands.',
      ],
      help_numberOfBeds: [
        'Kan ikke settes lavere enn det som alt er solgt.',
        'Cannot be set below what is already sold.',
      ],
      help_priceMember: [
        'Kroner per person og natt. Gjelder nye bestillinger.',
        'Kroner a person and night. For new bookings.',
      ],
      help_priceNotMember: [
        'Kroner per person og natt. Gjelder nye bestillinger.',
        'Kroner a person and night. For new bookings.',
      ],
      help_bookingWindow: [
        'Hvor mange dager fram medlemmer kan bestille.',
        'How many days ahead members can book.',
      ],
      help_termsId: [
        'Hva gjesten får tilbake. Gjelder nye bestillinger. Tomt i en ny koie: ingen refusjon.',
        'What a guest gets back. For new bookings. Empty in a new koie: no refund.',
      ],
      help_album: ['Lenke til bildene: https://…', 'Link to the photos: https://…'],
      help_keyNoticeNb: [
        'Vises i skranken og i e-posten om nøkkelen.',
        'Shown at the desk and in the mail about the key.',
      ],
      help_avalancheRegion: [
        'Varsoms nummer på området, som 3022 (Trollheimen).',
        'Varsom’s number of the region, such as 3022 (Trollheimen).',
      ],
      help_avalancheThreshold: [
        'Faregrad 1 til 5. Ved denne og høyere skal natta stenges, også for dem som har bestilt.',
        'Danger level 1 to 5. From this on, the night is to be closed, for those who have booked too.',
      ],
      help_avalancheMode: [
        'Faregraden hentes hver time fra 7 til 22 hos Varsom.no / NVE. «Ikke vurdert» stenger ikke og åpner ikke. Det styret har bestemt for en natt, står.',
        'The level is read each hour from 7 to 22 from Varsom.no / NVE. “Not assessed” neither closes nor opens. What the board has decided for a night stands.',
      ],
      help_avalancheConfirmed: [
        'Til dette er krysset av, minner forsiden om at område, faregrad og hva som skjer må ses over.',
        'Until this is ticked, the front page asks to have region, level and what happens looked at.',
      ],
      help_descriptionId: ['Tomt lager en ny, tom beskrivelse.', 'Empty makes a new, empty description.'],
    },
  },
  avalanche_decisions: {
    properties: {
      koieId: ['Koie', 'Koie'],
      night: ['Natt', 'Night'],
      decision: ['Styrets valg', 'The board’s decision'],
      reason: ['Grunn', 'Reason'],
      level: ['Faregrad da', 'Danger level then'],
      decidedBy: ['Bestemt av', 'Decided by'],
      decidedAt: ['Bestemt', 'Decided at'],
    },
    labels: { decision: { open: ['Holdes åpen', 'Kept open'], closed: ['Holdes stengt', 'Kept closed'] } },
  },
  locations: {
    actions: { new: ['Nytt sted', 'New location'] },
    properties: {
      latitude: ['Breddegrad', 'Latitude'],
      longitude: ['Lengdegrad', 'Longitude'],
      altitude: ['Høyde over havet (m)', 'Altitude (m)'],
      area: ['Område', 'Area'],
      utm: ['UTM', 'UTM'],
      kartblad: ['Kartblad', 'Map sheet'],
      mapPdf: ['Lenke til kart', 'Link to a map'],
      difficultyInfoNor: ['Om turen (norsk)', 'About the trip (Norwegian)'],
      difficultyInfoEng: ['Om turen (engelsk)', 'About the trip (English)'],
      terrainNor: ['Terreng (norsk)', 'Terrain (Norwegian)'],
      terrainEng: ['Terreng (engelsk)', 'Terrain (English)'],
    },
    messages: {
      help_latitude: ['Desimalgrader, som 63.1234.', 'Decimal degrees, such as 63.1234.'],
      help_longitude: ['Desimalgrader, som 10.1234.', 'Decimal degrees, such as 10.1234.'],
    },
  },
  descriptions: {
    actions: { new: ['Ny beskrivelse', 'New description'] },
    properties: {
      descriptionNor: ['Beskrivelse (norsk)', 'Description (Norwegian)'],
      descriptionEng: ['Beskrivelse (engelsk)', 'Description (English)'],
      directionsNor: ['Veibeskrivelse (norsk)', 'Directions (Norwegian)'],
      directionsEng: ['Veibeskrivelse (engelsk)', 'Directions (English)'],
      parkingNor: ['Parkering (norsk)', 'Parking (Norwegian)'],
      parkingEng: ['Parkering (engelsk)', 'Parking (English)'],
      yrLinkNor: ['Lenke til Yr (norsk)', 'Link to Yr (Norwegian)'],
      yrLinkEng: ['Lenke til Yr (engelsk)', 'Link to Yr (English)'],
    },
    messages: {
      help_descriptionNor: [
        'Avsnitt, fet, kursiv, understreket, lister og lenker blir med. Annet fjernes.',
        'Paragraphs, bold, italic, underlined, lists and links are kept. The rest is removed.',
      ],
    },
  },
  desks: {
    actions: { new: ['Ny nøkkelskranke', 'New key desk'] },
    properties: {
      name: ['Navn', 'Name'],
      address: ['Adresse', 'Address'],
      openingNb: ['Åpningstider (norsk)', 'Opening hours (Norwegian)'],
      openingEn: ['Åpningstider (engelsk)', 'Opening hours (English)'],
      contact: ['Kontakt', 'Contact'],
      koier: ['Koier', 'Koier'],
    },
    messages: {
      help_openingNb: ['Står i e-postene til gjestene.', 'Is in the mails to the guests.'],
      help_contact: ['E-post eller telefon.', 'E-mail or phone.'],
    },
  },
};
