export * from './identifier.js';
export * from './text.js';
export * from './edit-distance.js';
export * from './explained-error.js';
export * from './telemetry/log-fields.js';
export * from './telemetry/metrics.js';
export * from './telemetry/telemetry.js';
export * from './telemetry/tracer.js';
