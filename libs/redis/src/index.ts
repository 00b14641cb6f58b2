export * from './check-redis.js';
export * from './open-redis.js';
export * from './redis-failure.js';
export * from './shared-counts.js';
