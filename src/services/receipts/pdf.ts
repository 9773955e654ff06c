import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { buffer } from 'node:stream/consumers';
import { type PrintedReceipt, printed } from './print.js';
import type { IssuedReceipt } from './read.js';

const require = createRequire(import.meta.url);
/** A4, and all that follows, in points. */
const PAGE = { width: 595.28, margin: 56 };
const RIGHT = PAGE.width - PAGE.margin;
const WIDTH = RIGHT - PAGE.margin;
const LABEL_WIDTH = 110;
/** From the left margin: where the columns of numbers end. */
const COLUMNS = { count: 290, unit: 385, sum: WIDTH };
const COLOURS = { ink: '#22302a', heading: '#17382b', brand: '#1d4d3a', quiet: '#4f5d55', line: '#d5dcd6' };

let fonts: Promise<{ regular: Buffer; bold: Buffer }> | undefined;

/** A receipt as a PDF of one A4 page, from what was frozen when it was issued: the same bytes' worth at any time. */
export async function receiptPdf(receipt: IssuedReceipt): Promise<Buffer> {
  const print = printed(receipt);
  fonts ??= readFonts();
  const [{ regular, bold }, { default: PDFDocument }] = await Promise.all([fonts, import('pdfkit')]);
  const issued = new Date(receipt.issuedAt);
  const document = new PDFDocument({
    size: 'A4',
    margin: PAGE.margin,
    lang: receipt.language,
    displayTitle: true,
    info: { Title: print.title, Author: print.seller.name, CreationDate: issued, ModDate: issued },
  });
  document.registerFont('regular', regular);
  document.registerFont('bold', bold);
  draw(document, print);
  document.end();
  return buffer(document);
}

/** Latin, Greek and Cyrillic with all their marks, Vietnamese too: what names are written with. SIL Open Font License. */
async function readFonts(): Promise<{ regular: Buffer; bold: Buffer }> {
  const [regular, bold] = await Promise.all([
    readFile(require.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf')),
    readFile(require.resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf')),
  ]);
  return { regular, bold };
}

function draw(document: PDFKit.PDFDocument, print: PrintedReceipt): void {
  drawHead(document, print);
  drawFacts(document, print.facts);
  drawLines(document, print);
  drawSum(document, print);
}

function drawHead(document: PDFKit.PDFDocument, { title, seller }: PrintedReceipt): void {
  document.rect(0, 0, PAGE.width, 10).fill(COLOURS.brand);
  document.font('bold').fontSize(13).fillColor(COLOURS.heading).text(seller.name, PAGE.margin, PAGE.margin);
  document.font('regular').fontSize(9.5).fillColor(COLOURS.quiet);
  for (const detail of seller.details) document.text(detail);
  document.moveDown(2);
  document.font('bold').fontSize(22).fillColor(COLOURS.heading).text(title);
  document.moveDown(0.7);
}

function drawFacts(document: PDFKit.PDFDocument, facts: PrintedReceipt['facts']): void {
  document.fontSize(10.5);
  for (const { label, value } of facts) {
    const top = document.y;
    document
      .font('regular')
      .fillColor(COLOURS.quiet)
      .text(label, PAGE.margin, top, { width: LABEL_WIDTH - 10 });
    const below = document.y;
    document
      .fillColor(COLOURS.ink)
      .text(value, PAGE.margin + LABEL_WIDTH, top, { width: WIDTH - LABEL_WIDTH });
    document.y = Math.max(document.y, below) + 3;
  }
  document.y += 20;
}

function drawLines(document: PDFKit.PDFDocument, { columns, lines }: PrintedReceipt): void {
  document.font('bold').fontSize(9.5).fillColor(COLOURS.quiet);
  drawRow(document, columns);
  rule(document);
  document.font('regular').fontSize(10.5).fillColor(COLOURS.ink);
  for (const line of lines) drawRow(document, line);
  rule(document);
}

function drawSum(document: PDFKit.PDFDocument, { sum, vat, payment, note }: PrintedReceipt): void {
  document.font('bold').fontSize(13).fillColor(COLOURS.heading);
  drawRow(document, { what: sum.label, sum: sum.value });
  document.font('regular').fontSize(10.5).fillColor(COLOURS.ink);
  drawRow(document, { what: vat.label, sum: vat.value });
  document.y += 16;
  drawFacts(document, [payment]);
  if (note) document.fillColor(COLOURS.quiet).text(note, PAGE.margin, document.y, { width: WIDTH });
}

/** A description to the left, and numbers that end where their columns do. */
function drawRow(
  document: PDFKit.PDFDocument,
  { what, count = '', unit = '', sum }: { what: string; count?: string; unit?: string; sum: string },
): void {
  const top = document.y;
  document.text(what, PAGE.margin, top, { width: count ? 190 : 340 });
  const below = document.y;
  for (const [text, end, width] of [
    [count, COLUMNS.count, 100],
    [unit, COLUMNS.unit, 90],
    [sum, COLUMNS.sum, 95],
  ] as const) {
    if (text)
      document.text(text, PAGE.margin + end - width, top, { width, align: 'right', lineBreak: false });
  }
  document.y = below + 5;
}

function rule(document: PDFKit.PDFDocument): void {
  document.moveTo(PAGE.margin, document.y).lineTo(RIGHT, document.y).lineWidth(0.75).stroke(COLOURS.line);
  document.y += 7;
}
