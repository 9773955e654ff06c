// See README.md. `receiptsOf` is in read.ts.
export { RECEIPT_PAGE_POLICY, receiptPage } from './page.js';
export { receiptPdf } from './pdf.js';
export { receiptFileName } from './print.js';
export {
  type IssuedReceipt,
  receiptFor,
  receiptJson,
} from './read.js';
export { takeCreditNoteBack, writeCreditNote, writeReceipt } from './write.js';
