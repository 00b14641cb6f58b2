import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { AnthropicServer } from '../support/anthropic-server.js';
import { ChatPage } from '../support/chat-page.js';
import { CHROMIUM, TestBrowser } from '../support/chromium.js';
import { describeWith } from '../support/needs.js';
import { gate } from '../support/realtime-client.js';
import { freePort, ServiceProcess } from '../support/service-process.js';
import { startTestApp, type TestApp } from '../support/start-app.js';
import { createTestDatabase } from '../support/test-database.js';

const WORDS = Array.from({ length: 40 }, (_, index) => `word${index} `);
const FIRST = WORDS.slice(0, 20);
const REST = WORDS.slice(20);

/** The model sends one half, waits for the test, then sends the other. */
function pauseInTheMiddle(model: AnthropicServer): () => void {
  const rest = gate();
  model.reply = async (stream, { aborted }) => {
    stream.beginText();
    for (const word of FIRST) stream.delta(word);
    await Promise.race([rest.opened, aborted]);
    for (const word of REST) stream.delta(word);
    stream.endBlock();
    stream.stop();
  };
  return rest.open;
}

describeWith([CHROMIUM], 'a chat page whose connection or neighbours change', () => {
  let model: AnthropicServer;
  let app: TestApp;
  let browser: TestBrowser;

  beforeAll(async () => {
    model = await AnthropicServer.start();
    app = await startTestApp(model.env);
    browser = await TestBrowser.launch(app.url);
  });
  beforeEach(() => {
    model.reply = (stream) => stream.answer('Fine.');
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

  const open = async (path = '/'): Promise<ChatPage> => new ChatPage(await browser.open(path));

  it('goes on where it was after a reload in mid-answer', async () => {
    const goOn = pauseInTheMiddle(model);
    const chat = await open();
    await chat.send('Talk.');
    await chat.lastAnswer.getByText('word19').waitFor();
    await chat.page.reload();
    await chat.lastAnswer.getByText('word19').waitFor();
    await chat.button('Stop the answer').waitFor();
    goOn();
    await chat.finished.waitFor();
    expect(await chat.lastAnswer.getByText('word0').innerText()).toBe(WORDS.join('').trim());
  });

  it('goes on where it was after the connection was cut', async () => {
    const goOn = pauseInTheMiddle(model);
    const chat = await open();
    await chat.send('Talk.');
    await chat.lastAnswer.getByText('word19').waitFor();
    await chat.page.context().setOffline(true);
    await app.query('SELECT 1');
    goOn();
    await chat.page.getByText('The connection was lost.').waitFor({ timeout: 60_000 });
    await chat.page.context().setOffline(false);
    await chat.finished.waitFor();
    expect(await chat.lastAnswer.getByText('word0').innerText()).toBe(WORDS.join('').trim());
  });

  it('shows the question and the answer of another tab, and who types there', async () => {
    const one = await open();
    await one.ask('First.');
    await one.waitForSession();
    const other = new ChatPage(await browser.openIn(one.page.context(), new URL(one.page.url()).pathname));
    await other.finished.waitFor();
    const goOn = pauseInTheMiddle(model);
    await one.input.pressSequentially('Sec');
    await other.page.getByText('You are typing in another window.').waitFor();
    await one.send('Second.');
    await other.questions.getByText('Second.').waitFor();
    await other.lastAnswer.getByText('word19').waitFor();
    goOn();
    await other.finished.nth(1).waitFor();
    expect(await other.lastAnswer.getByText('word0').innerText()).toBe(WORDS.join('').trim());
    expect(await other.questions.count()).toBe(2);
    expect(await one.questions.count()).toBe(2);
  });

  it('says that another tab deleted the session, keeps the text, and starts a new one with it', async () => {
    const one = await open();
    await one.ask('First.');
    const session = await one.waitForSession();
    const other = new ChatPage(await browser.openIn(one.page.context(), `/c/${session}`));
    await other.finished.waitFor();
    await other.input.fill('Not yet sent');
    await one.button('Conversation actions').click();
    await one.page.getByRole('menuitem', { name: 'Delete' }).click();
    await one.button('Delete').click();
    await other.page.getByText('This conversation was deleted.').waitFor();
    expect(await other.input.inputValue()).toBe('Not yet sent');
    await other.input.press('Enter');
    await other.finished.nth(1).waitFor();
    await other.page.waitForURL((url) => !url.pathname.includes(session));
  });

  it('says that a session does not exist', async () => {
    const chat = await open('/c/0198f3a4-5c1e-7000-8000-000000000000');
    await chat.page.getByText('This conversation does not exist any more.').waitFor();
  });

  it('keeps what is typed over a reload, for each session', async () => {
    const chat = await open();
    await chat.ask('First.');
    await chat.waitForSession();
    await chat.input.fill('Half a thou');
    await chat.page.reload();
    await chat.finished.waitFor();
    expect(await chat.input.inputValue()).toBe('Half a thou');
    await chat.sessions.getByRole('link', { name: 'New chat' }).click();
    expect(await chat.input.inputValue()).toBe('');
  });

  it('works where WebSockets are blocked', async () => {
    const page = await browser.open('about:blank');
    await page.addInitScript(() => {
      class BlockedSocket {
        onerror: (() => void) | undefined;
        constructor() {
          setTimeout(() => this.onerror?.(), 10);
        }
        close(): void {
          // It was never open.
        }
      }
      Reflect.set(window, 'WebSocket', BlockedSocket);
    });
    await page.goto(app.url);
    const chat = new ChatPage(page);
    expect(await chat.ask('Fine?')).toContain('Fine.');
  });

  it('pages upward through a long history', async () => {
    const chat = await open();
    await chat.ask('First.');
    const session = await chat.waitForSession();
    await app.query(
      `INSERT INTO app.chat_messages (id, session_id, role, content, position, status)
       SELECT gen_random_uuid(), $1, CASE WHEN n % 2 = 0 THEN 'user' ELSE 'assistant' END, 'stored ' || n, n, 'complete'
       FROM generate_series(2, 201) AS n`,
      [session],
    );
    await app.query('UPDATE app.chat_sessions SET message_count = 202 WHERE id = $1', [session]);
    await chat.page.reload();
    await chat.lastAnswer.getByText('stored 201', { exact: true }).waitFor();
    const view = chat.page.locator('.conversation__scroll');
    await view.hover();
    await expect(chat.page.getByText('stored 100', { exact: true }).count()).resolves.toBe(0);
    for (let turns = 0; turns < 60 && (await chat.questions.getByText('First.').count()) < 1; turns += 1) {
      await chat.page.mouse.wheel(0, -3_000);
      await chat.page.waitForTimeout(30);
    }
    await chat.questions.getByText('First.').waitFor();
    expect(await chat.questions.count()).toBe(101);
  });
});

describeWith([CHROMIUM], 'a chat page whose service is killed', () => {
  it('says so, and goes on when it is back', async () => {
    const model = await AnthropicServer.start();
    const database = await createTestDatabase();
    const env = { ...database.env, ...model.env, PORT: String(await freePort()) };
    let service = await ServiceProcess.start(env);
    const browser = await TestBrowser.launch(service.url);
    try {
      pauseInTheMiddle(model);
      const chat = new ChatPage(await browser.open());
      await chat.send('Talk.');
      await chat.lastAnswer.getByText('word19').waitFor();
      await chat.input.fill('typed meanwhile');
      await service.end('SIGKILL');
      await chat.page.getByText('The connection was lost.').waitFor();
      model.reply = (stream) => stream.answer('Fine.');
      service = await ServiceProcess.start(env);
      await chat.page.getByText('The connection was lost.').waitFor({ state: 'detached', timeout: 20_000 });
      await chat.page.getByText('The service was interrupted here').waitFor({ timeout: 40_000 });
      expect(await chat.lastAnswer.innerText()).toContain('word5');
      expect(await chat.input.inputValue()).toBe('typed meanwhile');
      expect(await chat.ask('And now?')).toContain('Fine.');
    } finally {
      await browser.close();
      await service.end('SIGKILL');
      await database.close();
      await model.close();
    }
  });
});
