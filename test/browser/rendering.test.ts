import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { AnthropicServer } from '../support/anthropic-server.js';
import { seriousFindings } from '../support/axe.js';
import { ChatPage } from '../support/chat-page.js';
import { CHROMIUM, TestBrowser } from '../support/chromium.js';
import { describeWith } from '../support/needs.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

const HOSTILE = [
  '<script>window.hacked = 1</script><img src=x onerror="window.hacked = 1"><iframe src="https://evil.example"></iframe>',
  '[click](javascript:window.hacked=1) [data](data:text/html,<script>1</script>) ![pixel](https://evil.example/p.png)',
  '<a href="javascript:window.hacked=1" style="position:fixed">fixed</a> <form action="https://evil.example"><input></form>',
  'before \u202Ereversed\u202C after, and \u2067isolated without an end',
  '**bold without an end and `code without an end and [link without an end](https://',
  '| a | b |\n| - | - |\n' + Array.from({ length: 3_000 }, (_, row) => `| ${row} | x |\n`).join(''),
  '```html\n<b>code</b>\n',
].join('\n\n');

describeWith([CHROMIUM], 'what the chat page shows', () => {
  let model: AnthropicServer;
  let app: TestApp;
  let browser: TestBrowser;

  beforeAll(async () => {
    model = await AnthropicServer.start();
    app = await startTestApp(model.env);
    browser = await TestBrowser.launch(app.url);
  });
  beforeEach(() => {
    model.reply = (stream) => stream.answer('A **short** answer with a [link](https://example.com/).');
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

  const open = async (options = {}): Promise<ChatPage> => new ChatPage(await browser.open('/', options));

  it('runs nothing of a hostile answer, loads nothing for it, and shows it as text', async () => {
    model.reply = (stream) => stream.answer(...HOSTILE.match(/[^]{1,400}/g)!);
    const chat = await open();
    await chat.ask('Be hostile.');
    const answer = chat.lastAnswer;
    expect(await answer.innerText()).toContain('<script>window.hacked = 1</script><img src=x onerror=');
    expect(await answer.locator('script, img, iframe, form, style').count()).toBe(0);
    expect(await answer.locator('a[href^="javascript"], a[href^="data"], [style*="fixed"]').count()).toBe(0);
    expect(await chat.page.evaluate(() => Reflect.get(window, 'hacked'))).toBeUndefined();
    expect(await answer.getByRole('row').count()).toBe(101);
    await answer.getByRole('button', { name: 'Show 2900 more rows' }).click();
    expect(await answer.getByRole('row').count()).toBe(601);
    // What follows is not turned around.
    expect(
      await answer.locator('.markdown').evaluate((element) => getComputedStyle(element).unicodeBidi),
    ).toBe('isolate');
    const link = answer.getByRole('link', { name: 'pixel' });
    expect(await link.getAttribute('rel')).toContain('noopener');
  });

  it('stays usable with a line of 100 KB', async () => {
    model.reply = (stream) => stream.answer(...'*a _b [c `d '.repeat(8_400).match(/[^]{1,2000}/g)!);
    const chat = await open();
    await chat.ask('One long line.');
    const started = Date.now();
    await chat.input.fill('still here');
    expect(await chat.input.inputValue()).toBe('still here');
    expect(Date.now() - started).toBeLessThan(3_000);
    await chat.button('Show the rest').waitFor();
    expect(await overflow(chat)).toBeLessThanOrEqual(0);
  });

  it('emphasises Korean text beside particles, and draws tables', async () => {
    model.reply = (stream) =>
      stream.answer('**존 존스(Jon Jones)**는 ~~약하다~~.\n\n| 이름 | 승 |\n|---|---:|\n| 존스 | 둘 |');
    const chat = await open({ locale: 'ko-KR' });
    await chat.ask('누구?');
    expect(await chat.lastAnswer.locator('strong').innerText()).toContain('존 존스');
    expect(await chat.lastAnswer.innerText()).not.toContain('*');
    expect(await chat.lastAnswer.locator('del').innerText()).toBe('약하다');
    expect(await chat.lastAnswer.getByRole('cell').count()).toBe(2);
  });

  it('marks what could not be verified', async () => {
    model.reply = (stream, { body }) => {
      const last = JSON.stringify(body.messages.at(-1));
      if (last.includes('tool_result')) stream.answer('He has 13 wins and **77 title defences**.');
      else {
        stream.toolCall('call_1', 'get_fighter', { fighter: 'Khabib Nurmagomedov' });
        stream.stop('tool_use');
      }
    };
    const chat = await open();
    await chat.ask('Khabib?');
    const marks = chat.lastAnswer.locator('mark');
    await marks.first().waitFor();
    expect(await marks.first().innerText()).toContain('77');
    await chat.lastAnswer.getByText(/of \d+ figures verified/).waitFor();
  });

  it('fits a phone, whose conversations are in a drawer', async () => {
    const chat = await open(PHONE);
    await chat.ask('Short?');
    expect(await overflow(chat)).toBeLessThanOrEqual(0);
    await chat.button('Show conversations').click();
    const drawer = chat.page.getByRole('dialog', { name: 'Conversations' });
    await drawer.getByRole('link', { name: 'New chat' }).click();
    await drawer.waitFor({ state: 'detached' });
    await chat.page.getByRole('heading', { name: 'What do you want to know?' }).waitFor();
  });

  it('is dark where the system is, and where the reader chooses it', async () => {
    const background = (chat: ChatPage): Promise<string> =>
      chat.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const dark = await open({ colorScheme: 'dark' });
    await dark.input.waitFor();
    const light = await open({ colorScheme: 'light' });
    await light.button(/^Settings/).click();
    expect(await background(light)).not.toBe(await background(dark));
    await light.page.getByRole('menuitemradio', { name: 'Dark' }).click();
    expect(await background(light)).toBe(await background(dark));
    await light.page.reload();
    expect(await background(light)).toBe(await background(dark));
  });

  it('speaks the language that the reader chooses, also after a reload', async () => {
    const chat = await open();
    await chat.button(/^Settings/).click();
    await chat.page.getByRole('menuitemradio', { name: '한국어' }).click();
    await chat.page.keyboard.press('Escape');
    await chat.page.getByRole('heading', { name: '무엇이 궁금하세요?' }).waitFor();
    await chat.page.reload();
    await chat.page.getByRole('heading', { name: '무엇이 궁금하세요?' }).waitFor();
  });

  it('is operated with the keyboard alone', async () => {
    const chat = await open();
    await chat.input.waitFor();
    await chat.page.keyboard.type('Short?');
    await chat.page.keyboard.press('Enter');
    await chat.finished.waitFor();
    await chat.button('Conversation actions').focus();
    await chat.page.keyboard.press('Enter');
    await chat.page.getByRole('menuitem', { name: 'Export as Markdown' }).waitFor();
    await chat.page.keyboard.press('Escape');
    await chat.page.locator('[aria-label="Conversation actions"]:focus').waitFor();
  });

  it.each([
    ['in light colours', { colorScheme: 'light' as const }],
    ['in dark colours', { colorScheme: 'dark' as const }],
    ['on a phone', PHONE],
  ])('has nothing that axe finds serious, %s', async (_name, options) => {
    const chat = await open(options);
    await chat.page.getByText('UFC data up to').waitFor();
    expect(await seriousFindings(chat.page)).toEqual([]);
    await chat.ask('Short?');
    expect(await seriousFindings(chat.page)).toEqual([]);
    await chat.button('Bad answer').click();
    await chat.page.getByRole('dialog').waitFor();
    expect(await seriousFindings(chat.page)).toEqual([]);
  });

  it('says a sentence without JavaScript', async () => {
    const page = await browser.open('/', { javaScriptEnabled: false });
    expect(await page.locator('body').innerText()).toContain('This page needs JavaScript');
  });
});

/** How much wider the page is than its window, in pixels. */
const overflow = (chat: ChatPage): Promise<number> =>
  chat.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
