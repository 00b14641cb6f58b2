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
      'The main way. The namespace is `/chat`; the handshake carries `auth: { token, session_id? }` (the query is ' +
      'accepted too). Browsers are held to the allowed origins.',
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
      'For clients without a Socket.IO library. The query carries `token` and, if you return to a session, ' +
      '`session_id`. Browsers are held to the allowed origins.',
    variables,
    security: [securityReference('queryToken')],
  },
  http: {
    host,
    protocol: 'http',
    protocolVersion: '1.1',
    title: 'Server-sent events',
    description: 'One question, its answer as a stream of `text/event-stream`.',
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
      'Each event carries one object. What a client sends is acknowledged with `{ ok: true, … }` or ' +
      '`{ ok: false, error }`; where it asks for no acknowledgement, a refusal comes as the event `error`. ' +
      'A refused handshake is a `connect_error` whose `data` says why; a flood of transports gets HTTP status 429 instead.',
    servers: [serverReference('socketIo')],
  },
  chatFrames: {
    address: '/ws/chat',
    title: 'Frames over a plain WebSocket',
    summary: 'The same events, each one a JSON object in a frame of text.',
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
            session_id: { type: 'string', format: 'uuid', description: 'The session to return to.' },
          },
        },
        bindingVersion: '0.1.0',
      },
    },
  },
  answerStream: {
    address: '/api/chat/session/{session_id}/messages',
    title: 'An answer as server-sent events',
    summary: 'Asks by POST and reads the answer as `text/event-stream`.',
    description:
      'Each server-sent event has the name of the event in `event` and its object as JSON in `data`. What is refused ' +
      'before the stream begins is answered as `application/problem+json` with the same codes.',
    servers: [serverReference('http')],
    parameters: { session_id: { description: 'The session to ask in, a UUID.' } },
  },
};
