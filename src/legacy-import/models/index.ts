import type { DjangoModel } from '../../members/django/model.js';
import { PEOPLE_MODELS } from '../../members/models/index.js';
import { booking } from './booking.js';
import { description } from './description.js';
import { koie } from './koie.js';
import { location } from './location.js';
import { payment, transaction } from './payment.js';
import { report } from './report.js';

export { booking, description, koie, location, payment, report, transaction };

/** All that is taken over, in the order of the report. */
export const OLD_MODELS: readonly DjangoModel[] = [
  ...PEOPLE_MODELS,
  location,
  description,
  koie,
  booking,
  payment,
  transaction,
  report,
];
