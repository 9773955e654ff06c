import Joi from 'joi';
import {
  RECEIPT_PAGE_POLICY,
  receiptFileName,
  receiptFor,
  receiptPage,
  receiptPdf,
} from '../../services/receipts/index.js';
import { isFromBrowser } from '../payments/page.js';
import { ok, route } from '../route.js';
import { whole } from '../schema.js';

/** What a column of PostgreSQL's type `integer` holds. */
const MOST = 2_147_483_647;

export const receiptRoutes = [
  route({
    method: 'get',
    path: '/koie/receipts/{number}/',
    access: 'receipts.read',
    operationId: 'getReceipt',
    tag: 'Payments',
    summary:
      'A receipt or credit note of one of the caller’s own bookings; the board reads all. HTML when asked for',
    params: Joi.object<{ number: number }>({
      number: whole(1, MOST).required().description('Its number; receipts and credit notes have one series'),
    }),
    notFound: 'not_found',
    requestHeaders: { Accept: 'text/html for a page; a PDF unless told' },
    responses: {
      200: {
        description: 'The document, as it was issued',
        contentType: ['application/pdf', 'text/html'],
        schema: Joi.string(),
        headers: { 'Content-Disposition': 'With the name of the file' },
      },
    },
    errors: ['not_found'],
    handler: async ({ params: { number }, headers, visitor }) => {
      const receipt = await receiptFor(number, await visitor());
      if (isFromBrowser(headers))
        return ok(receiptPage(receipt), {
          'Content-Type': 'text/html; charset=utf-8',
          'Content-Security-Policy': RECEIPT_PAGE_POLICY,
          Vary: 'Accept',
        });
      return ok(await receiptPdf(receipt), {
        'Content-Type': 'application/pdf',
        'Content-Disposition': `inline; filename="${receiptFileName(receipt)}"`,
        Vary: 'Accept',
      });
    },
  }),
];
