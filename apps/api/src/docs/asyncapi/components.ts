import {
  acceptance,
  buildComponents,
  CLIENT_EVENTS,
  MessagePayload,
  refusal,
  SERVER_EVENTS,
  type JsonSchema,
} from '@app/chat-protocol';
import { z } from 'zod';
import type { Reference } from './document-types.js';

export const messageReference = (name: string): Reference => ({ $ref: `#/components/messages/${name}` });
export const securityReference = (name: string): Reference => ({
  $ref: `#/components/securitySchemes/${name}`,
});
export const serverReference = (name: string): Reference => ({ $ref: `#/servers/${name}` });
export const channelReference = (name: string): Reference => ({ $ref: `#/channels/${name}` });
export const channelMessageReference = (channel: string, message: string): Reference => ({
  $ref: `#/channels/${channel}/messages/${message}`,
});

/** `response_chunk` → `ResponseChunk` */
export const toPascalCase = (name: string): string =>
  name
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

/** Names of component schemas. Some client and server events share a name (`typing`). */
export const fieldsSchema = (clientEvent: string): string => `${toPascalCase(clientEvent)}Fields`;
export const answerSchema = (clientEvent: string): string => `${toPascalCase(clientEvent)}Acknowledgement`;
export const eventSchema = (serverEvent: string): string => `${toPascalCase(serverEvent)}Event`;

/** The body of a question over HTTP; the path contains the session id. */
export const STREAM_FIELDS_SCHEMA = 'AnswerStreamFields';

export function buildSchemas(): Record<string, JsonSchema> {
  const events: Record<string, z.ZodType> = {
    [STREAM_FIELDS_SCHEMA]: MessagePayload.omit({ session_id: true }),
  };
  for (const [name, { payload }] of Object.entries(SERVER_EVENTS)) events[eventSchema(name)] = payload;
  for (const [name, { payload, answer }] of Object.entries(CLIENT_EVENTS)) {
    events[fieldsSchema(name)] = payload;
    events[answerSchema(name)] = z.union([acceptance(answer), refusal]);
  }
  return buildComponents('draft-7', events);
}
