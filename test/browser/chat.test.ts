import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { AnthropicServer } from '../support/anthropic-server.js';
import { ChatPage } from '../support/chat-page.js';
import { CHROMIUM, TestBrowser } from '../support/chromium.js';
import { describeWith } from '../support/needs.js';
import { gate } from '../support/realtime-client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

const KOREAN = { locale: 'ko-KR' };
const NOTHING = { violations: [], errors: [], foreign: [] };

describeWith([CHROMIUM], 'the chat page', () => {
  let app: TestApp;
  let browser: TestBrowser;

  beforeAll(async () => {
    app = await startTestApp();
    browser = await TestBrowser.launch(app.url);
  });
  afterEach(async () => {
    await browser.closePages();
    expect(browser.faults).toEqual(NOTHING);
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  const open = async (options = {}): Promise<ChatPage> => new ChatPage(await browser.open('/', options));

  it('answers in English, with its lookups, sources and verified figures', async () => {
    const chat = await open();
    const answer = await chat.ask("What is Khabib Nurmagomedov's UFC record?");
    expect(answer).toContain('13-0');
    expect(answer).toMatch(/\d+ figures verified/);
    expect(answer).toContain('Answered by the embedded analyst');
    await chat.lastAnswer.getByText('1 lookup').click();
    expect(await chat.lastAnswer.innerText()).toContain('get_fighter');
    await chat.button('Show the rows').click();
    await chat.lastAnswer.getByRole('region', { name: 'Rows' }).waitFor();
    expect(await chat.lastAnswer.getByRole('region', { name: 'Rows' }).innerText()).toContain('record.wins');
    await expect(chat.page.title()).resolves.toContain('Khabib');
    await chat.lastAnswer.getByRole('list', { name: 'Sources' }).getByRole('button').first().click();
    const panel = chat.page.getByRole('dialog');
    await panel.getByText('13–0').waitFor();
    await chat.page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
  });

  it('answers in Korean, and a follow-up with the conversation in mind', async () => {
    const chat = await open(KOREAN);
    expect(await chat.page.locator('html').getAttribute('lang')).toBe('ko');
    expect(await chat.ask('하빕 누르마고메도프의 UFC 전적 알려줘')).toContain('13승 0패');
    expect(await chat.ask('그의 마지막 경기는?')).toMatch(/2020년 10월 24일/);
    expect(await chat.questions.count()).toBe(2);
  });

  it('draws a chart, and gives its rows as a table and as files', async () => {
    const chat = await open();
    await chat.page.getByRole('button', { name: /Knockouts by division/ }).click();
    const chart = chat.page.getByRole('img', { name: /./ }).locator('canvas');
    await chart.waitFor();
    expect(await isPainted(chart)).toBe(true);
    const [csv] = await Promise.all([
      chat.page.waitForEvent('download'),
      chat.button('Download as CSV').click(),
    ]);
    expect(csv.suggestedFilename()).toMatch(/\.csv$/);
    expect(await readText(csv)).toMatch(/heavyweight,\d+\r\n/);
    const [png] = await Promise.all([
      chat.page.waitForEvent('download'),
      chat.button('Download as PNG').click(),
    ]);
    expect((await readBytes(png)).subarray(1, 4).toString()).toBe('PNG');
    await chat.button('Show as a table').click();
    await chat.page.locator('figure').getByRole('cell', { name: 'Heavyweight', exact: true }).waitFor();
  });

  it('sends on Enter, starts a line on Shift+Enter, and does neither while a syllable is composed', async () => {
    const chat = await open(KOREAN);
    await chat.input.fill('하빕');
    const press = (fields: object): Promise<unknown> =>
      chat.input.evaluate((field, init) => {
        field.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...init }),
        );
      }, fields);
    await press({ isComposing: true });
    // Safari ends the composition first, and reports the key code of input methods.
    await press({ keyCode: 229 });
    await chat.input.press('Shift+Enter');
    expect(await chat.questions.count()).toBe(0);
    expect(await chat.input.inputValue()).toBe('하빕\n');
    await chat.input.press('Enter');
    await chat.questions.first().waitFor();
    expect(await chat.input.inputValue()).toBe('');
  });

  it('keeps a rating and what the reader says about a bad answer', async () => {
    const chat = await open();
    await chat.ask("What is Jon Jones's UFC record?");
    await chat.button('Bad answer').click();
    await chat.page.getByRole('textbox', { name: /What was wrong/ }).fill('The date is missing.');
    await chat.button('Send feedback').click();
    await chat.page.getByRole('dialog').waitFor({ state: 'detached' });
    await chat.page.reload();
    await chat.button('Bad answer').waitFor();
    expect(await chat.button('Bad answer').getAttribute('aria-pressed')).toBe('true');
    const [row] = await app.query<{ feedback_comment: string }>(
      'SELECT feedback_comment FROM app.chat_messages WHERE feedback_comment IS NOT NULL',
    );
    expect(row?.feedback_comment).toBe('The date is missing.');
  });

  it('lists, finds, renames and deletes conversations', async () => {
    const chat = await open();
    await chat.ask("What is Jon Jones's UFC record?");
    await chat.button('Conversation actions').click();
    await chat.page.getByRole('menuitem', { name: 'Rename' }).click();
    await chat.page.getByRole('textbox', { name: 'Title' }).fill('존스 이야기');
    await chat.button('Save').click();
    await chat.sessions.getByRole('link', { name: '존스 이야기' }).waitFor();
    const search = chat.page.getByRole('searchbox');
    await search.fill('이야기');
    expect(await chat.sessions.getByRole('listitem').count()).toBe(1);
    await search.fill('nothing has this title');
    await chat.sessions.getByText('No conversation matches.').waitFor();
    await search.fill('');
    await chat.button('Conversation actions').click();
    await chat.page.getByRole('menuitem', { name: 'Delete' }).click();
    await chat.button('Delete').click();
    await chat.page.waitForURL((url) => url.pathname === '/');
    await chat.sessions.getByRole('link', { name: '존스 이야기' }).waitFor({ state: 'detached' });
  });

  it('exports a conversation', async () => {
    const chat = await open();
    await chat.ask("What is Khabib Nurmagomedov's UFC record?");
    await chat.button('Conversation actions').click();
    const [file] = await Promise.all([
      chat.page.waitForEvent('download'),
      chat.page.getByRole('menuitem', { name: 'Export as Markdown' }).click(),
    ]);
    const text = await readText(file);
    expect(text).toContain("## What is Khabib Nurmagomedov's UFC record?");
    expect(text).toContain('**13-0**');
    expect(text).toContain('Sources: [Khabib Nurmagomedov](http');
  });

  it('finds words in messages', async () => {
    const chat = await open();
    await chat.ask("What is Khabib Nurmagomedov's UFC record?");
    await chat.sessions.getByRole('link', { name: 'New chat' }).click();
    await chat.page.getByRole('searchbox').fill('submission decision');
    const found = chat.page.getByRole('region', { name: 'In messages' }).getByRole('link').first();
    await found.waitFor();
    expect(await found.locator('mark').first().innerText()).toMatch(/submission|decision/i);
    await found.click();
    await chat.finished.first().waitFor();
    await chat.page.getByRole('searchbox').fill('nowhere-to-be-found');
    await chat.page.getByText('No message has these words.').waitFor();
  });

  it('shares a conversation with strangers until the owner ends it', async () => {
    const chat = await open();
    await chat.ask("What is Khabib Nurmagomedov's UFC record?");
    await chat.button('Conversation actions').click();
    await chat.page.getByRole('menuitem', { name: 'Share' }).click();
    await chat.button('Create a link').click();
    const link = await chat.page.getByRole('textbox', { name: 'Link' }).inputValue();
    const path = new URL(link).pathname;
    const stranger = new ChatPage(await browser.open(path));
    await stranger.page.getByText(/13-0/).first().waitFor();
    expect(await stranger.page.locator('body').innerText()).not.toContain('Developer');
    await chat.button('Stop sharing').click();
    await chat.button('Create a link').waitFor();
    await stranger.page.reload();
    await stranger.page.getByText('This link does not work any more').waitFor();
  });

  it('says in words that the text is too long, and keeps it', async () => {
    const chat = await open();
    const text = 'a'.repeat(4_003);
    await chat.input.fill(text);
    await chat.page.getByText('3 characters too many').waitFor();
    await chat.input.press('Enter');
    expect(await chat.input.inputValue()).toBe(text);
    await chat.page.reload();
    expect(await chat.input.inputValue()).toBe(text);
  });
});

describeWith([CHROMIUM], 'the chat page while a model answers', () => {
  const WORDS = Array.from({ length: 60 }, (_, index) => `word${index} `);
  let model: AnthropicServer;
  let app: TestApp;
  let browser: TestBrowser;

  beforeAll(async () => {
    model = await AnthropicServer.start();
    app = await startTestApp(model.env);
    browser = await TestBrowser.launch(app.url);
  });
  afterEach(async () => {
    await browser.closePages();
    expect(browser.faults).toEqual(NOTHING);
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
    await model.close();
  });

  it('stops an answer and keeps its text', async () => {
    model.reply = async (stream, { aborted }) => {
      stream.beginText();
      for (const word of WORDS.slice(0, 10)) stream.delta(word);
      await aborted;
    };
    const chat = new ChatPage(await browser.open());
    await chat.send('Talk.');
    await chat.lastAnswer.getByText('word5').waitFor();
    await chat.button('Stop the answer').click();
    await chat.page.getByText('Stopped.').waitFor();
    await chat.page.reload();
    await chat.page.getByText('Stopped.').waitFor();
    expect(await chat.lastAnswer.innerText()).toContain('word5');
  });

  it('keeps the versions of an answer', async () => {
    let count = 0;
    model.reply = (stream) => stream.answer(`This is try number ${'ABC'[count++]}.`);
    const chat = new ChatPage(await browser.open());
    expect(await chat.ask('Once more?')).toContain('number A');
    await chat.button('Answer again').click();
    await chat.lastAnswer.getByText('number B').waitFor();
    await chat.page.getByRole('group', { name: 'Version 2 of 2' }).waitFor();
    await chat.button('Previous version').click();
    await chat.lastAnswer.getByText('number A').waitFor();
    await chat.page.reload();
    await chat.lastAnswer.getByText('number B').waitFor();
    await chat.page.getByRole('group', { name: 'Version 2 of 2' }).waitFor();
  });

  it('answers an edited question, and keeps the earlier one as a version', async () => {
    model.reply = (stream, { body }) => {
      const asked = JSON.stringify(body.messages.at(-1));
      stream.answer(asked.includes('second') ? 'Answer B.' : 'Answer A.');
    };
    const chat = new ChatPage(await browser.open());
    await chat.ask('My first words');
    const other = new ChatPage(
      await browser.openIn(chat.page.context(), `/c/${await chat.waitForSession()}`),
    );
    await other.finished.waitFor();
    await chat.button('Edit the question').click();
    await chat.page.getByRole('textbox', { name: 'Edit your question' }).fill('My second words');
    await chat.button('Ask again').click();
    for (const page of [chat, other]) {
      await page.lastAnswer.getByText('Answer B.').waitFor();
      expect(await page.questions.count()).toBe(1);
      expect(await page.questions.innerText()).toContain('My second words');
    }
    await chat.page.reload();
    await chat.page.getByRole('group', { name: 'Version 2 of 2' }).waitFor();
    await chat.button('Previous version').click();
    await chat.lastAnswer.getByText('Answer A.').waitFor();
    expect(await chat.questions.innerText()).toContain('My first words');
  });

  it('follows the text until the reader scrolls up, and jumps back', async () => {
    const rest = gate();
    model.reply = async (stream) => {
      stream.beginText();
      for (let line = 0; line < 80; line += 1) stream.delta(`line ${line}\n\n`);
      await rest.opened;
      for (let line = 80; line < 120; line += 1) stream.delta(`line ${line}\n\n`);
      stream.endBlock();
      stream.stop();
    };
    const chat = new ChatPage(await browser.open());
    await chat.send('Count lines.');
    await chat.page.getByText('line 79', { exact: true }).waitFor();
    const view = chat.page.locator('.conversation__scroll');
    const distance = (): Promise<number> =>
      view.evaluate((element) => element.scrollHeight - element.scrollTop - element.clientHeight);
    expect(await distance()).toBeLessThan(5);
    await view.hover();
    await chat.page.mouse.wheel(0, -900);
    await chat.button('Jump to the newest message').waitFor();
    rest.open();
    await chat.finished.waitFor();
    expect(await distance()).toBeGreaterThan(500);
    await chat.button('Jump to the newest message').click();
    await chat.button('Jump to the newest message').waitFor({ state: 'detached' });
    expect(await distance()).toBeLessThan(5);
  });

  it('says why a question was refused, and sends it again', async () => {
    model.reply = (stream) => stream.answer('Fine.');
    const chat = new ChatPage(await browser.open());
    await chat.ask('First.');
    await app.query('UPDATE app.users SET daily_request_limit = 0');
    await chat.send('Second.');
    await chat.page.getByText('Today’s questions are used up.').waitFor();
    await app.query('UPDATE app.users SET daily_request_limit = NULL');
    await chat.button('Try again').click();
    await chat.finished.nth(1).waitFor();
    expect(await chat.questions.count()).toBe(2);
  });
});

const isPainted = (canvas: ReturnType<ChatPage['page']['locator']>): Promise<boolean> =>
  canvas.evaluate((element) => {
    const { width, height } = element as HTMLCanvasElement;
    const pixels = (element as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data;
    return new Set(pixels).size > 10;
  });

interface Download {
  createReadStream(): Promise<AsyncIterable<Buffer>>;
}

async function readBytes(download: Download): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(part);
  return Buffer.concat(parts);
}

const readText = async (download: Download): Promise<string> => (await readBytes(download)).toString('utf8');
