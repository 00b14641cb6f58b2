import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, it } from '@jest/globals';

interface Need {
  name: string;
  isMet: boolean;
}

const variable = (name: string): Need => ({ name, isMet: (process.env[name] ?? '') !== '' });

export const POSTGRES = variable('TEST_DATABASE_URL');
export const REDIS = variable('TEST_REDIS_URL');

export const redisServer = (): Need => program('redis-server');

/** @param versionOption how the program prints its version */
export const program = (name: string, versionOption = '--version'): Need => ({
  name,
  isMet: spawnSync(name, [versionOption]).status === 0,
});

export const filesAt = (path: string): Need => ({ name: path, isMet: existsSync(path) });

const unmetOf = (needs: readonly Need[]): string =>
  needs
    .filter(({ isMet }) => !isMet)
    .map(({ name }) => name)
    .join(' and ');

/** A block that is skipped, with the reason in its title, if a need is not met. */
export function describeWith(needs: readonly Need[], title: string, body: () => void): void {
  const unmet = unmetOf(needs);
  if (unmet === '') describe(title, body);
  else describe.skip(`${title} (needs ${unmet})`, body);
}

/** A test that is skipped likewise. */
export function itWith(needs: readonly Need[], title: string, body: () => Promise<void>): void {
  const unmet = unmetOf(needs);
  if (unmet === '') it(title, body);
  else it.skip(`${title} (needs ${unmet})`, body);
}
