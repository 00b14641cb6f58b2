import { z } from 'zod';
import { MessagePayload } from '../../gateway/chat-payloads.js';
import { refusal } from '../../gateway/protocol/acknowledgements.js';
import { CLIENT_EVENTS } from '../../gateway/protocol/client-events.js';
import { SERVER_EVENTS } from '../../gateway/protocol/server-events.js';
import { SHARED_SCHEMAS } from '../../gateway/protocol/shared-schemas.js';
import type { JsonSchema } from './document-types.js';
import { schemaReference, toPascalCase } from './names.js';

/** Names of component schemas. Clients and the service have events of the same name (`typing`). */
export const fieldsSchema = (clientEvent: string): string => `${toPascalCase(clientEvent)}Fields`;
export const answerSchema = (clientEvent: string): string => `${toPascalCase(clientEvent)}Acknowledgement`;
export const eventSchema = (serverEvent: string): string => `${toPascalCase(serverEvent)}Event`;

/** What the body of a question over HTTP holds: the address names the session. */
export const STREAM_FIELDS_SCHEMA = 'AnswerStreamFields';

/** JSON Schemas (draft-07) of everything that is sent, made of the definitions that check and type it. */
export function buildSchemas(): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  const add = (id: string, schema: z.ZodType): void => {
    // A definition that several events share has one entry for each of them, none of them a reference to another.
    registry.add(registry.has(schema) ? schema.clone(schema.def) : schema, { id });
  };
  for (const [name, schema] of Object.entries(SHARED_SCHEMAS)) add(name, schema);
  add('Refusal', refusal);
  add(STREAM_FIELDS_SCHEMA, MessagePayload.omit({ session_id: true }));
  for (const [name, { payload }] of Object.entries(SERVER_EVENTS)) add(eventSchema(name), payload);
  for (const [name, { payload, answer }] of Object.entries(CLIENT_EVENTS)) {
    add(fieldsSchema(name), payload);
    add(answerSchema(name), z.union([answer, refusal]));
  }
  const { schemas } = z.toJSONSchema(registry, {
    target: 'draft-7',
    // What is written, rather than what it becomes by the checks; and open to fields of later versions.
    io: 'input',
    uri: (id) => schemaReference(id).$ref,
    override: ({ jsonSchema }) => {
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      delete jsonSchema.propertyNames;
    },
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _dialect, $id: _address, ...schema }]) => [name, schema]),
  );
}
