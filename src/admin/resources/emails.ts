import { Email } from '../../models/index.js';
import { type Definition, defined } from '../adapter/definition.js';
import { ALL, MENU } from './shared.js';
import { joined, text } from './titles.js';

export function emails(): Definition {
  return defined({
    id: 'emails',
    model: Email,
    menu: MENU.log,
    columns: {
      id: {},
      kind: {},
      bookingId: { reference: 'bookings' },
      recipient: {},
      language: {},
      subject: {},
      text: { type: 'textarea', components: { show: 'MailText' } },
      state: {},
      attempts: {},
      dueAt: {},
      sentAt: {},
      lastError: {},
      createdAt: {},
    },
    list: ['subject', 'recipient', 'kind', 'state', 'createdAt', 'sentAt'],
    show: [
      'subject',
      'recipient',
      'kind',
      'bookingId',
      'language',
      'state',
      'attempts',
      'dueAt',
      'sentAt',
      'lastError',
      'createdAt',
      'text',
    ],
    filter: ['state', 'kind', 'recipient', 'subject', 'bookingId', 'createdAt', 'sentAt'],
    tabs: [
      ALL,
      { name: 'failed', sql: `"emails"."state" = 'failed'` },
      {
        name: 'waiting',
        sql: `"emails"."state" in ('queued', 'sending')`,
        sort: { sortBy: 'createdAt', direction: 'asc' },
      },
    ],
    narrow: [
      ['subject', 'state'],
      ['recipient', 'createdAt'],
    ],
    sort: { sortBy: 'createdAt', direction: 'desc' },
    search: [{ sql: '"emails"."recipient"' }, { sql: '"emails"."subject"' }],
    title: {
      needs: ['subject', 'recipient'],
      of: (row) => joined(text(row, 'subject'), text(row, 'recipient')),
    },
  });
}
