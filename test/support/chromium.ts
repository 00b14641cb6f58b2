import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** The browser's program, of the PATH; undefined where there is none. */
export const chromiumPath = (): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find((file) => existsSync(file));

/** For `describeWith`. */
export const CHROMIUM = { name: 'chromium', isMet: chromiumPath() !== undefined };

const TIMEOUT_MS = 8_000;

/** What a page of the tests must never do. */
interface Faults {
  /** Violations of the content-security policy. */
  violations: string[];
  /** Uncaught errors of scripts. */
  errors: string[];
  /** Requests to other hosts than the service. */
  foreign: string[];
}

/** One Chromium whose pages report what they must not do. */
export class TestBrowser {
  readonly faults: Faults = { violations: [], errors: [], foreign: [] };
  private readonly contexts: BrowserContext[] = [];

  private constructor(
    private readonly browser: Browser,
    private readonly url: string,
  ) {}

  static async launch(url: string): Promise<TestBrowser> {
    const executablePath = chromiumPath();
    if (executablePath === undefined) throw new Error('there is no Chromium');
    // Root may not use the sandbox, and containers have little shared memory.
    const args = ['--no-sandbox', '--disable-dev-shm-usage'];
    return new TestBrowser(await chromium.launch({ executablePath, args }), url);
  }

  /** A browser profile of its own, at an address of the service. */
  async open(path = '/', options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({ locale: 'en-US', baseURL: this.url, ...options });
    this.contexts.push(context);
    await context.exposeFunction('reportViolation', (text: string) => this.faults.violations.push(text));
    await context.addInitScript(() => {
      document.addEventListener(
        'securitypolicyviolation',
        ({ violatedDirective, blockedURI, sourceFile }) => {
          const report = Reflect.get(window, 'reportViolation') as (text: string) => void;
          report(`${violatedDirective}: ${blockedURI} (${sourceFile})`);
        },
      );
    });
    return this.openIn(context, path);
  }

  /** Another tab of the same profile. */
  async openIn(context: BrowserContext, path = '/'): Promise<Page> {
    const page = await context.newPage();
    page.setDefaultTimeout(TIMEOUT_MS);
    page.on('pageerror', ({ message }) => this.faults.errors.push(message));
    page.on('request', (request) => {
      const url = new URL(request.url());
      const isOwn = url.host === new URL(this.url).host || ['data:', 'blob:'].includes(url.protocol);
      if (!isOwn) this.faults.foreign.push(request.url());
    });
    await page.goto(path);
    return page;
  }

  async closePages(): Promise<void> {
    for (const context of this.contexts.splice(0)) await context.close();
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}
