export * from './identifier.js';
export * from './text.js';
