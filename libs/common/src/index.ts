export * from './estimate-tokens.js';
export * from './identifier.js';
export * from './token-usage.js';
export * from './storable-text.js';
