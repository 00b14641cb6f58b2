import {
  ANSWER_EVENTS,
  CLIENT_EVENTS,
  EXAMPLE,
  SERVER_EVENTS,
  schemaReference,
  type JsonSchema,
} from '@app/chat-protocol';
import type { Message } from './document-types.js';
import { answerSchema, eventSchema, fieldsSchema, STREAM_FIELDS_SCHEMA } from './components.js';

const REFUSED = {
  code: 'session_busy',
  message: 'An answer is being generated in this session. Wait for its end or stop it first.',
  retryable: true,
  retry_after_ms: 1000,
};
const REJECTED = {
  code: 'token_expired',
  message: 'The token has expired. Sign in again.',
  retryable: false,
};
const EXAMPLE_ACK_ID = '1';

/** Component name of a message's WebSocket frame; the message itself is named like its schema. */
export const frameOf = (message: string): string => `${message}Frame`;
export const CONNECT_ERROR = 'ConnectError';

interface Content {
  name: string;
  title: string;
  summary: string;
  payload: JsonSchema;
  examples: [name: string, payload: object][];
}

interface Frame {
  type: string;
  acknowledgement: 'never' | 'optional' | 'required';
}

const toMessage = ({ examples, ...content }: Content): Message => ({
  ...content,
  contentType: 'application/json',
  examples: examples.map(([name, payload]) => ({ name, payload })),
});

const reference = (name: string): JsonSchema => ({ ...schemaReference(name) });

export function buildMessages(): Record<string, Message> {
  const messages: Record<string, Message> = {};
  const add = (key: string, content: Content, frame?: Frame): void => {
    messages[key] = toMessage(content);
    if (frame !== undefined) messages[frameOf(key)] = toMessage(toFrame(content, frame));
  };
  for (const [name, definition] of Object.entries(CLIENT_EVENTS)) {
    const { summary, example, answerExample } = definition;
    const payload = reference(fieldsSchema(name));
    add(
      fieldsSchema(name),
      { name, title: `\`${name}\``, summary, payload, examples: [['sent', example]] },
      { type: name, acknowledgement: 'optional' },
    );
    add(
      answerSchema(name),
      {
        name: `${name}_acknowledgement`,
        title: `acknowledgement of \`${name}\``,
        summary: `Says whether \`${name}\` was accepted.`,
        payload: reference(answerSchema(name)),
        examples: [
          ['accepted', { ok: true, ...answerExample }],
          ['refused', { ok: false, error: REFUSED }],
        ],
      },
      { type: 'ack', acknowledgement: 'required' },
    );
  }
  for (const [name, { summary, example }] of Object.entries(SERVER_EVENTS)) {
    const payload = reference(eventSchema(name));
    add(
      eventSchema(name),
      { name, title: `\`${name}\``, summary, payload, examples: [['received', example]] },
      { type: name, acknowledgement: 'never' },
    );
  }
  add(CONNECT_ERROR, {
    name: 'connect_error',
    title: '`connect_error`',
    summary: 'The handshake was refused. This is the `data` of the error.',
    payload: reference('ErrorPayload'),
    examples: [['refused', REJECTED]],
  });
  add(STREAM_FIELDS_SCHEMA, {
    name: 'ask',
    title: 'a question',
    summary: 'The body of the request.',
    payload: reference(STREAM_FIELDS_SCHEMA),
    examples: [['sent', { content: EXAMPLE.questionText, client_message_id: EXAMPLE.clientMessageId }]],
  });
  return messages;
}

export const ANSWER_MESSAGES = Object.keys(ANSWER_EVENTS).map(eventSchema);

/** Descriptions of `ack_id` in a plain WebSocket frame. */
const ACK_ID = {
  optional: 'Requests an acknowledgement, which carries the same id.',
  required: 'The `ack_id` of the acknowledged frame.',
} as const;

function toFrame(content: Content, { type, acknowledgement }: Frame): Content {
  const properties: JsonSchema = { type: { const: type, description: 'The type of the frame.' } };
  const added: { type: string; ack_id?: string } = { type };
  if (acknowledgement !== 'never') {
    properties['ack_id'] = { type: ['string', 'integer'], description: ACK_ID[acknowledgement] };
    added.ack_id = EXAMPLE_ACK_ID;
  }
  const required = acknowledgement === 'required' ? ['type', 'ack_id'] : ['type'];
  return {
    ...content,
    payload: { allOf: [{ type: 'object', required, properties }, content.payload] },
    examples: content.examples.map(([name, payload]) => [name, { ...added, ...payload }]),
  };
}
