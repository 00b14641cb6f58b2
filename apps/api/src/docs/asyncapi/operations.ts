import { CLIENT_EVENTS, SERVER_EVENTS } from '@app/chat-protocol';
import type { Operation } from './document-types.js';
import { ANSWER_MESSAGES, CONNECT_ERROR, frameOf } from './messages.js';
import {
  answerSchema,
  channelMessageReference,
  channelReference,
  eventSchema,
  fieldsSchema,
  STREAM_FIELDS_SCHEMA,
  toPascalCase,
} from './components.js';
import type { ChannelName } from './transports.js';

/** `receive`: client to service. `send`: service to client. */
export function buildOperations(): Record<string, Operation> {
  return {
    ...eventOperations('chat', { suffix: '', messageOf: (name) => name }),
    refuseConnection: {
      action: 'send',
      channel: channelReference('chat'),
      title: '`connect_error`',
      summary: 'Refuses a handshake.',
      messages: [channelMessageReference('chat', CONNECT_ERROR)],
    },
    ...eventOperations('chatFrames', { suffix: 'Frame', messageOf: frameOf }),
    receiveQuestion: {
      action: 'receive',
      channel: channelReference('answerStream'),
      title: '`POST /api/chat/session/{session_id}/messages`',
      summary: 'Asks a question; the response streams the answer.',
      messages: [channelMessageReference('answerStream', STREAM_FIELDS_SCHEMA)],
      reply: {
        channel: channelReference('answerStream'),
        messages: ANSWER_MESSAGES.map((message) => channelMessageReference('answerStream', message)),
      },
      bindings: { http: { method: 'POST', bindingVersion: '0.3.0' } },
    },
  };
}

function eventOperations(
  channel: ChannelName,
  { suffix, messageOf }: { suffix: string; messageOf: (name: string) => string },
): Record<string, Operation> {
  const message = (name: string) => channelMessageReference(channel, messageOf(name));
  const received = Object.entries(CLIENT_EVENTS).map(([name, { summary }]): [string, Operation] => [
    `receive${toPascalCase(name)}${suffix}`,
    {
      action: 'receive',
      channel: channelReference(channel),
      title: `\`${name}\``,
      summary,
      messages: [message(fieldsSchema(name))],
      reply: { channel: channelReference(channel), messages: [message(answerSchema(name))] },
    },
  ]);
  const sent = Object.entries(SERVER_EVENTS).map(([name, { summary }]): [string, Operation] => [
    `send${toPascalCase(name)}${suffix}`,
    {
      action: 'send',
      channel: channelReference(channel),
      title: `\`${name}\``,
      summary,
      messages: [message(eventSchema(name))],
    },
  ]);
  return Object.fromEntries([...received, ...sent]);
}
