import Joi from 'joi';
import { EQUIPMENT, LONG_LENGTH } from '../../models/index.js';
import { snakeCase } from '../../platform/naming.js';
import { answer, component, day, text, whole } from '../schema.js';

/** The marks that say that nothing is wrong: plenty of wood, and all that floats is there. */
export const NO_FAULTS = {
  firewood: 4,
  choppedUpWood: 4,
  boatStatus: 0,
  canoeStatus: 0,
  lifeJacketsStatus: 0,
} as const;

/** The public frontend sends an empty string for what the guest has not touched. */
const NOTHING = Joi.valid('', null);
const words = () => text().empty(NOTHING).max(LONG_LENGTH).default('');
/** A mark that may be left out or sent as an empty string: then nothing is wrong. */
const mark = (max: number, name: keyof typeof NO_FAULTS) =>
  whole(0, max).empty(NOTHING).default(NO_FAULTS[name]);
const flag = () => Joi.boolean().empty(NOTHING).default(true);

/** The field names of equipment, in the order of the report form. */
export const EQUIPMENT_FIELDS = EQUIPMENT.map(snakeCase);

export const ReportBodySchema = component(
  'ReportRequest',
  Joi.object<Record<string, string | number | boolean>>({
    feedback: words(),
    firewood: mark(4, 'firewood').description('0 empty … 4 full'),
    chopped_up_wood: whole(0, 4).empty(NOTHING).required().description('0 empty … 4 full'),
    smoke_detector_is_working: flag(),
    gas_is_full: flag(),
    ...Object.fromEntries(
      EQUIPMENT_FIELDS.map((field) => [
        field,
        whole(0, 2).empty(NOTHING).required().description('0 ok, 1 not sure, 2 broken or missing'),
      ]),
    ),
    boat_status: mark(4, 'boatStatus'),
    canoe_status: mark(4, 'canoeStatus'),
    life_jackets_status: mark(3, 'lifeJacketsStatus'),
    other_faults: words(),
  }),
);

/** Null in an inspection that did not look at it; a guest's report answers everything. */
const seen = Joi.boolean().allow(null);
const names = Joi.array().items(Joi.string().valid(...EQUIPMENT_FIELDS));

export const ReportSchema = component(
  'Report',
  answer({
    id: Joi.number().integer(),
    date_created_at: day(),
    koie_name: Joi.string(),
    date_of_stay: day(),
    gas_is_full: seen,
    firewood: Joi.number().integer(),
    chopped_up_wood: Joi.number().integer(),
    boat_status: Joi.number().integer(),
    canoe_status: Joi.number().integer(),
    life_jackets_status: Joi.number().integer(),
    smoke_detector_is_working: seen,
    equipment_status: answer({ '0': names, '1': names, '2': names }),
    other_faults: Joi.string().allow(''),
    feedback: Joi.string().allow(''),
  }),
);
