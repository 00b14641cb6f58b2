import { buildComponents, CLIENT_EVENTS, SERVER_EVENTS, type JsonSchema } from '@app/chat-protocol';
import type { z } from 'zod';
import { renderTable } from './markdown-table.js';

const BEGIN = '<!-- Written by `npm run docs:events` from libs/chat-protocol: -->';
const END = '<!-- Until here. -->';

/**
 * Replaces the tables of events in the page.
 * @throws when the page lacks the marks around them
 */
export function replaceEventTables(page: string): string {
  const [before, rest] = splitAt(page, BEGIN);
  const [, after] = splitAt(rest, END);
  return `${before}${BEGIN}\n\n${renderEventTables()}\n\n${END}${after}`;
}

function splitAt(text: string, mark: string): [string, string] {
  const start = text.indexOf(mark);
  if (start < 0) throw new Error(`the page lacks the mark ${mark}`);
  return [text.slice(0, start), text.slice(start + mark.length)];
}

function renderEventTables(): string {
  const sent = Object.entries(CLIENT_EVENTS).map(([name, { summary, payload, answer }]) => [
    `\`${name}\``,
    summary,
    listFields(payload),
    listFields(answer),
  ]);
  const received = Object.entries(SERVER_EVENTS).map(([name, { summary, payload }]) => [
    `\`${name}\``,
    summary,
    listFields(payload),
  ]);
  return [
    '## What a client sends',
    'Every event takes one object and is acknowledged with `{ ok: true, … }` or `{ ok: false, error }`. A field with `?` may be\nabsent.',
    renderTable(['event', 'what it does', 'fields', 'acknowledgement'], sent),
    '## What a client receives',
    renderTable(['event', 'when', 'fields'], received),
  ].join('\n\n');
}

/** Names of an object's fields, in code. */
function listFields(schema: z.ZodType): string {
  const { properties, required } = buildComponents('draft-7', { [THIS]: schema })[THIS] ?? {};
  const names = new Set(Array.isArray(required) ? required : []);
  return Object.keys(isSchema(properties) ? properties : {})
    .map((name) => `\`${name}${names.has(name) ? '' : '?'}\``)
    .join(', ');
}

const THIS = 'the schema';

const isSchema = (value: unknown): value is JsonSchema => typeof value === 'object' && value !== null;
