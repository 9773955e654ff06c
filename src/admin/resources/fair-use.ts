import { FAIR_USE_RULES, FairUseException, FairUseRule } from '../../models/index.js';
import { type Definition, defined } from '../adapter/definition.js';
import { valueText } from '../locales/index.js';
import { koieNameOf, MENU, paragraph, userNameOf, version } from './shared.js';
import { days, joined, text } from './titles.js';

const MEMBER = userNameOf('"fair_use_exceptions"."user_id"');

/** How much one member may book. */
export function fairUseRules(): Definition {
  return defined({
    id: 'fair_use_rules',
    model: FairUseRule,
    menu: MENU.bookings,
    columns: {
      id: {},
      rule: { values: FAIR_USE_RULES },
      isOn: {},
      most: {},
      days: {},
      ...version,
    },
    list: ['rule', 'isOn', 'most', 'days'],
    show: ['rule', 'isOn', 'most', 'days'],
    edit: ['isOn', 'most', 'days'],
    filter: ['isOn'],
    sort: { sortBy: 'id', direction: 'asc' },
    search: [{ sql: '"fair_use_rules"."rule"' }],
    title: {
      needs: ['rule'],
      of: (row, language) => valueText('fair_use_rules', 'rule', row.rule, language) ?? text(row, 'rule'),
    },
  });
}

const EXCEPTION = ['userId', 'koieId', 'firstNight', 'lastNight', 'reason'] as const;

/** For whom the rules do not count, and when. */
export function fairUseExceptions(): Definition {
  return defined({
    id: 'fair_use_exceptions',
    model: FairUseException,
    menu: MENU.bookings,
    columns: {
      id: {},
      userId: { reference: 'users' },
      member: { sql: MEMBER },
      koieId: { reference: 'koier', required: false },
      koieName: { sql: koieNameOf('fair_use_exceptions') },
      firstNight: {},
      lastNight: {},
      reason: paragraph,
      ...version,
    },
    list: EXCEPTION,
    show: EXCEPTION,
    edit: EXCEPTION,
    filter: ['userId', 'koieId', 'firstNight', 'lastNight'],
    exported: ['member', 'koieName', 'firstNight', 'lastNight', 'reason'],
    sort: { sortBy: 'lastNight', direction: 'desc' },
    search: [{ sql: `(${MEMBER})` }, { sql: '"fair_use_exceptions"."reason"' }],
    title: {
      needs: ['member', 'firstNight', 'lastNight'],
      of: (row, language) => joined(text(row, 'member'), days(row, 'firstNight', 'lastNight', language)),
    },
  });
}
