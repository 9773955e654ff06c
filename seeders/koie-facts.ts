import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../config/index.js';
import type { KoieType } from '../src/models/index.js';

/** The facts about a koie, as `data/koier.json` has them. Prices in NOK per night and guest, altitude in metres. */
export interface KoieFacts {
  name: string;
  slug: string;
  legacy_slug: string;
  koie_type: KoieType;
  number_of_beds: number;
  price_member: number;
  price_not_member: number;
  latitude: number;
  longitude: number;
  area: string;
  terrain_nor: string;
  terrain_eng: string;
  altitude: number;
  utm: string;
  kartblad: string;
  yr_link_nor: string;
  yr_link_eng: string;
  /** Varsom's number, where the board is asked to close from danger level 3. It is the board's to confirm. */
  avalanche_region?: number;
}

/** The real koier, in the order that they get their ids. */
export async function readKoieFacts(): Promise<KoieFacts[]> {
  // Not imported, since the compiled code lies in another folder than the data.
  const file = join(projectRoot, 'seeders', 'data', 'koier.json');
  return JSON.parse(await readFile(file, 'utf8')) as KoieFacts[];
}
