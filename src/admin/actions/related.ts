import { Email } from '../../models/index.js';
import { isCalendarDay } from '../../platform/clock.js';
import { bookingsHitByPlan, seenTo } from '../../services/closures/index.js';
import { relatedToBooking, relatedToKoie } from '../../services/figures/related.js';
import { outboxHealth } from '../../services/mail/index.js';
import { receiptsOfMail } from '../../services/receipts/index.js';
import type { Action, ActionContext, ActionRequest } from '../adminjs.js';
import { recordOf } from './answer.js';

/** Asked for by a record's own page; there is no button for it. */
function asked(answer: (key: number) => Promise<Record<string, unknown>>): Partial<Action<never>> {
  return {
    actionType: 'record',
    isVisible: false,
    component: false,
    handler: (async (_request: ActionRequest, _response: unknown, context: ActionContext) => {
      const record = recordOf(context);
      return { record: record.toJSON(context.currentAdmin), ...(await answer(Number(record.id()))) };
    }) as never,
  };
}

/** The records that belong to a koie. */
export const koieRelated = asked(async (id) => ({ related: await relatedToKoie(id) }));

/** The records that belong to a booking. */
export const bookingRelated = asked(async (id) => ({ related: await relatedToBooking(id) }));

/** How far the board has come with those whom a closure hits. */
export const closureRelated = asked(async (id) => ({ related: { seenTo: await seenTo(id) } }));

/** A mail as its reader sees it, and the receipts that it brings. */
export const mailPreview = asked(async (id) => {
  const [mail, receipts] = await Promise.all([
    Email.findByPk(id, { attributes: ['html'] }),
    receiptsOfMail(id),
  ]);
  return { html: mail?.html ?? '', receipts };
});

/** How the outbox is doing: whether mails leave at all. */
export const outbox: Partial<Action<never>> = {
  actionType: 'resource',
  isVisible: false,
  component: false,
  handler: (async () => ({ outbox: await outboxHealth() })) as never,
};

/** Whom a closure would hit, as the form stands. What is not filled in yet hits nobody. */
export const closureAffected: Partial<Action<never>> = {
  actionType: 'resource',
  isVisible: false,
  component: false,
  handler: (async ({ query = {} }: ActionRequest) => {
    const koieId = wholeNumber(query.koieId);
    const [firstNight, lastNight] = [String(query.firstNight ?? ''), String(query.lastNight ?? '')];
    const isWhole =
      koieId && isCalendarDay(firstNight) && isCalendarDay(lastNight) && firstNight <= lastNight;
    if (!isWhole || lastNight > '2999-12-31') return { hits: [] };
    return {
      hits: await bookingsHitByPlan({
        koieId,
        firstNight,
        lastNight,
        beds: wholeNumber(query.beds) ?? null,
        instead: wholeNumber(query.instead),
      }),
    };
  }) as never,
};

function wholeNumber(sent: unknown): number | undefined {
  return typeof sent === 'string' && /^[1-9]\d{0,8}$/.test(sent) ? Number(sent) : undefined;
}
