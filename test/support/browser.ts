import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page, type Request } from 'playwright-core';
import { projectRoot } from '../../config/index.js';
import { freshBundle } from '../../src/admin/bundle.js';
import type { Language } from '../../src/models/index.js';
import { chromiumPath } from './chromium.js';
import { axeFaults, layoutFaults } from './looks.js';
import type { Panel } from './panel.js';

/** The widths that every page must work at: a laptop, and a phone. */
export const WIDTHS = [1300, 390] as const;

const HEIGHT = 900;
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** The server's days are Oslo's. A date that went through a zone on its way would shift here. */
const ZONE = 'America/Los_Angeles';
/** What a machine busy with other tests needs now and then. */
const WAIT_MS = 15_000;
const screenshots = join(projectRoot, 'test/screenshots');
/** They are for people to look at: `TEST_SCREENSHOTS=yes npx mocha test/browser/pages.test.ts`. */
const areScreenshotsKept = process.env.TEST_SCREENSHOTS === 'yes';

/** A window of the browser with its own cookies, which notes what goes wrong in it. */
export interface Tab {
  readonly page: Page;
  /** Errors of the console and of scripts, failed answers, and requests to other hosts, since last asked. */
  takeTroubles(): string[];
  /** Is logged in from now on, without going by the login page. */
  be(user: { email: string }): Promise<void>;
  /** Is shown the panel in a language from the next page that is opened on. */
  speak(language: Language): Promise<void>;
  /** Opens a page of the panel, and waits until it has fetched what it shows. */
  open(path: string): Promise<void>;
  /** Goes to another page as a link in the panel does, without loading the panel anew. */
  go(path: string): Promise<void>;
  /**
   * What anybody would find wrong with what is shown, at both widths: what has gone wrong so far, how it is set, and serious or
   * critical findings of axe (at one width only where told, since it takes a second). Where asked to, keeps a screenshot of each
   * width under the name.
   */
  faults(name: string, axeAt?: (typeof WIDTHS)[number]): Promise<string[]>;
}

export interface TabOptions {
  width?: number;
  /** The zone of the visitor's clock; far from Oslo unless told. */
  zone?: string;
  /** With cookies of its own, for who is there at the same time as somebody else. */
  apart?: boolean;
  /** Runs no script of the pages, as some visitors' browsers. */
  isScriptless?: boolean;
}

/**
 * A browser for the tests of this `describe`; every test gets tabs of its own, without a session. The panel can be
 * reached at `names`, too, such as `localhost:9000`.
 */
export function useBrowser(
  panel: Panel,
  names: readonly string[] = [],
): { tab(options?: TabOptions): Promise<Tab> } {
  let browser: Browser;
  // Kept from test to test, since each new one would load and compile the panel's scripts anew.
  const contexts = new Map<string, BrowserContext>();
  const pages = new Map<Page, ReadonlySet<Request>>();
  before(async function () {
    this.timeout(300_000);
    if (areScreenshotsKept) await mkdir(screenshots, { recursive: true });
    // Else the first page would wait for it.
    await freshBundle();
    await launch();
  });
  afterEach(async () => {
    await Promise.all(
      [...pages].map(async ([page, pending]) => {
        // The cookies of an answer that comes after the next test has begun would log it in.
        await answered(page, pending);
        await page.close().catch(() => undefined);
      }),
    );
    pages.clear();
  });
  after(() => browser?.close());

  async function launch() {
    const { host } = new URL(panel.url);
    const rules = names.map((name) => `MAP ${name} ${host}`);
    const args = [...FLAGS, ...(rules.length > 0 ? [`--host-resolver-rules=${rules.join(',')}`] : [])];
    browser = await chromium.launch({ executablePath: await chromiumPath(), args });
  }

  async function contextFor(zone: string, number: number, isScriptless: boolean): Promise<BrowserContext> {
    // Where it has crashed, one test has failed, and not all that come after.
    if (!browser.isConnected()) {
      contexts.clear();
      await launch();
    }
    const key = `${zone} ${number} ${isScriptless}`;
    const known = contexts.get(key);
    if (known) {
      if (known.pages().length === 0) await known.clearCookies();
      return known;
    }
    const context = await browser.newContext({
      baseURL: panel.url,
      timezoneId: zone,
      locale: 'en-US',
      javaScriptEnabled: !isScriptless,
    });
    context.setDefaultTimeout(WAIT_MS);
    contexts.set(key, context);
    return context;
  }

  return {
    async tab({ width = WIDTHS[0], zone = ZONE, apart = false, isScriptless = false } = {}) {
      const context = await contextFor(zone, apart ? pages.size : 0, isScriptless);
      const page = await context.newPage();
      const pending = new Set<Request>();
      pages.set(page, pending);
      await page.setViewportSize({ width, height: HEIGHT });
      return newTab(page, pending, panel, isScriptless, names);
    },
  };
}

function newTab(
  page: Page,
  pending: Set<Request>,
  panel: Panel,
  isScriptless: boolean,
  names: readonly string[],
): Tab {
  const troubles: string[] = [];
  const own = [panel.url, ...names.map((name) => `http://${name}`)];
  page.on('request', (request) => pending.add(request));
  page.on('requestfinished', (request) => pending.delete(request));
  page.on('requestfailed', (request) => pending.delete(request));
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => troubles.push(`script: ${error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 400) troubles.push(`${response.status()}: ${response.url()}`);
  });
  page.on('request', (request) => {
    if (
      !/^(data|blob|about):/.test(request.url()) &&
      !own.some((url) => request.url().startsWith(`${url}/`))
    ) {
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
      // Where no script runs, nothing is fetched afterwards, and nothing can wait.
      if (!isScriptless) await settled(page, pending);
    },
    async go(path) {
      await page.evaluate(
        `history.pushState(null, '', ${JSON.stringify(path)}); dispatchEvent(new PopStateEvent('popstate'))`,
      );
      await settled(page, pending);
    },
    async speak(language) {
      await page
        .context()
        .addCookies([{ name: 'koiene_language', value: language, url: `${panel.url}/admin` }]);
    },
    async faults(name, axeAt) {
      const before = page.viewportSize();
      const faults: string[] = [];
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: HEIGHT });
        if (areScreenshotsKept)
          await page.screenshot({ path: join(screenshots, `${name}-${width}.png`), fullPage: true });
        const found = await layoutFaults(page);
        if (axeAt === undefined || axeAt === width) found.push(...(await axeFaults(page)));
        faults.push(...found.map((fault) => `${name} at ${width} px: ${fault}`));
      }
      if (before) await page.setViewportSize(before);
      return [...troubles.splice(0).map((trouble) => `${name}: ${trouble}`), ...faults];
    },
  };
  return tab;
}

/** Waits until the page has asked for nothing for two moments on end, of those in which it had time to. */
async function settled(page: Page, pending: ReadonlySet<Request>): Promise<void> {
  for (let quiet = 0; quiet < 2; quiet = pending.size === 0 ? quiet + 1 : 0) {
    await page.evaluate('new Promise((resolve) => setTimeout(() => setTimeout(resolve, 60)))');
  }
}

/** Waits until every request of the page has its answer, or has failed; no longer than a page is waited for. */
async function answered(page: Page, pending: ReadonlySet<Request>): Promise<void> {
  try {
    while (pending.size > 0 && !page.isClosed())
      await Promise.race([page.waitForEvent('requestfinished'), page.waitForEvent('requestfailed')]);
  } catch {
    // A test may leave a request that gets no answer.
  }
}
