import { QueryTypes } from 'sequelize';
import { database } from '../../models/index.js';
import { log } from '../../platform/log.js';
import { endPage, type Page, type PageEnd, settlePage } from './end-page.js';
import type { PaymentGateway } from './gateway.js';

/** What became of the pages that were noted as open. */
export type PageCounts = Record<PageEnd, number> & { failed: number };

interface NotedPage extends Page {
  /** What the booking, or its change, still waits for, in øre: null when it waits for no card. */
  wantedOre: number | null;
}

const JOB = { source: 'job' } as const;
/** So many calls without an answer mean that the provider is away; the next run tries again. */
const MAX_FAILURES = 3;

/**
 * Looks at every page that guests may be paying on: what has been paid is settled though no event has told of it,
 * and a page that nobody shall pay on any more is closed. Any number of processes may do so at once.
 */
export async function watchPages(gateway: PaymentGateway): Promise<PageCounts> {
  const counts: PageCounts = { paid: 0, over: 0, open: 0, failed: 0 };
  for (const page of await notedPages()) {
    if (counts.failed === MAX_FAILURES) break;
    try {
      counts[await watch(page, gateway)] += 1;
    } catch (error) {
      log.error({ err: error, payment: page.paymentId }, 'a page to pay on could not be looked at');
      counts.failed += 1;
    }
  }
  return counts;
}

async function watch(page: NotedPage, gateway: PaymentGateway): Promise<PageEnd> {
  const session = await gateway.retrieveCheckout(page.sessionId);
  if (session.status === 'open') {
    return session.amountOre === page.wantedOre ? 'open' : endPage(page, gateway, JOB);
  }
  return settlePage(page, session, gateway, JOB);
}

/** In random order, so that one that always fails does not stand in the way of the others. */
function notedPages(): Promise<NotedPage[]> {
  return database().query<NotedPage>(
    `select p.id as "paymentId", p.checkout_session_id as "sessionId",
       case when c.id is not null then c.price_nok * 100 - b.received_ore
         when b.awaits_card or (b.confirmed_at is null and b.cancelled_at is null
           and b.hold_until > clock_timestamp()) then b.balance_ore end as "wantedOre"
     from payments p join bookings b on b.id = p.booking_id
     left join bookings c on c.changes_booking_id = b.id and c.cancelled_at is null
       and c.hold_until > clock_timestamp()
     where p.checkout_session_id is not null order by random() limit 1000`,
    { type: QueryTypes.SELECT },
  );
}
