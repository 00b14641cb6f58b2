import type { JsonSchema } from '@app/chat-protocol';

/** The parts of AsyncAPI 3.0.0 that the document uses. */

export interface Reference {
  $ref: string;
}

export interface Message {
  name: string;
  title: string;
  summary: string;
  contentType: 'application/json';
  payload: JsonSchema;
  examples: { name: string; payload: unknown }[];
}

export interface Channel {
  address: string;
  title: string;
  summary: string;
  description: string;
  servers: Reference[];
  messages: Record<string, Reference>;
  parameters?: Record<string, { description: string }>;
  bindings?: Record<string, unknown>;
}

export interface Operation {
  /** From the service's point of view. */
  action: 'send' | 'receive';
  channel: Reference;
  title: string;
  summary: string;
  messages: Reference[];
  security?: Reference[];
  reply?: { channel: Reference; messages: Reference[] };
  bindings?: Record<string, unknown>;
}

export interface Server {
  host: string;
  pathname?: string;
  protocol: string;
  protocolVersion?: string;
  title: string;
  description: string;
  variables: Record<string, { default: string; description: string }>;
  security: Reference[];
}

export interface AsyncApiDocument {
  asyncapi: '3.0.0';
  info: {
    title: string;
    version: string;
    description: string;
    license: { name: string; url: string };
  };
  defaultContentType: string;
  servers: Record<string, Server>;
  channels: Record<string, Channel>;
  operations: Record<string, Operation>;
  components: {
    schemas: Record<string, JsonSchema>;
    messages: Record<string, Message>;
    securitySchemes: Record<string, Record<string, string>>;
  };
  'x-error-codes': Record<string, { title: string; http_status: number; retryable: boolean }>;
}
