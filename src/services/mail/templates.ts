import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import ejs from 'ejs';
import { projectRoot } from '../../../config/index.js';

const folder = join(projectRoot, 'views', 'emails');
const require = createRequire(import.meta.url);
const compiled = new Map<string, ejs.TemplateFunction>();
const sources = new Map<string, string>();

/**
 * A template of views/emails/ with its values filled in: escaped in `*.html.ejs`, as they are in `*.txt.ejs`.
 */
export function fillIn(template: string, values: Record<string, unknown>): string {
  const fill = compiled.get(template) ?? compile(template);
  compiled.set(template, fill);
  return fill(values);
}

function compile(template: string): ejs.TemplateFunction {
  return ejs.compile(sourceOf(template), {
    filename: join(folder, template),
    cache: true,
    // Paths are from the folder, wherever a part stands.
    views: [folder],
    includer: (path) => ({ template: sourceOf(path) }),
    ...(template.endsWith('.txt.ejs') ? { escape: String } : {}),
  });
}

/** Mail programs drop style sheets, so the styles are written into the tags: once per template, not per mail. */
function sourceOf(file: string): string {
  const known = sources.get(file);
  if (known !== undefined) return known;
  const text = readFileSync(join(folder, file), 'utf8');
  const source = file.endsWith('.html.ejs') ? withInlineStyles(text) : text;
  sources.set(file, source);
  return source;
}

function withInlineStyles(html: string): string {
  // Loaded with the first mail: it takes as long to load as much of the rest, and most commands send none.
  const juice: typeof import('juice') = require('juice');
  return juice.inlineContent(html, readFileSync(join(folder, 'inline.css'), 'utf8'));
}
