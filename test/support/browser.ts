import fs from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { type Person } from './workbench.js';

const require = createRequire(import.meta.url);
const AXE = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** WCAG 2.2 at levels A and AA, and what axe's makers call good practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** @returns path of Chromium. @throws saying how to get it */
export function chromiumPath(env = process.env): string {
  const found = [env['CHROMIUM'] ?? '', ...PLACES].find((file) => file !== '' && fs.existsSync(file));
  if (found) return found;
  throw new Error(
    'Tests in a browser need Chromium: `apt-get install chromium` (Debian, as root), or set CHROMIUM to where it is.',
  );
}

/** How somebody looks at the workbench. */
export interface Looking {
  /** Of the window, in CSS pixels; 1280 when not said. */
  readonly width?: number;
  readonly height?: number;
  /** False: without JavaScript. */
  readonly script?: boolean;
}

/** Chromium, for one spec: each look has a session and cookies of its own. */
export class Chromium {
  private constructor(private readonly browser: Browser) {}

  static async open(): Promise<Chromium> {
    return new Chromium(await chromium.launch({ executablePath: chromiumPath(), args: FLAGS }));
  }

  close(): Promise<void> {
    return this.browser.close();
  }

  /** A window of somebody who is signed in already. */
  async look(
    { browser }: Person,
    { width = 1_280, height = 900, script = true }: Looking = {},
  ): Promise<Look> {
    const context = await this.browser.newContext({
      baseURL: browser.origin,
      viewport: { width, height },
      javaScriptEnabled: script,
      locale: 'en-GB',
      timezoneId: 'Europe/London',
    });
    await context.addCookies(
      browser.jar
        .getCookiesSync(browser.origin)
        .filter(({ path }) => path === '/')
        .map(({ key, value }) => ({ name: key, value, url: browser.origin, httpOnly: true })),
    );
    return new Look(context, await context.newPage());
  }
}

/** More than any page has. */
const MOST_STOPS = 300;

/** One window: the page as playwright has it, and what went wrong on it. */
export class Look {
  private readonly wrong: string[] = [];

  constructor(
    private readonly context: BrowserContext,
    readonly page: Page,
  ) {
    page.on('console', (message) => {
      // A page that is meant to be a 404 or 409 is told there too, as something that could not be loaded.
      const itself =
        message.text().startsWith('Failed to load resource') && message.location().url === page.url();
      if (message.type() === 'error' && !itself) this.wrong.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.wrong.push(`script: ${error.message}`));
    page.on('requestfailed', (request) => {
      const why = request.failure()?.errorText ?? '';
      if (why !== 'net::ERR_ABORTED') this.wrong.push(`request: ${request.url()} ${why}`);
    });
  }

  /** Goes to a page and waits until its scripts have run. @returns its status */
  async go(address: string): Promise<number> {
    const response = await this.page.goto(address, { waitUntil: 'load' });
    return response?.status() ?? 0;
  }

  /** Errors of the console (violations of the content security policy are among them), of scripts and of requests, so far. */
  problems(): readonly string[] {
    return this.wrong;
  }

  /** What axe finds, one line for each element: rule, where, what to do. */
  async axe(): Promise<readonly string[]> {
    await this.page.evaluate(AXE);
    const found = (await this.page.evaluate(
      `axe.run(document, ${JSON.stringify({ runOnly: RULES, resultTypes: ['violations'] })})`,
    )) as { violations: { id: string; help: string; nodes: { target: string[]; html: string }[] }[] };
    return found.violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, html }) => `${id}: ${target.join(' ')}: ${help}: ${html.slice(0, 200)}`),
    );
  }

  /**
   * Presses Tab until what is looked for has the focus, as somebody without a mouse does.
   * @throws when Tab does not lead there
   */
  async tabTo(selector: string): Promise<void> {
    const there = `document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`;
    for (let pressed = 0; pressed < MOST_STOPS; pressed++) {
      await this.page.keyboard.press('Tab');
      if (await this.page.evaluate(there)) return;
    }
    throw new Error(`Tab does not lead to ${selector} on ${this.page.url()}`);
  }

  /** How many CSS pixels the page is wider than its window: nobody should scroll in two directions (WCAG 1.4.10). */
  async tooWide(): Promise<number> {
    const width = await this.page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
    return Math.max(0, Number(width));
  }

  close(): Promise<void> {
    return this.context.close();
  }
}
