import { readFileSync, statSync } from 'node:fs';
import { environmentSchema } from './environment.schema.js';

const MAX_BYTES = 64 * 1024;

/** Settings that can also be read from a file, named by the setting's name and `_FILE`. */
export const SECRET_SETTINGS: readonly string[] = Object.entries(environmentSchema.shape).flatMap(
  ([name, schema]) => (schema.meta()?.['secret'] === true ? [name] : []),
);

export const fileVariableOf = (setting: string): string => `${setting}_FILE`;

type Variables = Record<string, string | undefined>;

/**
 * Adds the secrets that files hold, without line breaks at the end.
 * @returns one fault per file that cannot be used; it contains neither the path nor the content
 */
export function readSecretFiles(variables: Variables): { variables: Variables; faults: string[] } {
  const read: Variables = {};
  const faults: string[] = [];
  for (const setting of SECRET_SETTINGS) {
    const name = fileVariableOf(setting);
    const path = variables[name] ?? '';
    if (path === '') continue;
    if ((variables[setting] ?? '') !== '') {
      faults.push(`${name}: is set together with ${setting}; set only one of them`);
      continue;
    }
    try {
      read[setting] = readSecret(path);
    } catch (error) {
      faults.push(`${name}: ${error instanceof SecretFileError ? error.message : describe(error)}`);
    }
  }
  return { variables: { ...variables, ...read }, faults };
}

class SecretFileError extends Error {}

function readSecret(path: string): string {
  const status = statSync(path);
  if (!status.isFile()) throw new SecretFileError('names something that is no file');
  if (status.size > MAX_BYTES) throw new SecretFileError(`names a file of more than ${MAX_BYTES} bytes`);
  const secret = readFileSync(path, 'utf8').replace(/[\r\n]+$/, '');
  if (secret.trim() === '') throw new SecretFileError('names an empty file');
  if (secret.includes('\0') || secret.includes('\uFFFD')) {
    throw new SecretFileError('names a file that holds no UTF-8 text');
  }
  return secret;
}

function describe(error: unknown): string {
  const hasCode = typeof error === 'object' && error !== null && 'code' in error;
  const code = hasCode ? String(error.code) : 'unknown error';
  const reasons: Record<string, string> = {
    ENOENT: 'it does not exist',
    EACCES: 'this user may not read it',
    ENOTDIR: 'a part of its path is no folder',
  };
  return `names a file that cannot be read: ${reasons[code] ?? code}`;
}
