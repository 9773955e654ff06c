import { readFile } from 'node:fs/promises';
import { escapeUTF8 } from 'entities';
import type { Language } from '../../models/index.js';
import { BUNDLED, freshBundle } from '../bundle.js';
import { addressOf } from './assets.js';

interface Document {
  language: Language;
  /** The title of the page; the panel's name follows it. */
  title: string;
  /** HTML. */
  head?: string;
  body: string;
}

/** A page of the panel. The little style that it is first painted with stands in it. */
export async function documentOf({ language, title, head = '', body }: Document): Promise<string> {
  await freshBundle();
  const firstStyle = await readFile(BUNDLED.firstStyle, 'utf8');
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeUTF8([title, 'Koiene'].filter(Boolean).join(' – '))}</title>
<link rel="icon" href="${addressOf('koiene.svg')}" type="image/svg+xml">
<style>${firstStyle}</style>
${head}
</head>
<body>
${body}
</body>
</html>
`;
}

/** The whole stylesheet, for where it must be there before anything is painted. */
export function stylesheet(): string {
  return `<link rel="stylesheet" href="${addressOf('koiene.css')}">`;
}
