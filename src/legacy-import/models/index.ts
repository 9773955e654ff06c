import { modelName } from '../django/row.js';
import { booking } from './booking.js';
import { description } from './description.js';
import { group } from './group.js';
import { koie } from './koie.js';
import { location } from './location.js';
import { membership } from './membership.js';
import type { OldModel } from './old-model.js';
import { payment, transaction } from './payment.js';
import { report } from './report.js';
import { user } from './user.js';

export type { OldModel } from './old-model.js';
export { booking, description, group, koie, location, membership, payment, report, transaction, user };

/** All that is taken over, in the order of the report. */
export const OLD_MODELS: readonly OldModel[] = [
  user,
  group,
  membership,
  location,
  description,
  koie,
  booking,
  payment,
  transaction,
  report,
];

/** Who people are; all that the membership system is asked for. */
export const PEOPLE_MODELS: readonly OldModel[] = [user, group, membership];

/** The models by their one name, see `modelName`. */
export function byName(models: readonly OldModel[]): Map<string, OldModel> {
  return new Map(models.map((model) => [modelName(model.name), model]));
}
