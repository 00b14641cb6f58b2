import type { AppConfig } from './app-config.js';
import { environmentSchema } from './environment.schema.js';
import { SECRET_SETTINGS } from './secret-files.js';

/** `file`: the file that NAME_FILE names. `generated`: the secret of development. */
export type SettingSource = 'environment' | 'dotenv' | 'file' | 'generated' | 'default';

/** A setting as operators see it: secrets without their value. */
export interface Setting {
  name: string;
  description: string;
  /** Null for a secret, and for a setting that has no value. */
  value: string | null;
  isSecret: boolean;
  isSet: boolean;
  source: SettingSource;
}

type Variables = Record<string, string | undefined>;

const isGiven = (variables: Variables, name: string): boolean => (variables[name] ?? '') !== '';

/**
 * Where every setting comes from.
 * @param variables those of the process
 * @param withFiles the same with the secrets of files
 * @param dotenv names that only `.env` has
 */
export function findSources(
  variables: Variables,
  withFiles: Variables,
  dotenv: ReadonlySet<string>,
): Map<string, SettingSource> {
  const sources = new Map<string, SettingSource>();
  for (const name of Object.keys(environmentSchema.shape)) {
    if (isGiven(variables, name)) sources.set(name, dotenv.has(name) ? 'dotenv' : 'environment');
    else if (isGiven(withFiles, name)) sources.set(name, 'file');
    else sources.set(name, name === 'NEXTAUTH_SECRET' ? 'generated' : 'default');
  }
  return sources;
}

/** All settings in the order of `.env.example`. */
export function describeSettings({ env, sources }: AppConfig): Setting[] {
  const values = new Map<string, unknown>(Object.entries(env));
  return Object.entries(environmentSchema.shape).map(([name, schema]) => {
    const isSecret = SECRET_SETTINGS.includes(name);
    const source = sources.get(name) ?? 'default';
    const value = textOf(values.get(name));
    return {
      name,
      description: schema.description ?? '',
      value: isSecret ? null : value,
      isSecret,
      isSet: source !== 'default' || (!isSecret && value !== null),
      source,
    };
  });
}

function textOf(value: unknown): string | null {
  if (Array.isArray(value)) return value.length === 0 ? null : value.join(',');
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return String(value);
  return null;
}
