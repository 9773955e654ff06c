import type { DjangoModel } from '../django/model.js';
import { group } from './group.js';
import { membership } from './membership.js';
import { user } from './user.js';

export { group, membership, user };

/** Who people are; all that the membership system is asked for. */
export const PEOPLE_MODELS: readonly DjangoModel[] = [user, group, membership];
