export * from './open-redis.js';
export * from './shared-counts.js';
