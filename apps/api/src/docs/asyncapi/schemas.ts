import {
  acceptance,
  CLIENT_EVENTS,
  MessagePayload,
  refusal,
  SERVER_EVENTS,
  buildComponents,
  type JsonSchema,
} from '@app/chat-protocol';
import { z } from 'zod';
import { toPascalCase } from './names.js';

/** Names of component schemas. Clients and the service have events of the same name (`typing`). */
export const fieldsSchema = (clientEvent: string): string => `${toPascalCase(clientEvent)}Fields`;
export const answerSchema = (clientEvent: string): string => `${toPascalCase(clientEvent)}Acknowledgement`;
export const eventSchema = (serverEvent: string): string => `${toPascalCase(serverEvent)}Event`;

/** What the body of a question over HTTP holds: the address names the session. */
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
