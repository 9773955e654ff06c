import type { IncomingHttpHeaders } from 'node:http';
import { config } from '../../../config/index.js';
import type { Language } from '../../models/index.js';
import type { Answer } from '../route.js';

/** What a guest who has followed a link reads in place of an answer for programs. */
interface PageText {
  heading: string;
  text: string;
  /** The button of a form that posts nothing, to the page's own address. */
  button?: string;
}

const SITE = { nb: 'Til Koiene', en: 'To Koiene' };
const CHARACTERS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Whether a request was made by following a link in a browser. */
export function isFromBrowser({ accept }: IncomingHttpHeaders): boolean {
  return accept?.includes('text/html') ?? false;
}

/** A plain page of ours, with a link to the public site. */
export function page(
  status: number,
  language: Language,
  { heading, text, button }: PageText,
): Required<Answer> {
  const body = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(heading)} – NTNUI Koiene</title>
</head>
<body>
<main>
<h1>${escaped(heading)}</h1>
<p>${escaped(text)}</p>
${button ? `<form method="post"><button>${escaped(button)}</button></form>` : ''}
<p><a href="${escaped(config.publicSiteUrl)}">${SITE[language]}</a></p>
</main>
</body>
</html>
`;
  return {
    status,
    body,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
  };
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => CHARACTERS[character] ?? '');
}
