import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const FILE = 'service.json';

const runningService = z.object({ url: z.url(), pid: z.int().positive() });

/** The service that runs on a data folder, wherever it listens. */
export type RunningService = z.infer<typeof runningService>;

/** Tells the command line of this machine where the service is. */
export function recordService(folder: string, service: RunningService): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, FILE), JSON.stringify(service), { mode: 0o600 });
}

/** The service last recorded in the folder, which may have ended; undefined if there is none. */
export function readRecordedService(folder: string): RunningService | undefined {
  try {
    return runningService.parse(JSON.parse(readFileSync(join(folder, FILE), 'utf8')));
  } catch {
    return undefined;
  }
}

/** Keeps the record of another process. */
export function removeRecordedService(folder: string, pid: number): void {
  if (readRecordedService(folder)?.pid === pid) rmSync(join(folder, FILE), { force: true });
}
