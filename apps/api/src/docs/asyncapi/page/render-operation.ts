import type { JsonSchema } from '@app/chat-protocol';
import type { AsyncApiDocument, Message, Operation, Reference } from '../document-types.js';
import { escapeHtml, renderJson, renderTable, renderText } from './html.js';
import { listFields, resolveSchema } from './schema-fields.js';

const DIRECTIONS = { receive: 'client → service', send: 'service → client' } as const;

export const anchorOf = (name: string): string => escapeHtml(name);

export function renderOperation(name: string, operation: Operation, document: AsyncApiDocument): string {
  const messages = operation.messages.map((reference) => findMessage(reference, document));
  const replies = (operation.reply?.messages ?? []).map((reference) => findMessage(reference, document));
  return [
    `<article id="${anchorOf(name)}">`,
    `<header><h3>${renderText(operation.title)}</h3>`,
    `<span class="direction ${operation.action}">${DIRECTIONS[operation.action]}</span></header>`,
    `<p>${renderText(operation.summary)}</p>`,
    ...messages.flatMap((message) => [
      renderSchema(message.payload, document),
      ...message.examples.map(({ payload }) => renderJson(payload)),
    ]),
    ...replies.flatMap((reply) => renderReply(reply, document)),
    '</article>',
  ].join('\n');
}

export function renderSchema(schema: JsonSchema, { components }: AsyncApiDocument): string {
  const fields = listFields(schema, components.schemas);
  if (fields.length === 0) return '<p class="muted">No fields.</p>';
  const rows = fields.map(({ path, type, isRequired, description }) => [
    `<code>${escapeHtml(path)}</code>${isRequired ? '' : ' <span class="optional">optional</span>'}`,
    escapeHtml(type),
    renderText(description),
  ]);
  return renderTable(['field', 'type', 'description'], rows);
}

function renderReply(reply: Message, document: AsyncApiDocument): string[] {
  const { anyOf } = resolveSchema(reply.payload, document.components.schemas);
  // The page documents the refusal, which all events share, only once.
  const accepted: unknown = Array.isArray(anyOf) ? anyOf[0] : undefined;
  const [example] = reply.examples;
  return [
    '<h4>Acknowledgement</h4>',
    isSchema(accepted) ? renderSchema(accepted, document) : renderSchema(reply.payload, document),
    ...(example === undefined ? [] : [renderJson(example.payload)]),
  ];
}

const isSchema = (value: unknown): value is JsonSchema => typeof value === 'object' && value !== null;

function findMessage({ $ref }: Reference, document: AsyncApiDocument): Message {
  const message = document.components.messages[$ref.slice($ref.lastIndexOf('/') + 1)];
  if (message === undefined) throw new Error(`unknown message ${$ref}`);
  return message;
}
