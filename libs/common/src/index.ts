export * from './identifier.js';
export * from './text.js';
export * from './edit-distance.js';
export * from './explained-error.js';
export * from './command-line.js';
