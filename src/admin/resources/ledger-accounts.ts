import { LEDGER_PURPOSES, LedgerAccount } from '../../models/index.js';
import { type Definition, defined } from '../adapter/definition.js';
import { valueText } from '../locales/index.js';
import { MENU, version } from './shared.js';
import { text } from './titles.js';

export function ledgerAccounts(): Definition {
  return defined({
    id: 'ledger_accounts',
    model: LedgerAccount,
    menu: MENU.accounts,
    columns: {
      id: {},
      purpose: { values: LEDGER_PURPOSES },
      number: {},
      vatCode: {},
      ...version,
    },
    list: ['purpose', 'number', 'vatCode'],
    show: ['purpose', 'number', 'vatCode'],
    edit: ['number', 'vatCode'],
    filter: ['purpose', 'number'],
    sort: { sortBy: 'id', direction: 'asc' },
    search: [{ sql: '"ledger_accounts"."number"', prefix: true }],
    title: {
      needs: ['purpose'],
      of: (row, language) =>
        valueText('ledger_accounts', 'purpose', row.purpose, language) ?? text(row, 'purpose'),
    },
  });
}
