import { createHash } from 'node:crypto';
import type { AsyncApiDocument, Channel, Operation } from '../document-types.js';
import { channelReference } from '../components.js';
import { escapeHtml, renderJson, renderParagraphs, renderTable, renderText } from './html.js';
import { PAGE_STYLE } from './page-style.js';
import { anchorOf, renderOperation, renderSchema } from './render-operation.js';

/** The other channels have the same events. */
const DOCUMENTED_CHANNEL = 'chat';
const REFUSAL_EXAMPLE = {
  ok: false,
  error: {
    code: 'validation_failed',
    message: 'The request is not valid. Correct: content.',
    retryable: false,
    errors: [{ field: 'content', message: 'must not be empty' }],
  },
};

export const PAGE_SECURITY_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(PAGE_STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

type NamedOperation = [name: string, operation: Operation];

export function renderPage(document: AsyncApiDocument, documentUrl: string): string {
  const { info } = document;
  const shown = Object.entries(document.operations).filter(
    ([, { channel }]) => channel.$ref === channelReference(DOCUMENTED_CHANNEL).$ref,
  );
  const received = shown.filter(([, { action }]) => action === 'receive');
  const sent = shown.filter(([, { action }]) => action === 'send');
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(info.title)}</title>`,
    `<style>${PAGE_STYLE}</style></head><body>`,
    `<h1>${escapeHtml(info.title)}</h1>`,
    `<p class="muted">Version ${escapeHtml(info.version)} · <a href="${escapeHtml(documentUrl)}">AsyncAPI ` +
      `${document.asyncapi} document</a> · <a href="/docs">REST routes</a></p>`,
    renderParagraphs(info.description),
    '<nav>',
    renderContents('Client events', received),
    renderContents('Server events', sent),
    '</nav>',
    '<h2 id="connecting">Connecting</h2>',
    ...Object.values(document.channels).map((channel) => renderChannel(channel, document)),
    '<h2 id="sends">Client events</h2>',
    ...received.map(([name, operation]) => renderOperation(name, operation, document)),
    '<h2 id="gets">Server events</h2>',
    ...sent.map(([name, operation]) => renderOperation(name, operation, document)),
    '<h2 id="refusals">Refusals</h2>',
    '<p>The acknowledgement of an event that was refused.</p>',
    renderSchema(document.components.schemas['Refusal'] ?? {}, document),
    renderJson(REFUSAL_EXAMPLE),
    '<h2 id="errors">Error codes</h2>',
    renderErrorCodes(document),
    '</body></html>',
    '',
  ].join('\n');
}

const renderContents = (title: string, operations: NamedOperation[]): string =>
  [
    `<strong>${escapeHtml(title)}</strong><ul>`,
    ...operations.map(
      ([name, { title: event }]) => `<li><a href="#${anchorOf(name)}">${renderText(event)}</a></li>`,
    ),
    '</ul>',
  ].join('\n');

function renderChannel(channel: Channel, document: AsyncApiDocument): string {
  const servers = channel.servers.map(({ $ref }) => document.servers[$ref.slice($ref.lastIndexOf('/') + 1)]);
  return [
    `<article><header><h3>${renderText(channel.title)}</h3><code>${escapeHtml(channel.address)}</code></header>`,
    `<p>${renderText(channel.summary)}</p>`,
    ...servers.map((server) => `<p>${renderText(server?.description ?? '')}</p>`),
    `<p>${renderText(channel.description)}</p></article>`,
  ].join('\n');
}

const renderErrorCodes = (document: AsyncApiDocument): string =>
  renderTable(
    ['code', 'HTTP status', 'retryable', 'meaning'],
    Object.entries(document['x-error-codes']).map(([code, { title, http_status, retryable }]) => [
      `<code>${escapeHtml(code)}</code>`,
      String(http_status),
      retryable ? 'yes' : 'no',
      escapeHtml(title),
    ]),
  );
