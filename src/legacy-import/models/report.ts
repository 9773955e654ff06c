import type { DjangoModel } from '../../members/django/model.js';
import { Refused } from '../../members/django/refused.js';
import { EQUIPMENT } from '../../models/index.js';
import { snakeCase } from '../../platform/naming.js';
import { longWords } from './limited.js';

const EQUIPMENT_COLUMNS = EQUIPMENT.map(snakeCase);
const NOT_SURE = 1;
/** The meaning of a form that leaves the wood out: nothing to do. */
const FULL = 4;
const BOAT_NOT_USED = 4;
const LIFE_JACKETS_NOT_USED = 3;

export const report: DjangoModel = {
  name: 'koie_report.koiereportmodel',
  table: 'in_reports',
  columns: {
    booking_ref: 'text',
    created_on: 'date',
    feedback: 'text',
    firewood: 'smallint',
    chopped_up_wood: 'smallint',
    smoke_detector_is_working: 'boolean',
    gas_is_full: 'boolean',
    ...Object.fromEntries(EQUIPMENT_COLUMNS.map((name) => [name, 'smallint'])),
    boat_status: 'smallint',
    canoe_status: 'smallint',
    life_jackets_status: 'smallint',
    other_faults: 'text',
  },
  records: { table: 'reports', key: 'id', isNumbered: true },
  read(fields) {
    const bookingRef = fields.reference('booking');
    if (!bookingRef) throw new Refused('it has no booking');
    return {
      booking_ref: bookingRef,
      created_on: fields.day('date_created_at'),
      feedback: longWords(fields, 'feedback'),
      firewood: fields.whole('firewood', { max: 4, empty: FULL }),
      chopped_up_wood: fields.whole('chopped_up_wood', { max: 4, empty: FULL }),
      smoke_detector_is_working: fields.flag('smoke_detector_is_working', true),
      gas_is_full: fields.flag('gas_is_full', true),
      ...Object.fromEntries(
        EQUIPMENT_COLUMNS.map((name) => [name, fields.whole(name, { max: 2, empty: NOT_SURE })]),
      ),
      boat_status: fields.whole('boat_status', { max: 4, empty: BOAT_NOT_USED }),
      canoe_status: fields.whole('canoe_status', { max: 4, empty: BOAT_NOT_USED }),
      life_jackets_status: fields.whole('life_jackets_status', { max: 3, empty: LIFE_JACKETS_NOT_USED }),
      other_faults: longWords(fields, 'other_faults'),
    };
  },
};
