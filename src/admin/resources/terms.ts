import { Terms } from '../../models/index.js';
import { FieldErrors } from '../../platform/refusals/field-errors.js';
import { stepsIn } from '../../services/accounts/index.js';
import { type Definition, defined, type Values } from '../adapter/definition.js';
import { MENU, paragraph, version } from './shared.js';
import { text } from './titles.js';

const EDITED = [
  'nameNb',
  'nameEn',
  'steps',
  'feeNok',
  'mayCancel',
  'mayChangeUntilDays',
  'textNb',
  'textEn',
] as const;
const KOIER = `select string_agg(k.name, ', ' order by k.name) from koier k where k.terms_id = "terms"."id"`;

/** Sets of terms: what a guest gets back. The form sends the steps as JSON. */
export function terms(): Definition {
  return defined({
    id: 'terms',
    model: Terms,
    menu: MENU.koier,
    columns: {
      id: {},
      nameNb: {},
      nameEn: {},
      textNb: paragraph,
      textEn: paragraph,
      steps: { components: { list: 'StepsValue', show: 'StepsValue', edit: 'StepsEdit' } },
      feeNok: {},
      mayCancel: {},
      mayChangeUntilDays: {},
      koier: { sql: KOIER },
      ...version,
    },
    list: ['nameNb', 'steps', 'feeNok', 'mayCancel', 'koier'],
    show: [...EDITED, 'koier'],
    edit: EDITED,
    filter: ['nameNb', 'nameEn', 'mayCancel'],
    sort: { sortBy: 'nameNb', direction: 'asc' },
    search: [{ sql: '"terms"."name_nb"' }, { sql: '"terms"."name_en"' }],
    title: {
      needs: ['nameNb', 'nameEn'],
      of: (row, language) => text(row, language === 'nb' ? 'nameNb' : 'nameEn'),
    },
    present: (row) => ('steps' in row ? { ...row, steps: JSON.stringify(row.steps) } : row),
    beforeWrite: (values, { existing }) => withSteps(values, existing?.get('steps')),
  });
}

function withSteps({ steps: sent, ...values }: Values, existing: unknown): Values {
  if (sent === undefined) return values;
  const steps = stepsIn(sent);
  if (!steps) throw new FieldErrors({ steps: [{ key: 'steps_unsound' }] });
  return JSON.stringify(steps) === JSON.stringify(existing) ? values : { ...values, steps };
}
