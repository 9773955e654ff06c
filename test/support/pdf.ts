import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The text of a PDF, its pages and parts with spaces between; and how many pages it has. */
export async function readPdf(pdf: Uint8Array): Promise<{ text: string; pages: number; title: unknown }> {
  const document = await getDocument({ data: new Uint8Array(pdf), useSystemFonts: false, verbosity: 0 })
    .promise;
  const texts: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    texts.push(...items.map((item) => ('str' in item ? item.str : '')));
  }
  const { info } = await document.getMetadata();
  const told = {
    text: texts.join(' ').replace(/\s+/g, ' '),
    pages: document.numPages,
    title: Object(info).Title,
  };
  await document.destroy();
  return told;
}
