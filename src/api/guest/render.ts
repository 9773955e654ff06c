import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ejs from 'ejs';
import { config, projectRoot } from '../../../config/index.js';
import type { Language } from '../../models/index.js';
import { sender } from '../../services/mail/index.js';
import type { Answer } from '../route.js';
import { en } from './texts/en.js';
import { type GuestTexts, nb } from './texts/nb.js';

/** What the pages of all links are below. */
export const BASE = '/koie/booking/manage';

const folder = join(projectRoot, 'views', 'guest');
const TEXTS: Record<Language, GuestTexts> = { nb, en };
const style = readFileSync(join(folder, 'style.css'), 'utf8');
const compiled = new Map<string, ejs.TemplateFunction>();
/** Nothing but this very style, and forms to ourselves: no script, no picture, nobody else. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
/** Whose page it is stands in its address, so nobody is told the address, and nobody keeps the page. */
export const HEADERS = {
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex, nofollow',
};

/** What every page shows. */
export interface PageContent {
  heading: string;
  /** The address of the same page in the other language, and of the booking's page; none where no link is known. */
  otherLanguage?: string | undefined;
  back?: string | undefined;
  /** Where the browser goes by itself, at once. */
  goesTo?: string | undefined;
  [value: string]: unknown;
}

/** The texts of a language. */
export function textsIn(language: Language): GuestTexts {
  return TEXTS[language];
}

/** A page of `views/guest`, in a language. */
export function page(status: number, language: Language, template: string, content: PageContent): Answer {
  const locals = {
    otherLanguage: undefined,
    back: undefined,
    goesTo: undefined,
    ...content,
    t: textsIn(language),
    language,
    template,
    style,
    site: config.publicSiteUrl,
    contact: `mailto:${sender().address}`,
  };
  return {
    status,
    body: filled('layout.html.ejs', locals),
    headers: { ...HEADERS, 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': POLICY },
  };
}

/** The address of another page: without the way that led here. */
export function seeOther(location: string): Answer {
  return { status: 303, headers: { ...HEADERS, Location: location } };
}

function filled(template: string, locals: Record<string, unknown>): string {
  const fill =
    compiled.get(template) ??
    ejs.compile(readFileSync(join(folder, template), 'utf8'), {
      filename: join(folder, template),
      cache: true,
    });
  compiled.set(template, fill);
  return fill(locals);
}
