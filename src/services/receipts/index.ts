// See README.md.
export { RECEIPT_PAGE_POLICY, receiptPage } from './page.js';
export { receiptPdf } from './pdf.js';
export { receiptFileName } from './print.js';
export {
  type IssuedReceipt,
  type ListedReceipt,
  receiptFor,
  receiptJson,
  receiptsOf,
} from './read.js';
export { takeCreditNoteBack, writeCreditNote, writeReceipt } from './write.js';
