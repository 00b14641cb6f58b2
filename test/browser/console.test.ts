import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { AnthropicServer } from '../support/anthropic-server.js';
import { seriousFindings } from '../support/axe.js';
import { ChatPage } from '../support/chat-page.js';
import { CHROMIUM, TestBrowser } from '../support/chromium.js';
import { describeWith } from '../support/needs.js';
import { RealtimeClient } from '../support/realtime-client.js';
import { startTestApp, TEST_SECRET, type TestApp } from '../support/start-app.js';
import { createFileSet, SyncServer } from '../support/sync-server.js';

/** Whom the page signs in by itself in development. */
const DEVELOPER = 'developer@example.com';
const HOSTILE = '<img src=x onerror=alert(1)>\u202E evil';
const PAGES = ['', '/users', '/usage', '/answers', '/data', '/feedback', '/audit', '/settings'];
const NOTHING = { violations: [], errors: [], foreign: [] };

describeWith([CHROMIUM], 'the console', () => {
  let app: TestApp;
  let browser: TestBrowser;
  let model: AnthropicServer;
  let source: SyncServer;

  beforeAll(async () => {
    model = await AnthropicServer.start();
    source = await SyncServer.start(createFileSet(450));
    app = await startTestApp(
      { ...model.env, ADMIN_EMAILS: DEVELOPER, LLM_FALLBACK: 'none', DATA_SOURCE_URL: source.url },
      { ownDatabase: true },
    );
    browser = await TestBrowser.launch(app.url);
    const token = await app.token('reader@example.com');
    await fetch(`${app.url}/api/user/profile`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: HOSTILE }),
    });
  });
  afterEach(async () => {
    await browser.closePages();
    expect(browser.faults).toEqual(NOTHING);
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
    await source.close();
    await model.close();
  });

  const open = (path: string, options = {}): Promise<Page> => browser.open(`/admin${path}`, options);
  const table = (page: Page, name: string) => page.getByRole('region', { name });

  it('is opened from the menu of an administrator', async () => {
    const chat = new ChatPage(await browser.open('/'));
    await chat.button(/^Settings/).click();
    await chat.page.getByRole('menuitem', { name: 'Console' }).click();
    await chat.page.getByText('Model requests today').waitFor();
    expect(new URL(chat.page.url()).pathname).toBe('/admin');
  });

  it('finds a user, sets the limit and deactivates; the audit log tells it', async () => {
    const page = await open('/users');
    await page.getByRole('searchbox').fill('reader@');
    const users = table(page, 'Users');
    await users.getByText('developer@').waitFor({ state: 'detached' });
    expect(await users.innerText()).toContain('<img src=x onerror=alert(1)>');
    await users.getByRole('button').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('many');
    await dialog.getByText('The limit is a whole number').waitFor();
    await dialog.getByRole('textbox').fill('7');
    await dialog.getByRole('checkbox', { name: 'May sign in and ask' }).uncheck();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Saved').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await users.getByText('deactivated').waitFor();
    expect(await users.innerText()).toContain('0 / 7');

    await page.getByRole('link', { name: 'Audit log' }).click();
    await table(page, 'Audit log').getByText('"is_active":false').waitFor();
    expect(await table(page, 'Audit log').innerText()).toContain('User changed');
  });

  it('never changes the own account', async () => {
    const page = await open('/users');
    await page.getByRole('searchbox').fill(DEVELOPER);
    await table(page, 'Users').getByRole('button').first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('This is your own account').waitFor();
    expect(await dialog.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
  });

  it('stops a running answer', async () => {
    model.reply = (stream) => stream.delta('It goes on ');
    const client = await RealtimeClient.connect(app.url, await app.token('asker@example.com'));
    const { response_id: id } = (await client.send('message', { content: 'Go on' })) as {
      response_id: string;
    };
    const page = await open('/answers');
    await table(page, 'Running answers').getByRole('button', { name: 'Stop' }).click();
    await page.getByText('The answer was stopped').waitFor();
    await page.getByText('No answer is being generated.').waitFor();
    const [row] = await app.query<{ status: string }>('SELECT status FROM app.chat_messages WHERE id = $1', [
      id,
    ]);
    expect(row?.status).toBe('stopped');
    client.close();
  });

  it('shows rated answers and exports them', async () => {
    model.reply = (stream) => stream.answer('He is 13-0.');
    const token = await app.token('rater@example.com');
    const client = await RealtimeClient.connect(app.url, token);
    const { ack } = await client.ask('Who is Khabib?');
    client.close();
    await fetch(`${app.url}/api/chat/message/${ack.response_id}/feedback`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ rating: 'down', comment: HOSTILE }),
    });
    const page = await open('/feedback');
    await page.getByText('Who is Khabib?').waitFor();
    await page.getByRole('button', { name: 'Good' }).click();
    await page.getByText('There is nothing here yet.').waitFor();
    await page.getByRole('button', { name: 'Bad' }).click();
    await page.getByText('onerror=alert').waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export for an evaluation' }).click();
    expect((await download).suggestedFilename()).toMatch(/^feedback-\d{4}-\d\d-\d\d\.jsonl$/);
  });

  it('syncs the data and shows the import', async () => {
    const page = await open('/data');
    await page.getByRole('button', { name: 'Sync now' }).click();
    await page.getByText('The sync has started.').waitFor();
    await table(page, 'Imports').getByText(source.url).waitFor();
    await page.getByRole('button', { name: 'Sync now' }).waitFor({ timeout: 60_000 });
    expect(await table(page, 'Imports').innerText()).toMatch(/succeeded/);
  });

  it('shows the settings, and of secrets only that they are set', async () => {
    const page = await open('/settings');
    const settings = table(page, 'Settings');
    await settings.getByText('DAILY_REQUEST_LIMIT').waitFor();
    const text = await settings.innerText();
    expect(text).toContain('set (secret)');
    expect(text).not.toContain(TEST_SECRET);
  });

  it('is refused to other users, who see no way to it', async () => {
    const other = await startTestApp();
    const otherBrowser = await TestBrowser.launch(other.url);
    try {
      const page = await otherBrowser.open('/admin/users');
      await page.getByText('Only administrators may see this page.').waitFor();
      await page.getByRole('link', { name: 'Back to the chat' }).last().click();
      const chat = new ChatPage(page);
      await chat.button(/^Settings/).click();
      await page.getByRole('menuitem', { name: 'Sign out' }).waitFor();
      expect(await page.getByRole('menuitem', { name: 'Console' }).count()).toBe(0);
    } finally {
      await otherBrowser.close();
      await other.close();
    }
  });

  it.each(PAGES)('is usable at /admin%s: no serious fault, on a phone, dark, in Korean', async (path) => {
    const page = await open(path);
    await page.getByRole('main').waitFor();
    await page.getByText('Loading …').first().waitFor({ state: 'detached' });
    expect(await seriousFindings(page)).toEqual([]);
    const phone = await open(path, {
      locale: 'ko-KR',
      viewport: { width: 390, height: 844 },
      colorScheme: 'dark',
    });
    await phone.getByRole('navigation', { name: '관리자 콘솔' }).waitFor();
    await phone.getByText('불러오는 중').first().waitFor({ state: 'detached' });
    expect(await seriousFindings(phone)).toEqual([]);
    const width = await phone.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
  });
});
