export * from './open-redis.js';
export * from './shared-redis.js';
export * from './shared-counts.js';
