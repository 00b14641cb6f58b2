export * from './app-config.js';
export * from './config.module.js';
export * from './environment.schema.js';
export * from './load-process-config.js';
export * from './environment-example.js';
export * from './schedule.js';
export { SECRET_SETTINGS } from './secret-files.js';
export * from './running-service.js';
export { describeSettings, type Setting } from './settings.js';
