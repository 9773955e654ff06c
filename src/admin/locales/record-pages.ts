import type { Words } from './words.js';

/** Texts of the pages of records that are more than their values, by the component that says them. */
export const recordPageWords: Words = {
  RecordHeader: { more: ['Mer', 'More'] },
  NightStrip: {
    title: ['Ledige senger natt for natt', 'Free beds night by night'],
    free: ['{{count}} senger ledige', '{{count}} beds free'],
    free_one: ['1 seng ledig', '1 bed free'],
    closed: ['stengt', 'closed'],
    ownNight: ['en natt av oppholdet', 'a night of the stay'],
  },
  Koie: {
    tabs: ['Om {{koie}}', 'About {{koie}}'],
    tab_overview: ['Oversikt', 'Overview'],
    tab_text: ['Tekst', 'Text'],
    tab_place: ['Sted', 'Place'],
    tab_keys: ['Nøkler', 'Keys'],
    tab_pictures: ['Bilder', 'Pictures'],
    tab_nights: ['Netter', 'Nights'],
    tab_upkeep: ['Tilsyn', 'Upkeep'],
    tab_history: ['Historikk', 'History'],
    notInUse: ['Ikke i bruk', 'Not in use'],
    beds: ['{{count}} senger', '{{count}} beds'],
    beds_one: ['1 seng', '1 bed'],
    edit: ['Rediger', 'Edit'],
    facts: ['Priser og regler', 'Prices and rules'],
    keys: ['Beskjed om nøkkelen', 'Notice about the key'],
    desk: ['Nøkkelskranke', 'Key desk'],
    noDesk: ['Ingen skranke har nøklene.', 'No desk has the keys.'],
    history_koie: ['Koia', 'The koie'],
    history_text: ['Teksten', 'The text'],
    history_place: ['Stedet', 'The place'],
  },
};
