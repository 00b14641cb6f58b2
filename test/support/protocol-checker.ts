import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import type { AsyncApiDocument, Operation } from '../../apps/api/src/docs/asyncapi/document-types.js';

const DOCUMENT = 'events.json';
const CHANNEL = '#/channels/chat';

/** Validates everything sent over Socket.IO against the AsyncAPI document. An unknown field is a fault. */
export class ProtocolChecker {
  private readonly ajv = new Ajv({ strict: false, allErrors: true });

  constructor(private readonly document: AsyncApiDocument) {
    formats.default(this.ajv);
    this.ajv.addSchema({ ...closeObjects(document), $id: DOCUMENT });
  }

  get serverEvents(): string[] {
    return this.operations('send').map(({ messages }) => this.messageOf(messages[0]?.$ref).name);
  }

  eventFaults(name: string, data: unknown): string[] {
    const known = this.operations('send').map(({ messages }) => messages[0]?.$ref);
    return this.faults(
      known.find((ref) => this.messageOf(ref).name === name),
      name,
      data,
    );
  }

  acknowledgementFaults(clientEvent: string, answer: unknown): string[] {
    return this.faults(this.received(clientEvent)?.reply?.messages[0]?.$ref, clientEvent, answer);
  }

  fieldFaults(clientEvent: string, fields: unknown): string[] {
    return this.faults(this.received(clientEvent)?.messages[0]?.$ref, clientEvent, fields);
  }

  private operations(action: Operation['action']): Operation[] {
    return Object.values(this.document.operations).filter(
      (operation) => operation.action === action && operation.channel.$ref === CHANNEL,
    );
  }

  private received(clientEvent: string): Operation | undefined {
    return this.operations('receive').find(
      ({ messages }) => this.messageOf(messages[0]?.$ref).name === clientEvent,
    );
  }

  private messageOf(ref: string | undefined) {
    const message = this.document.components.messages[ref?.split('/').at(-1) ?? ''];
    if (message === undefined) throw new Error(`${ref} is no message of the document`);
    return message;
  }

  private faults(ref: string | undefined, name: string, value: unknown): string[] {
    if (ref === undefined) return [`${name} is not in the document`];
    const validate = this.validatorOf(ref);
    if (validate(value) === true) return [];
    const faults = validate.errors ?? [];
    return faults.map(
      ({ instancePath, message, params }) => `${name}${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  }

  private validatorOf(ref: string): ValidateFunction {
    const { $ref } = this.messageOf(ref).payload;
    const validate = this.ajv.getSchema(`${DOCUMENT}${String($ref)}`);
    if (validate === undefined) throw new Error(`${String($ref)} is no schema of the document`);
    return validate;
  }
}

/** Copies schemas with every object closed to unknown fields. */
function closeObjects<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(closeObjects) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const closed = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, closeObjects(part)]));
  const isObjectSchema = closed['type'] === 'object' && 'properties' in closed;
  return (isObjectSchema ? { ...closed, additionalProperties: false } : closed) as Value;
}
