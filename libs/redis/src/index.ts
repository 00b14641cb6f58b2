export * from './open-redis.js';
export * from './shared-redis.js';
