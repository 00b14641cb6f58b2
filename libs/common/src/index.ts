export * from './app-error.js';
export * from './error-wire.js';
export * from './estimate-tokens.js';
export * from './identifier.js';
export * from './token-usage.js';
export * from './storable-text.js';
export * from './visible-text.js';
