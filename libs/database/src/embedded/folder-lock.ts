import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { type Server } from 'node:net';
import { join } from 'node:path';
import { closeLock, listenAtLock, probeLock, type LockProbe, type LockReport } from './lock-endpoint.js';

const LOCK_FILE = /^lock-[0-9a-f]{12}\.sock$/;

export type Occupant = Exclude<LockProbe, { kind: 'gone' }>;

type LockAttempt = { lock: FolderLock } | { occupants: Occupant[] };

/**
 * Mutual exclusion on a data folder across processes.
 *
 * A process listens on its own socket file in the folder and then probes the others. It holds the folder if no other
 * is alive and its file still exists; then it removes the dead files. Of two contenders the later one finds the
 * earlier alive, so at most one holds the folder (both may withdraw and retry). Only the holder removes files, and
 * only of dead processes. No file content is read, so there are no stale locks and no reused process ids.
 */
export class FolderLock {
  private constructor(
    private readonly server: Server,
    private readonly report: LockReport,
  ) {}

  /** `folder` must be private and short enough for socket files. Without occupants: retry after a collision. */
  static async tryAcquire(folder: string): Promise<LockAttempt> {
    if (process.platform === 'win32') return this.tryAcquirePipe(folder);
    const before = await probeOthers(folder, null);
    const holders = before.alive.filter((occupant) => !isContending(occupant));
    if (holders.length > 0) return { occupants: holders };

    const report = ownReport();
    const ownFile = `lock-${randomBytes(6).toString('hex')}.sock`;
    const server = await listenAtLock(join(folder, ownFile), () => report);
    try {
      const others = await probeOthers(folder, ownFile);
      if (others.alive.length > 0 || !existsSync(join(folder, ownFile))) {
        await closeLock(server);
        return { occupants: others.alive };
      }
      for (const file of others.dead) rmSync(join(folder, file), { force: true });
    } catch (error) {
      await closeLock(server);
      throw error;
    }
    report.state = 'opening';
    return { lock: new FolderLock(server, report) };
  }

  /** On Windows a named pipe belongs to one process and is freed when it exits. */
  private static async tryAcquirePipe(folder: string): Promise<LockAttempt> {
    const name = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 32);
    const path = `\\\\.\\pipe\\mma-savant-${name}`;
    const report = ownReport();
    report.state = 'opening';
    try {
      return { lock: new FolderLock(await listenAtLock(path, () => report), report) };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
      const probe = await probeLock(path);
      return { occupants: probe.kind === 'gone' ? [] : [probe] };
    }
  }

  announceOpening(): void {
    this.report.state = 'opening';
  }

  announceReady(address: LockReport['address']): void {
    this.report.address = address;
    this.report.state = 'ready';
  }

  announceClosing(): void {
    this.report.state = 'closing';
  }

  async release(): Promise<void> {
    await closeLock(this.server);
  }
}

const ownReport = (): LockReport => ({ pid: process.pid, state: 'contending', address: null });

const isContending = (occupant: Occupant): boolean =>
  occupant.kind === 'alive' && occupant.report.state === 'contending';

async function probeOthers(
  folder: string,
  ownFile: string | null,
): Promise<{ alive: Occupant[]; dead: string[] }> {
  const files = readdirSync(folder).filter((file) => LOCK_FILE.test(file) && file !== ownFile);
  const probes = await Promise.all(files.map((file) => probeLock(join(folder, file))));
  return {
    alive: probes.filter((probe) => probe.kind !== 'gone'),
    dead: files.filter((_, index) => probes[index]?.kind === 'gone'),
  };
}
