import type { KoieFacts } from './koie-facts.js';

/** Areas that one is not simply «i» in Norwegian, or «in» in English. */
const PREPOSITIONS: Record<string, { nb: string; en: string }> = {
  Fosenhalvøya: { nb: 'på', en: 'on' },
  Rørosvidda: { nb: 'på', en: 'on' },
  Vinjeøra: { nb: 'ved', en: 'near' },
  Ilfjellet: { nb: 'ved', en: 'near' },
};

const TERRAINS: Record<string, { nb: string; en: string }> = {
  skog: { nb: 'i skogen', en: 'in the forest' },
  'skog/tregrense': { nb: 'i skog opp mot tregrensen', en: 'in forest close to the timberline' },
  tregrense: { nb: 'ved tregrensen', en: 'at the timberline' },
  høyfjell: { nb: 'på høyfjellet', en: 'in the high mountains' },
};

/** A short presentation in both languages, of nothing but the facts. HTML of the allow-list. */
export function describe(koie: KoieFacts): { nb: string; en: string } {
  const { name, area, altitude, number_of_beds: beds } = koie;
  const isKoie = koie.koie_type === 'koie';
  const preposition = PREPOSITIONS[area] ?? { nb: 'i', en: 'in' };
  const terrain = TERRAINS[koie.terrain_nor];
  const where = terrain ? { nb: `${terrain.nb}, `, en: `${terrain.en}, ` } : { nb: '', en: '' };
  return {
    nb:
      `<p>${name} er en ${isKoie ? 'koie' : 'kåte'} med ${beds} senger ${preposition.nb} ${area}. ` +
      `Den ligger ${where.nb}${altitude} meter over havet.</p>`,
    en:
      `<p>${name} is a ${isKoie ? 'cabin (koie)' : 'hut (kåte)'} with ${beds} beds ${preposition.en} ` +
      `${area.replace(' og ', ' and ')}. It lies ${where.en}${altitude} metres above sea level.</p>`,
  };
}
