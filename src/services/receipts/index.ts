// See README.md.
export { RECEIPT_PAGE_POLICY, receiptPage } from './page.js';
export { receiptPdf } from './pdf.js';
export { receiptFileName, receiptTitle } from './print.js';
export {
  type IssuedReceipt,
  type ListedReceipt,
  receiptFor,
  receiptJson,
  receiptNumbered,
  receiptsOf,
  receiptsOfMail,
} from './read.js';
export { isSellerSet, takeCreditNoteBack, writeCreditNote, writeReceipt } from './write.js';
