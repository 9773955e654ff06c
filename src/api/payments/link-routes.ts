import Joi from 'joi';
import type { Language } from '../../models/index.js';
import { answerTo } from '../../platform/refusals/translate.js';
import { payInSandbox, paymentPage, sandboxPrice } from '../../services/payments/index.js';
import { type Answer, type RouteRequest, route } from '../route.js';
import { text, uuid } from '../schema.js';
import { countWrite } from '../write-limits.js';
import { isFromBrowser, page } from './page.js';

const tag = 'Payments';
const access = 'payments.follow_link';
const sandboxPath = '/payments/sandbox/{id}/';
const sandboxParams = Joi.object<{ id: string }>({
  id: text().max(255).required().description('A page of the sandbox'),
});
const html = { contentType: 'text/html', schema: Joi.string() };

const TEXTS = {
  notPaid: { nb: 'Kan ikke betales her', en: 'Cannot be paid here' },
  already_paid: { nb: 'Betalt', en: 'Paid' },
  cancelled: { nb: 'Avbestilt', en: 'Cancelled' },
  payment_in_progress: { nb: 'Vent litt', en: 'Please wait' },
  payment_unavailable: { nb: 'Prøv igjen', en: 'Please try again' },
  sandbox: { nb: 'Betaling uten penger', en: 'Payment without money' },
  price: {
    nb: 'Her står Stripes side når serveren har en nøkkel til Stripe. Ingen kort blir belastet. Beløp: {price} kr.',
    en: 'Stripe’s page is here once the server has a key to Stripe. No card is charged. Amount: NOK {price}.',
  },
  pay: { nb: 'Betal', en: 'Pay' },
  thanks: { nb: 'Bestillingen er betalt.', en: 'The booking is paid.' },
} satisfies Record<string, Record<Language, string>>;

export const linkRoutes = [
  route({
    method: 'get',
    path: '/koie/booking/{uuid}/pay/',
    access,
    operationId: 'followPayLink',
    tag,
    summary: 'The link that a guest pays with whom staff have booked for: leads to a page of Stripe',
    params: Joi.object<{ uuid: string }>({ uuid: uuid().required() }),
    notFound: 'booking_not_found',
    responses: {
      303: { description: 'To the page, as long as it is to be paid', headers: { Location: 'The page' } },
    },
    errors: [
      'booking_not_found',
      'already_paid',
      'amount_differs',
      'cancelled',
      'not_confirmed',
      'not_by_card',
      'payment_in_progress',
      'payment_unavailable',
      'too_many_requests',
    ],
    handler: (request) =>
      readably(request, async () => {
        // A page is made at Stripe: as good as a write.
        await countWrite(request.address, undefined);
        return seeOther(await paymentPage(request.params.uuid));
      }),
  }),
  route({
    method: 'get',
    path: sandboxPath,
    access,
    operationId: 'showSandboxPage',
    tag,
    summary: 'Where guests pay when there is no Stripe, outside production',
    params: sandboxParams,
    notFound: 'not_found',
    responses: { 200: { description: 'The page', ...html } },
    errors: ['not_found'],
    handler: async ({ params: { id }, language }) => {
      const price = await sandboxPrice(id);
      return page(200, language, {
        heading: TEXTS.sandbox[language],
        text: TEXTS.price[language].replace('{price}', String(price)),
        button: TEXTS.pay[language],
      });
    },
  }),
  route({
    method: 'post',
    path: sandboxPath,
    access,
    operationId: 'payOnSandboxPage',
    tag,
    summary: 'Pays without money when there is no Stripe, outside production',
    params: sandboxParams,
    notFound: 'not_found',
    responses: { 200: { description: 'Paid', ...html } },
    errors: ['not_found'],
    handler: async ({ params: { id }, language }) => {
      await payInSandbox(id);
      return page(200, language, { heading: TEXTS.already_paid[language], text: TEXTS.thanks[language] });
    },
  }),
];

function seeOther(url: string): Answer {
  return { status: 303, headers: { Location: url } };
}

/** A guest who has followed a link from a mail is told in a page why they cannot pay; programs get JSON as ever. */
async function readably(
  request: Pick<RouteRequest<unknown, unknown, unknown>, 'headers' | 'language' | 'requestId'>,
  answer: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await answer();
  } catch (error) {
    if (!isFromBrowser(request.headers)) throw error;
    const { language } = request;
    const { status, headers, code, message } = answerTo(error, language, request.requestId);
    const heading = Object.hasOwn(TEXTS, code) ? TEXTS[code as keyof typeof TEXTS] : TEXTS.notPaid;
    const told = page(status, language, { heading: heading[language], text: message });
    return { ...told, headers: { ...headers, ...told.headers } };
  }
}
