import { Location } from '../../models/index.js';
import { type Definition, defined } from '../adapter/definition.js';
import { MENU, paragraph, version } from './shared.js';
import { joined, text } from './titles.js';

const KOIE = 'select k.name from koier k where k.location_id = "locations"."id"';
const EDITED = [
  'latitude',
  'longitude',
  'altitude',
  'area',
  'utm',
  'kartblad',
  'mapPdf',
  'difficultyInfoNor',
  'difficultyInfoEng',
  'terrainNor',
  'terrainEng',
] as const;

export function locations(): Definition {
  return defined({
    id: 'locations',
    model: Location,
    menu: MENU.koier,
    columns: {
      id: {},
      koie: { sql: KOIE },
      latitude: {},
      longitude: {},
      altitude: {},
      area: {},
      utm: {},
      kartblad: {},
      mapPdf: {},
      difficultyInfoNor: paragraph,
      difficultyInfoEng: paragraph,
      terrainNor: paragraph,
      terrainEng: paragraph,
      ...version,
    },
    list: ['koie', 'area', 'altitude', 'latitude', 'longitude', 'kartblad'],
    show: ['koie', ...EDITED],
    edit: EDITED,
    filter: ['koie', 'area', 'altitude', 'kartblad'],
    sort: { sortBy: 'koie', direction: 'asc' },
    search: [{ sql: `(${KOIE})` }, { sql: '"locations"."area"' }, { sql: '"locations"."kartblad"' }],
    title: {
      needs: ['koie', 'area', 'latitude', 'longitude'],
      of: (row) =>
        joined(text(row, 'koie'), text(row, 'area')) || `${text(row, 'latitude')}, ${text(row, 'longitude')}`,
    },
  });
}
