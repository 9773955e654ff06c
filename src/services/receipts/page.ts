import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ejs from 'ejs';
import { projectRoot } from '../../../config/index.js';
import { printed } from './print.js';
import type { IssuedReceipt } from './read.js';
import { receiptTexts } from './texts.js';

const folder = join(projectRoot, 'views', 'receipts');
const style = readFileSync(join(folder, 'style.css'), 'utf8');
let fill: ejs.TemplateFunction | undefined;

/** What a page of ours with a receipt may do: nothing but be seen, with its own style. */
export const RECEIPT_PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A receipt as a page that prints well; `pdf` is where it is to be had as PDF, when there is a link to that. */
export function receiptPage(receipt: IssuedReceipt, pdf?: string): string {
  fill ??= ejs.compile(readFileSync(join(folder, 'receipt.html.ejs'), 'utf8'));
  const { language } = receipt;
  return fill({ ...printed(receipt), language, style, pdf, download: receiptTexts(language).download });
}
