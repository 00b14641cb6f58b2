export * from './chat-payloads.js';
