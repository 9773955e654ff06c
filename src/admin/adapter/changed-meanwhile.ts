import { QueryTypes, type Transaction } from 'sequelize';
import { database, type Language } from '../../models/index.js';
import { osloMinuteOf } from '../../platform/clock.js';

interface LastChange {
  name: string | null;
  at: Date;
}

/** «Changed by Kari Nordmann at 14:05 since you opened it», out of the history. Waits for nobody. */
export async function changedMeanwhile(
  table: string,
  recordId: string,
  language: Language,
  transaction: Transaction,
): Promise<string> {
  const [last] = await database().query<LastChange>(
    `select nullif(trim(u.first_name || ' ' || u.last_name), '') as name, a.at
     from audit_entries a left join users u on u.ntnui_no = a.actor_id
     where a.resource = $1 and a.record_id = $2 order by a.id desc limit 1`,
    { bind: [table, recordId], type: QueryTypes.SELECT, transaction },
  );
  const at = last && osloMinuteOf(last.at).slice(-5);
  if (language === 'en') {
    return `Changed by ${last?.name ?? 'somebody else'}${at ? ` at ${at}` : ''} since you opened it. Open it again to see what is new; nothing of yours was saved.`;
  }
  return `Endret av ${last?.name ?? 'noen andre'}${at ? ` kl. ${at}` : ''} siden du åpnet den. Åpne den på nytt for å se hva som er nytt; ingenting av ditt ble lagret.`;
}
