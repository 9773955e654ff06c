import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { escapeUTF8 } from 'entities';
import { config } from '../../../config/index.js';
import type { Language } from '../../models/index.js';
import type { Answer } from '../route.js';

/** The page that a guest who has followed a link reads, in place of JSON. */
interface PageText {
  heading: string;
  text: string;
  /** The button of a form that posts nothing, to the page's own address. */
  button?: string;
}

const SITE = { nb: 'Til Koiene', en: 'To Koiene' };
const STYLE = `body { margin: 0; background: #f4f7f5; color: #18211d; font: 17px/1.5 system-ui, sans-serif; }
main { max-width: 30rem; margin: 10vh auto; padding: 1.5rem; background: #fff; border-radius: 10px; }
h1 { margin: 0; color: #17382b; font-size: 1.6rem; }
a { color: #1d6b4a; }
button { padding: .7rem 1.5rem; border: 0; border-radius: 6px; background: #1d6b4a; color: #fff; font: inherit; font-weight: 600; }`;
/** Nothing but this very style, and a form to ourselves. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Whether a request was made by following a link in a browser. */
export function isFromBrowser({ accept }: IncomingHttpHeaders): boolean {
  return accept?.includes('text/html') ?? false;
}

/** A plain page of ours, with a link to the public site. */
export function page(status: number, language: Language, { heading, text, button }: PageText): Answer {
  const body = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeUTF8(heading)} – NTNUI Koiene</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeUTF8(heading)}</h1>
<p>${escapeUTF8(text)}</p>
${button ? `<form method="post"><button>${escapeUTF8(button)}</button></form>` : ''}
<p><a href="${escapeUTF8(config.publicSiteUrl)}">${SITE[language]}</a></p>
</main>
</body>
</html>
`;
  const headers = {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': POLICY,
  };
  return { status, body, headers };
}
