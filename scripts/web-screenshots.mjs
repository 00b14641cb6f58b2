// npm run web:screenshots: makes the pictures of the README with Chromium and a service of its own on starter data.
import { register } from 'node:module';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { requireNode, root, say } from './lib/project.mjs';

const FOLDER = 'docs/images';
const MAX_BYTES = 200_000;
const DESKTOP = { viewport: { width: 1180, height: 760 }, deviceScaleFactor: 1.25 };
const PHONE = { viewport: { width: 390, height: 780 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const KOREAN = { locale: 'ko-KR', timezoneId: 'Asia/Seoul' };
const ENGLISH = { locale: 'en-US', timezoneId: 'UTC' };

/** Name, browser, questions that are asked in turn, and what is opened at the end. */
const PICTURES = [
  ['page-en-light', { ...DESKTOP, ...ENGLISH }, []],
  ['page-ko-dark', { ...DESKTOP, ...KOREAN, colorScheme: 'dark' }, []],
  [
    'answer-en-light',
    { ...DESKTOP, ...ENGLISH },
    ["What is Khabib Nurmagomedov's UFC record?", 'How did Jon Jones vs. Daniel Cormier go?'],
    openSource,
  ],
  [
    'answer-ko-light',
    { ...DESKTOP, ...KOREAN },
    ['하빕 누르마고메도프의 UFC 전적 알려줘', 'UFC에서 피니시 승리가 가장 많은 선수는?'],
  ],
  [
    'chart-en-dark',
    { ...DESKTOP, ...ENGLISH, colorScheme: 'dark' },
    ['Knockouts by division as a bar chart'],
  ],
  ['chart-ko-light', { ...DESKTOP, ...KOREAN }, ['연도별 UFC 경기 수를 그래프로 보여줘']],
  ['phone-ko', { ...PHONE, ...KOREAN }, ['하빕 누르마고메도프의 UFC 전적 알려줘']],
  ['phone-en-dark', { ...PHONE, ...ENGLISH, colorScheme: 'dark' }, []],
  ['console-en-light', { ...DESKTOP, ...ENGLISH }, [], (chat) => openConsole(chat, '/admin/data')],
  [
    'console-ko-dark',
    { ...DESKTOP, ...KOREAN, colorScheme: 'dark' },
    [],
    (chat) => openConsole(chat, '/admin'),
  ],
];

requireNode();
process.chdir(root);
await ensureInstalled();
await ensureBuilt();
register('../test/support/typescript-hooks.mjs', import.meta.url);
const { chromiumPath } = await import('../test/support/chromium.ts');
const { ServiceProcess } = await import('../test/support/service-process.ts');
const { ChatPage } = await import('../test/support/chat-page.ts');
const { chromium } = await import('playwright-core');

const executablePath = chromiumPath();
if (executablePath === undefined) {
  say('There is no Chromium: install it, e.g. with apt-get install chromium fonts-inter fonts-noto-cjk.');
  process.exit(1);
}
const only = process.argv.slice(2);
const data = mkdtempSync(join(tmpdir(), 'mma-screenshots-'));
mkdirSync(FOLDER, { recursive: true });
const service = await ServiceProcess.start({
  DATABASE_DIR: data,
  LLM_PROVIDER: 'embedded',
  DAILY_REQUEST_LIMIT: '100',
  // Whom the page signs in.
  ADMIN_EMAILS: 'developer@example.com',
});
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  for (const [name, options, questions, open] of PICTURES) {
    if (only.length === 0 || only.includes(name)) await take(name, options, questions, open);
  }
} finally {
  await browser.close();
  await service.end('SIGTERM');
  rmSync(data, { recursive: true, force: true });
}

async function take(name, options, questions, open) {
  const context = await browser.newContext({ ...options, baseURL: service.url });
  const page = await context.newPage();
  await page.goto('/');
  const chat = new ChatPage(page);
  for (const question of questions) await chat.ask(question);
  if (/chart/.test(name)) await page.locator('.part__canvas canvas').waitFor();
  if (questions.length === 0) await page.locator('.empty__data').getByText(/UFC/).waitFor();
  await open?.(chat);
  if (/chart/.test(name)) await page.locator('figure').evaluate(showWhole);
  // Motion, and the picture that charts draw when they know their width.
  await page.waitForTimeout(900);
  const file = join(FOLDER, `${name}.png`);
  await page.screenshot({ path: file });
  if (statSync(file).size > MAX_BYTES) throw new Error(`${file} is too large for the README`);
  say(`${file}: ${Math.round(statSync(file).size / 1000)} KB`);
  await context.close();
}

/** In the page: the chart with some of what is above it. */
function showWhole(figure) {
  const view = figure.closest('.conversation__scroll');
  view.scrollTop += figure.getBoundingClientRect().bottom - view.getBoundingClientRect().bottom + 24;
}

async function openSource(chat) {
  await chat.finished.last().waitFor();
  await chat.answers.first().getByRole('list', { name: 'Sources' }).getByRole('button').first().click();
  await chat.page.getByRole('dialog').locator('.card__record').waitFor();
}

async function openConsole({ page }, path) {
  await page.goto(path);
  await page.getByRole('table').first().waitFor();
}
