import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { projectRoot } from '../../config/index.js';
import { chromiumPath } from './chromium.js';
import type { Panel } from './panel.js';

/** The widths that every page must work at: a laptop, and a phone. */
export const WIDTHS = [1300, 390] as const;

const HEIGHT = 900;
const screenshots = join(projectRoot, 'test/screenshots');
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** A window of the browser with its own cookies, which notes what goes wrong in it. */
export interface Tab {
  readonly page: Page;
  /** Errors of the console and of scripts, failed answers, and requests to other hosts, since last asked. */
  takeTroubles(): string[];
  /** Is logged in from now on, without going by the login page. */
  be(user: { email: string }): Promise<void>;
  /** Opens a page of the panel, and waits until it has fetched what it shows. */
  open(path: string): Promise<void>;
  /**
   * What anybody would find wrong with what is shown, at both widths: what has gone wrong so far, serious or
   * critical findings of axe, and scrolling sideways. Keeps a screenshot of each width under the name.
   */
  faults(name: string): Promise<string[]>;
}

/** A browser for the tests of this `describe`; every test gets tabs of its own. */
export function useBrowser(panel: Panel): { tab(options?: { width?: number }): Promise<Tab> } {
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  before(async function () {
    this.timeout(300_000);
    await mkdir(screenshots, { recursive: true });
    const root = process.getuid?.() === 0;
    browser = await chromium.launch({
      executablePath: await chromiumPath(),
      args: [...(root ? ['--no-sandbox'] : []), '--disable-gpu', '--disable-dev-shm-usage'],
    });
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
  });
  after(() => browser?.close());
  return {
    async tab({ width = WIDTHS[0] } = {}) {
      const context = await browser.newContext({
        baseURL: panel.url,
        viewport: { width, height: HEIGHT },
        // The server's days are Oslo's; the browser is where a date that goes through a zone would shift.
        timezoneId: 'America/New_York',
        locale: 'en-US',
      });
      contexts.push(context);
      return newTab(await context.newPage(), panel);
    },
  };
}

function newTab(page: Page, panel: Panel): Tab {
  const troubles: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => troubles.push(`script: ${error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 400) troubles.push(`${response.status()}: ${response.url()}`);
  });
  page.on('request', (request) => {
    if (!/^(data|blob|about):/.test(request.url()) && !request.url().startsWith(`${panel.url}/`)) {
      troubles.push(`another host: ${request.url()}`);
    }
  });
  const tab: Tab = {
    page,
    takeTroubles: () => troubles.splice(0),
    async be(user) {
      const { cookies } = await panel.login(user);
      const path = '/admin';
      const domain = new URL(panel.url).hostname;
      await page
        .context()
        .addCookies([...cookies].map(([name, value]) => ({ name, value, path, domain, httpOnly: true })));
    },
    async open(path) {
      await page.goto(path);
      await settled(page);
    },
    async faults(name) {
      const before = page.viewportSize();
      const faults: string[] = [];
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: HEIGHT });
        await page.screenshot({ path: join(screenshots, `${name}-${width}.png`), fullPage: true });
        faults.push(...(await shownFaults(page)).map((fault) => `${name} at ${width} px: ${fault}`));
      }
      if (before) await page.setViewportSize(before);
      return [...troubles.splice(0).map((trouble) => `${name}: ${trouble}`), ...faults];
    },
  };
  return tab;
}

async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
}

async function shownFaults(page: Page): Promise<string[]> {
  const source = await readFile(axe, 'utf8');
  // Not by a script element, which the panel's security policy forbids.
  const { violations } = (await page.evaluate(
    `${source}; axe.run(document, { resultTypes: ['violations'] })`,
  )) as AxeResults;
  const faults = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `axe ${id}: ${html.slice(0, 200)}`));
  const over = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
  return Number(over) > 0 ? [...faults, `scrolls sideways by ${over} px`] : faults;
}
