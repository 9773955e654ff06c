import { KeyMove } from '../../models/index.js';
import { type Definition, defined } from '../adapter/definition.js';
import { userNameOf } from './shared.js';
import { joined, text } from './titles.js';

const OF_KEY = (column: string) =>
  `select ${column} from keys n join koier k on k.id = n.koie_id where n.id = "key_moves"."key_id"`;
const DESK = 'select d.name from desks d where d.id = "key_moves"."to_desk_id"';
const REFERENCE = 'select b.reference from bookings b where b.id = "key_moves"."booking_id"';

/** Where keys have been: written by the database, read on the page of each key. */
export function keyMoves(): Definition {
  return defined({
    id: 'key_moves',
    model: KeyMove,
    columns: {
      id: {},
      at: {},
      keyId: { reference: 'keys' },
      label: { sql: OF_KEY('n.label') },
      koie: { sql: OF_KEY('k.name') },
      who: { sql: userNameOf('"key_moves"."actor_id"') },
      fromState: {},
      toState: {},
      desk: { sql: DESK },
      reference: { sql: REFERENCE },
    },
    list: ['at', 'keyId', 'fromState', 'toState', 'desk', 'reference', 'who'],
    show: ['at', 'keyId', 'fromState', 'toState', 'desk', 'reference', 'who'],
    filter: ['keyId', 'toState', 'at'],
    sort: { sortBy: 'at', direction: 'desc' },
    search: [{ sql: `(${OF_KEY('n.label')})` }, { sql: `(${OF_KEY('k.name')})` }, { sql: `(${REFERENCE})` }],
    title: {
      needs: ['koie', 'label'],
      of: (row) => joined(text(row, 'koie'), text(row, 'label')),
    },
  });
}
