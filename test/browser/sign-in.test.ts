import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { AnthropicServer } from '../support/anthropic-server.js';
import { ChatPage } from '../support/chat-page.js';
import { CHROMIUM, TestBrowser } from '../support/chromium.js';
import { describeWith } from '../support/needs.js';
import { CLIENT_ID, CLIENT_SECRET, OpenIdServer } from '../support/openid-server.js';
import { freePort } from '../support/service-process.js';
import { nextAuth4Token } from '../support/next-auth.js';
import { startTestApp, TEST_SECRET, type TestApp } from '../support/start-app.js';

const REFRESH_TOKEN = 'mma-savant.refresh-token';

describeWith([CHROMIUM], 'signing in on the page, in development', () => {
  let model: AnthropicServer;
  let app: TestApp;
  let browser: TestBrowser;

  beforeAll(async () => {
    model = await AnthropicServer.start((stream) => stream.answer('Fine.'));
    app = await startTestApp(model.env);
    browser = await TestBrowser.launch(app.url);
  });
  afterEach(async () => {
    await browser.closePages();
    expect(browser.faults).toEqual({ violations: [], errors: [], foreign: [] });
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
    await model.close();
  });

  const open = async (): Promise<ChatPage> => new ChatPage(await browser.open());

  it('happens by itself, keeps the sign-in over a reload, and ends on request', async () => {
    const chat = await open();
    await chat.ask('Fine?');
    const first = await chat.page.evaluate((key) => localStorage.getItem(key), REFRESH_TOKEN);
    await chat.page.reload();
    await chat.finished.waitFor();
    expect(await chat.page.evaluate((key) => localStorage.getItem(key), REFRESH_TOKEN)).not.toBe(first);
    const [{ count } = { count: -1 }] = await app.query<{ count: number }>(
      'SELECT count(*)::integer AS count FROM app.sign_ins',
    );
    expect(count).toBe(1);
    await chat.button(/^Settings/).click();
    await chat.page.getByRole('menuitem', { name: 'Sign out' }).click();
    await chat.button('Continue as a developer').waitFor();
    await chat.page.reload();
    await chat.button('Continue as a developer').click();
    await chat.finished.waitFor();
  });

  it('stays signed in with several tabs that renew their tokens at once', async () => {
    const one = await open();
    await one.input.waitFor();
    const others = await Promise.all([1, 2, 3].map(() => browser.openIn(one.page.context())));
    const tabs = [one.page, ...others];
    await Promise.all(tabs.map((tab) => tab.reload()));
    await Promise.all(tabs.map((tab) => new ChatPage(tab).input.waitFor()));
    await Promise.all(tabs.map((tab) => tab.reload()));
    for (const tab of tabs) await new ChatPage(tab).input.waitFor();
    expect(await new ChatPage(others[0]!).ask('Fine?')).toContain('Fine.');
  });

  it('keeps what is typed when the sign-in ends meanwhile', async () => {
    const chat = await open();
    await chat.ask('Fine?');
    await chat.input.fill('half a question');
    const refreshToken = await chat.page.evaluate((key) => localStorage.getItem(key), REFRESH_TOKEN);
    await fetch(`${app.url}/api/auth/logout`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ refresh_token: refreshToken }),
    });
    // In development a new sign-in follows by itself.
    await chat.input.press('Enter');
    await chat.finished.nth(1).waitFor();
    expect(await chat.questions.last().innerText()).toContain('half a question');
  });
});

describeWith([CHROMIUM], 'signing in on the page with Google', () => {
  it('returns to the page, and signs nobody in with a code that this tab did not ask for', async () => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const openId = await OpenIdServer.start(`${url}/api/auth/google/callback`);
    const app = await startTestApp(
      {
        AUTH_DEV_LOGIN: 'false',
        GOOGLE_CLIENT_ID: CLIENT_ID,
        GOOGLE_CLIENT_SECRET: CLIENT_SECRET,
        GOOGLE_ISSUER: openId.issuer,
        PUBLIC_URL: url,
      },
      { port },
    );
    const browser = await TestBrowser.launch(url);
    try {
      const chat = new ChatPage(await browser.open());
      await chat.button('Continue with Google').click();
      await chat.input.waitFor();
      expect(new URL(chat.page.url()).pathname).toBe('/');
      expect(chat.page.url()).not.toContain('code=');
      expect(await chat.ask("What is Jon Jones's UFC record?")).toContain('22-1');
      const stranger = new ChatPage(await browser.open('/sign-in?code=abcdefghijklmnopqrstuvwxyz'));
      await stranger.button('Continue with Google').waitFor();
      expect(stranger.page.url()).not.toContain('code=');
      openId.account = null;
      await stranger.button('Continue with Google').click();
      await stranger.page.getByText('The sign-in was cancelled.').waitFor();
      expect(browser.faults.violations).toEqual([]);
      expect(browser.faults.errors).toEqual([]);
    } finally {
      await browser.close();
      await app.close();
      await openId.close();
    }
  });

  it('says what to set where there is no way to sign in', async () => {
    const app = await startTestApp({ AUTH_DEV_LOGIN: 'false' });
    const browser = await TestBrowser.launch(app.url);
    try {
      const page = await browser.open();
      await page.getByText('Set GOOGLE_CLIENT_ID').waitFor();
    } finally {
      await browser.close();
      await app.close();
    }
  });
});

describeWith([CHROMIUM], 'a page of a NextAuth app on the same site', () => {
  it('is signed in by its cookie', async () => {
    const app = await startTestApp({ AUTH_DEV_LOGIN: 'false' });
    const browser = await TestBrowser.launch(app.url);
    try {
      const page = await browser.open('/docs');
      const claims = { sub: 'sub-1', name: 'Somebody', email: 'somebody@example.com', provider: 'google' };
      const token = await nextAuth4Token(claims, { secret: TEST_SECRET });
      const name = 'next-auth.session-token';
      await page.context().addCookies([{ name, value: token, url: app.url, httpOnly: true }]);
      await page.goto('/');
      expect(await new ChatPage(page).ask("What is Jon Jones's UFC record?")).toContain('22-1');
      await page.getByText('Somebody').waitFor();
    } finally {
      await browser.close();
      await app.close();
    }
  });
});
