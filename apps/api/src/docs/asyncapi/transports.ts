import type { Channel, Server } from './document-types.js';
import { securityReference, serverReference } from './components.js';

const variables = {
  host: {
    default: 'localhost:8000',
    description: 'Host and port of the service; behind TLS usually no port.',
  },
};
const host = '{host}';

export const SERVERS: Record<string, Server> = {
  socketIo: {
    host,
    pathname: '/socket.io',
    protocol: 'socket.io',
    protocolVersion: '4',
    title: 'Socket.IO',
    description:
      'The recommended transport. The namespace is `/chat`; the handshake carries `auth: { token, session_id? }` (the query is ' +
      'accepted too). Browsers must connect from an allowed origin.',
    variables,
    security: [securityReference('handshakeToken')],
  },
  webSocket: {
    host,
    pathname: '/ws/chat',
    protocol: 'ws',
    protocolVersion: '13',
    title: 'Plain WebSocket',
    description:
      'For clients without a Socket.IO library. The query carries `token` and, to join an existing session, ' +
      '`session_id`. Browsers must connect from an allowed origin.',
    variables,
    security: [securityReference('queryToken')],
  },
  http: {
    host,
    protocol: 'http',
    protocolVersion: '1.1',
    title: 'Server-sent events',
    description: 'One question per request; the response is a `text/event-stream`.',
    variables,
    security: [securityReference('bearer')],
  },
};

export const SECURITY_SCHEMES: Record<string, Record<string, string>> = {
  handshakeToken: {
    type: 'apiKey',
    in: 'password',
    description: 'The bearer token of the REST routes, as `token` in the `auth` of the Socket.IO handshake.',
  },
  queryToken: {
    type: 'httpApiKey',
    in: 'query',
    name: 'token',
    description: 'The bearer token of the REST routes.',
  },
  bearer: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'The bearer token of the REST routes.',
  },
};

export type ChannelName = 'chat' | 'chatFrames' | 'answerStream';

export const CHANNELS: Record<ChannelName, Omit<Channel, 'messages'>> = {
  chat: {
    address: '/chat',
    title: 'Events over Socket.IO',
    summary: 'The namespace `/chat`.',
    description:
      'Each event carries one object. Client events are acknowledged with `{ ok: true, … }` or ' +
      '`{ ok: false, error }`; without an acknowledgement callback, a refusal is sent as the event `error`. ' +
      'A refused handshake is a `connect_error` with the error in `data`; too many transports get HTTP status 429 instead.',
    servers: [serverReference('socketIo')],
  },
  chatFrames: {
    address: '/ws/chat',
    title: 'Frames over a plain WebSocket',
    summary: 'The same events, each as a JSON object in a text frame.',
    description:
      'A frame is the object of the event with its name as `type`. It may carry an `ack_id`; the acknowledgement is ' +
      'then a frame of the type `ack` with the same one. A refused connection is accepted and closed with 4001 (token), ' +
      '4003 (session) or 4029 (rate), the error code as reason. An open one is closed with 4009 when a newer connection ' +
      'of the user replaces it, and with 1012 when the service restarts.',
    servers: [serverReference('webSocket')],
    bindings: {
      ws: {
        method: 'GET',
        query: {
          type: 'object',
          required: ['token'],
          properties: {
            token: { type: 'string', description: 'The bearer token.' },
            session_id: { type: 'string', format: 'uuid', description: 'The session to join.' },
          },
        },
        bindingVersion: '0.1.0',
      },
    },
  },
  answerStream: {
    address: '/api/chat/session/{session_id}/messages',
    title: 'An answer as server-sent events',
    summary: 'Asks with POST; the response streams the answer as `text/event-stream`.',
    description:
      'Each server-sent event has the event name in `event` and its object as JSON in `data`. Requests refused ' +
      'before the stream starts get `application/problem+json` with the same codes.',
    servers: [serverReference('http')],
    parameters: { session_id: { description: 'The session to ask in, a UUID.' } },
  },
};
