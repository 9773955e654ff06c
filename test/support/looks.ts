import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
/** WCAG 2.5.8: what is clicked is 24 px high and wide, or has that much room. Axe asks only where told to. */
const RULES = { 'target-size': { enabled: true } };

/** The rows of a list are wrong in the same way. */
const MOST_OF_A_KIND = 3;

/** Serious or critical findings of axe in what is shown. */
export async function axeFaults(page: Page): Promise<string[]> {
  // Not by a script element, which the panel's security policy forbids.
  if (!(await page.evaluate('typeof window.axe?.run === "function"')))
    await page.evaluate(await readFile(axe, 'utf8'));
  const { violations } = (await page.evaluate(
    `axe.run(document, { resultTypes: ["violations"], rules: ${JSON.stringify(RULES)} })`,
  )) as AxeResults;
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.slice(0, MOST_OF_A_KIND).map(({ html }) => `axe ${id}: ${html.slice(0, 200)}`),
    );
}

/** What anybody sees is wrong with how a page is set, by its measures: see `MEASURE`. */
export async function layoutFaults(page: Page): Promise<string[]> {
  const all = (await page.evaluate(MEASURE)) as string[];
  const kindOf = (fault: string) => fault.replace(/«.*/, '');
  return all.filter(
    (fault, index) =>
      all.slice(0, index).filter((other) => kindOf(other) === kindOf(fault)).length < MOST_OF_A_KIND,
  );
}

/**
 * - The page, AdminJS's column in it, or a list is wider than what is seen of it.
 * - A text is cut off, and nothing says so: it has no ellipsis, or neither a title nor a link or row that opens the whole of it.
 * - A text runs out of its own box.
 * - There is no main part, or several: who cannot see finds what a page is about by it.
 */
const MEASURE = `(() => {
  const nameOf = (element) => element.tagName.toLowerCase() + (element.className ? '.' + element.className : '');
  const textOf = (element) => '«' + element.textContent.trim().replaceAll(/\\s+/g, ' ').slice(0, 60) + '»';
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.clientWidth > 1;
  const hasText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const faults = [document.documentElement, ...document.querySelectorAll('.k-content, .k-scroll')]
    .filter((element) => element.scrollWidth > element.clientWidth)
    .map((element) => 'scrolls sideways: ' + nameOf(element) + ' ' + element.scrollWidth + ' px');
  for (const element of document.body.querySelectorAll('*')) {
    const isWide = element.scrollWidth > element.clientWidth + 1;
    const isHigh = element.scrollHeight > element.clientHeight + 1;
    if (!(isWide || isHigh) || !isShown(element) || element.closest('svg, option, [aria-hidden="true"]')) continue;
    const { overflowX, overflowY, textOverflow, webkitLineClamp, display } = getComputedStyle(element);
    const isCut = (isWide && /hidden|clip/.test(overflowX)) || (isHigh && /hidden|clip/.test(overflowY));
    const hasEllipsis = textOverflow === 'ellipsis' || webkitLineClamp !== 'none';
    const isTold = hasEllipsis && element.closest('[title], a, tr[data-id]') !== null;
    if (isCut && !isTold && element.textContent.trim())
      faults.push('cut off: ' + nameOf(element) + ' ' + textOf(element));
    if (isWide && overflowX === 'visible' && display !== 'inline' && hasText(element))
      faults.push('runs out of its box: ' + nameOf(element) + ' ' + textOf(element));
  }
  const mains = document.querySelectorAll('main').length;
  return mains === 1 ? faults : [...faults, mains + ' main parts'];
})()`;
