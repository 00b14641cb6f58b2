import { ERROR_CODES, ERROR_TABLE, referenced, schemaReference } from '@app/chat-protocol';
import { API_LICENSE, API_TITLE, API_VERSION } from '../openapi-document.js';
import type { AsyncApiDocument, Channel, Operation, Reference } from './document-types.js';
import { buildMessages } from './messages.js';
import { buildSchemas, channelReference, messageReference } from './components.js';
import { buildOperations } from './operations.js';
import { CHANNELS, SECURITY_SCHEMES, SERVERS } from './transports.js';

const DESCRIPTION = [
  'The chat: questions in, streamed answers out, over three transports with the same events.',
  'Names and fields are snake_case, times are RFC 3339 in UTC. Ignore unknown fields, because later versions may ' +
    'add some; the service ignores unknown fields too.',
  'docs/realtime.md describes the guarantees for clients, docs/errors.md how to handle each error code.',
].join('\n\n');

export function buildAsyncApiDocument(): AsyncApiDocument {
  const operations = buildOperations();
  const messages = buildMessages();
  return {
    asyncapi: '3.0.0',
    info: {
      title: `${API_TITLE}: events`,
      version: API_VERSION,
      description: DESCRIPTION,
      license: API_LICENSE,
    },
    defaultContentType: 'application/json',
    servers: SERVERS,
    channels: buildChannels(Object.values(operations)),
    operations,
    components: {
      // Only the page refers to `Refusal`.
      schemas: referenced(buildSchemas(), [messages, schemaReference('Refusal')]),
      messages,
      securitySchemes: SECURITY_SCHEMES,
    },
    'x-error-codes': Object.fromEntries(
      ERROR_CODES.map((code) => {
        const { title, status, retryable } = ERROR_TABLE[code];
        return [code, { title, http_status: status, retryable }];
      }),
    ),
  };
}

function buildChannels(operations: Operation[]): Record<string, Channel> {
  return Object.fromEntries(
    Object.entries(CHANNELS).map(([name, channel]) => {
      const names = operations
        .filter((operation) => operation.channel.$ref === channelReference(name).$ref)
        .flatMap(({ messages, reply }) => [...messages, ...(reply?.messages ?? [])])
        .map(lastPart);
      const messages = Object.fromEntries(names.map((message) => [message, messageReference(message)]));
      return [name, { ...channel, messages }];
    }),
  );
}

const lastPart = ({ $ref }: Reference): string => $ref.slice($ref.lastIndexOf('/') + 1);
