import { previewOfPeriod } from '../../services/bookings/periods-told.js';
import { previewOfRelease, type Release } from '../../services/bookings/release-told.js';
import { normalise } from '../adapter/normalise.js';
import type { PanelProperty } from '../adapter/property.js';
import { refusalFor } from '../adapter/refusals.js';
import { type Action, type ActionContext, type ActionRequest, ValidationError } from '../adminjs.js';
import { userOf } from '../panel-user.js';
import { koieIdsIn } from '../resources/chosen-koier.js';
import { timeIn } from '../resources/release-rules.js';
import { resourceOf } from './answer.js';

const READ = ['firstNight', 'lastNight', 'opensAt', 'closesAt', 'maxNights', 'maxGuests'];

const RELEASE = ['weekday', 'fromWeekday', 'fromWeek', 'nights'];

interface Filled {
  firstNight?: string;
  lastNight?: string;
  opensAt?: Date;
  closesAt?: Date | null;
  maxNights?: number | null;
  maxGuests?: number | null;
}

/** What a booking period comes to, as its form stands; null until its nights and its opening are filled in. */
export const periodExample: Partial<Action<never>> = {
  actionType: 'resource',
  isVisible: false,
  component: false,
  handler: (async ({ query = {} }: ActionRequest, _response: unknown, context: ActionContext) => {
    const { firstNight, lastNight, opensAt, ...more }: Filled = filledIn(query, READ, context);
    if (!firstNight || !lastNight || !opensAt || lastNight < firstNight) return { preview: null };
    const preview = await previewOfPeriod({
      koieIds: koieIdsIn(query.koieIds) ?? null,
      firstNight,
      lastNight,
      opensAt,
      closesAt: more.closesAt ?? null,
      maxNights: more.maxNights ?? null,
      maxGuests: more.maxGuests ?? null,
    });
    return { preview };
  }) as never,
};

/** What a weekly release comes to, as its form stands; null until it is filled in. */
export const releaseExample: Partial<Action<never>> = {
  actionType: 'resource',
  isVisible: false,
  component: false,
  handler: (async ({ query = {} }: ActionRequest, _response: unknown, context: ActionContext) => {
    const rule: Partial<Release> = filledIn(query, RELEASE, context);
    const { weekday, fromWeekday, fromWeek, nights } = rule;
    const atTime = timeIn(query.atTime);
    if (!weekday || !fromWeekday || fromWeek === undefined || !nights || !atTime) return { words: null };
    if (nights < 7 || nights > 366) return { words: null };
    return { words: await previewOfRelease({ weekday, atTime, fromWeekday, fromWeek, nights }) };
  }) as never,
};

/** What can be read of the form: a field that cannot is as one that is empty. */
function filledIn(query: Record<string, unknown>, names: string[], context: ActionContext) {
  const resource = resourceOf(context);
  const read = (property: PanelProperty) => {
    try {
      return normalise(query, [property]);
    } catch (error) {
      if (refusalFor(error, userOf(context).language, names) instanceof ValidationError) return {};
      throw error;
    }
  };
  return Object.assign({}, ...names.flatMap((name) => resource.property(name) ?? []).map(read));
}
