import { existsSync } from 'node:fs';
import { loadConfig, type AppConfig } from './app-config.js';

/** Loads `.env` from the working directory; environment variables take precedence. */
export function loadProcessConfig(): AppConfig {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return loadConfig(process.env);
}

/** The environment of a child process. */
export function childEnvironment(changes: Record<string, string>): Record<string, string | undefined> {
  return { ...process.env, ...changes };
}
