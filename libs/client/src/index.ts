export { Answer } from './answer.js';
export type { AnswerChunk, AnswerEnd } from './answer-feed.js';
export { ChatClient, type AnswerListener } from './chat-client.js';
export type { AskOptions, ChatClientOptions } from './chat-client-options.js';
export { ChatClientError } from './chat-client.errors.js';
export type { ConnectionState } from './chat-connection.js';
export type { ServerEventListener } from './event-listeners.js';
export type * from './protocol.js';
export type { Token } from './token-source.js';
