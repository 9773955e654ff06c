import { MEMBERSHIP_TYPES } from '../../models/index.js';
import type { DjangoModel } from '../django/model.js';
import { Refused } from '../django/refused.js';

export const membership: DjangoModel = {
  name: 'groups.membershipmodel',
  table: 'in_memberships',
  columns: {
    user_ref: 'text',
    group_ref: 'text',
    type: 'text',
    date_joined: 'date',
    group_expiry: 'date',
  },
  records: { table: 'memberships', key: 'membership_no', isNumbered: true },
  read(fields) {
    const userRef = fields.reference('member') ?? fields.reference('user');
    const groupRef = fields.reference('group');
    if (!userRef || !groupRef) throw new Refused('it has no member or no group');
    return {
      user_ref: userRef,
      group_ref: groupRef,
      type: fields.choice('type', MEMBERSHIP_TYPES, 'member'),
      date_joined: fields.day('date_joined'),
      group_expiry: fields.day('group_expiry'),
    };
  },
};
