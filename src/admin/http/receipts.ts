import { Router } from 'express';
import { DomainError } from '../../platform/refusals/errors.js';
import {
  RECEIPT_PAGE_POLICY,
  receiptFileName,
  receiptNumbered,
  receiptPage,
  receiptPdf,
} from '../../services/receipts/index.js';
import { isAllowed } from '../policy.js';
import { panelUser } from './user.js';

const FILE = /^([1-9]\d{0,8})(\.pdf)?$/;

/** Receipts as they were issued, for those who may see them in the panel: `receipts/12` is a page, `receipts/12.pdf` a PDF. */
export function receiptFiles(): Router {
  const router = Router();
  router.get('/receipts/:file', async (request, response) => {
    if (!isAllowed(panelUser(request), 'receipts', 'show')) throw new DomainError('forbidden');
    const [, number, isPdf] = FILE.exec(request.params.file) ?? [];
    if (!number) throw new DomainError('not_found');
    const receipt = await receiptNumbered(Number(number));
    if (isPdf) {
      response
        .type('application/pdf')
        .set('Content-Disposition', `inline; filename="${receiptFileName(receipt)}"`)
        .send(await receiptPdf(receipt));
      return;
    }
    response
      .type('html')
      .set('Content-Security-Policy', RECEIPT_PAGE_POLICY)
      .send(receiptPage(receipt, `/admin/receipts/${number}.pdf`));
  });
  return router;
}
