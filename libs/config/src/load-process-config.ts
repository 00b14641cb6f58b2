import { existsSync } from 'node:fs';
import { loadConfig, type AppConfig } from './app-config.js';

/** Reads `.env` of the working folder (variables already set win) and the process's environment. */
export function loadProcessConfig(): AppConfig {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return loadConfig(process.env);
}
