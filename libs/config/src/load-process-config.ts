import { existsSync } from 'node:fs';
import { loadConfig, type AppConfig } from './app-config.js';
import { findMisspelledSettings } from './misspelled-settings.js';

/**
 * Loads `.env` from the working directory; environment variables take precedence. Warns of misspelled settings on
 * standard error.
 */
export function loadProcessConfig(): AppConfig {
  const own = new Set(Object.keys(process.env));
  if (existsSync('.env')) process.loadEnvFile('.env');
  for (const fault of findMisspelledSettings(Object.keys(process.env))) process.stderr.write(`${fault}\n`);
  const dotenv = Object.keys(process.env).filter((name) => !own.has(name));
  return loadConfig(process.env, new Set(dotenv));
}

/** The environment of a child process. */
export function childEnvironment(changes: Record<string, string>): Record<string, string | undefined> {
  return { ...process.env, ...changes };
}
