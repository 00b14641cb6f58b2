export * from './identifier.js';
export * from './text.js';
export * from './edit-distance.js';
