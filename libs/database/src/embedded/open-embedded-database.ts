import { ExplainedError } from '@app/common';
import { mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join as joinPath, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createDataFolder } from './create-data-folder.js';
import { FolderLock, type Occupant } from './folder-lock.js';
import { OwnedEngine, socketFileOf } from './owned-engine.js';
import { shortenPath, type ShortPath } from './short-path.js';

export class DatabaseFolderBusyError extends ExplainedError {
  constructor(folder: string, pid: number | null) {
    const holder = pid === null ? 'Another process' : `Process ${pid}`;
    super(
      `${holder} holds the data folder ${folder} and does not respond. ` +
        'It may be paused or hung: resume or terminate it, or set DATABASE_DIR to another folder.',
    );
  }
}

export class DatabaseFolderUnusableError extends ExplainedError {
  constructor(folder: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(
      `The data folder ${folder} cannot be used (${reason}). ` +
        'Set DATABASE_DIR to a folder on a local disk that this user may write to.',
      { cause },
    );
  }
}

/** Creating the database takes several seconds, more on a slow machine. */
const OPENING_TIMEOUT_MS = 60_000;
const SILENCE_TIMEOUT_MS = 5000;

export interface EmbeddedDatabase {
  host: string;
  port: number;
  /** Whether this process runs the engine; otherwise it uses another process's. */
  isOwner: boolean;
  close(): Promise<void>;
}

/** @throws DatabaseFolderBusyError, DatabaseFolderUnusableError, EmbeddedEngineError */
export async function openEmbeddedDatabase(dataFolder: string): Promise<EmbeddedDatabase> {
  const folder = resolve(dataFolder);
  const shortPath = makeRunFolder(folder);
  try {
    return await openOrJoin(folder, shortPath);
  } catch (error) {
    shortPath.release();
    throw error;
  }
}

/** Folder of the sockets. Private to this user: the engine has no password. */
function makeRunFolder(folder: string): ShortPath {
  try {
    const runFolder = joinPath(folder, 'run');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    mkdirSync(runFolder, { recursive: true, mode: 0o700 });
    return shortenPath(runFolder);
  } catch (error) {
    throw new DatabaseFolderUnusableError(folder, error);
  }
}

async function openOrJoin(folder: string, shortPath: ShortPath): Promise<EmbeddedDatabase> {
  const startedAt = Date.now();
  let silentSince: number | null = null;
  for (let attempt = 0; ; attempt++) {
    const result = await FolderLock.tryAcquire(shortPath.path).catch((error: unknown) => {
      throw new DatabaseFolderUnusableError(folder, error);
    });
    if ('lock' in result) return start(folder, shortPath, result.lock);

    const joined = await join(result.occupants, shortPath);
    if (joined !== null) return joined;

    const now = Date.now();
    silentSince = result.occupants.some((occupant) => occupant.kind === 'silent')
      ? (silentSince ?? now)
      : null;
    const isSilent = silentSince !== null && now - silentSince > SILENCE_TIMEOUT_MS;
    if (isSilent || now - startedAt > OPENING_TIMEOUT_MS) {
      throw new DatabaseFolderBusyError(folder, pidOf(result.occupants));
    }
    // Jitter, so that contenders do not collide again.
    await delay(10 + Math.random() * Math.min(200, 20 * (attempt + 1)));
  }
}

async function start(folder: string, shortPath: ShortPath, lock: FolderLock): Promise<EmbeddedDatabase> {
  try {
    const dataFolder = joinPath(folder, 'engine');
    await createDataFolder(dataFolder);
    const engine = await OwnedEngine.start(dataFolder, shortPath.path, lock);
    return {
      ...engine.address,
      isOwner: true,
      close: async () => {
        lock.announceClosing();
        await engine.close();
        await lock.release();
        shortPath.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function join(occupants: Occupant[], shortPath: ShortPath): Promise<EmbeddedDatabase | null> {
  for (const occupant of occupants) {
    if (occupant.kind === 'silent' || occupant.report.state !== 'ready') continue;
    const { address } = occupant.report;
    if (address === null) continue;
    const host = address.host ?? shortPath.path;
    // It may have exited since.
    if (!(await accepts(host, address.port))) continue;
    return { host, port: address.port, isOwner: false, close: async () => shortPath.release() };
  }
  return null;
}

async function accepts(host: string, port: number): Promise<boolean> {
  return new Promise((resolvePromise) => {
    const socket = host.startsWith('/') ? connect(socketFileOf(host)) : connect(port, host);
    socket.once('connect', () => {
      socket.destroy();
      resolvePromise(true);
    });
    socket.once('error', () => resolvePromise(false));
  });
}

function pidOf(occupants: Occupant[]): number | null {
  for (const occupant of occupants) if (occupant.kind === 'alive') return occupant.report.pid;
  return null;
}
