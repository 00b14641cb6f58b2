import { existsSync } from 'node:fs';
import { loadConfig, type AppConfig } from './app-config.js';

/** Reads `.env` of the working folder (variables already set win) and the process's environment. */
export function loadProcessConfig(): AppConfig {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return loadConfig(process.env);
}

/** The environment for a process that this one starts: its own, with some settings changed. */
export function childEnvironment(changes: Record<string, string>): Record<string, string | undefined> {
  return { ...process.env, ...changes };
}
