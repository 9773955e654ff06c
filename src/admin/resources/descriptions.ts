import { Description } from '../../models/index.js';
import { sanitise } from '../../platform/html.js';
import { type Definition, defined, type Values } from '../adapter/definition.js';
import { byName, paragraph, version } from './shared.js';
import { joined, text } from './titles.js';

const KOIE = 'select k.name from koier k where k.description_id = "descriptions"."id"';
const TEXTS = [
  'descriptionNor',
  'descriptionEng',
  'directionsNor',
  'directionsEng',
  'parkingNor',
  'parkingEng',
] as const;
const EDITED = [...TEXTS, 'yrLinkNor', 'yrLinkEng'] as const;

export function descriptions(): Definition {
  return defined({
    id: 'descriptions',
    model: Description,
    columns: {
      id: {},
      koie: { sql: KOIE },
      ...byName(TEXTS, { ...paragraph, components: { show: 'HtmlShow', edit: 'HtmlEdit' } }),
      yrLinkNor: {},
      yrLinkEng: {},
      ...version,
    },
    list: ['koie', 'descriptionNor', 'directionsNor'],
    show: ['koie', ...EDITED],
    edit: EDITED,
    filter: ['koie', 'descriptionNor', 'descriptionEng'],
    sort: { sortBy: 'koie', direction: 'asc' },
    search: [
      { sql: `(${KOIE})` },
      { sql: '"descriptions"."description_nor"' },
      { sql: '"descriptions"."description_eng"' },
      { sql: '"descriptions"."directions_nor"' },
      { sql: '"descriptions"."directions_eng"' },
    ],
    title: {
      needs: ['koie', 'id'],
      of: (row, language) =>
        joined(text(row, 'koie') || `#${text(row, 'id')}`, language === 'en' ? 'text' : 'tekst'),
    },
    beforeWrite: (values) => sanitised(values),
  });
}

function sanitised(values: Values): Values {
  const entries = Object.entries(values).map(([name, value]) => [
    name,
    TEXTS.some((text) => text === name) && typeof value === 'string' ? sanitise(value) : value,
  ]);
  return Object.fromEntries(entries);
}
