import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { EmbeddedEngine, type EngineListen } from './embedded-engine.js';
import type { FolderLock } from './folder-lock.js';

/** Part of the socket file's name by PostgreSQL's convention. */
const SOCKET_FILE_PORT = 5432;
const FIRST_RESTART_DELAY_MS = 100;
const MAX_RESTART_DELAY_MS = 30_000;

const logger = new Logger('Database');

export const socketFileOf = (folder: string): string => join(folder, `.s.PGSQL.${SOCKET_FILE_PORT}`);

/** Restarts an engine that stops unexpectedly at the same address; until then connections fail. */
export class OwnedEngine {
  private isClosing = false;
  private restarting: Promise<void> | null = null;

  private constructor(
    private readonly dataFolder: string,
    private readonly lock: FolderLock,
    private listen: EngineListen,
    private engine: EmbeddedEngine | null,
  ) {}

  static async start(dataFolder: string, runFolder: string, lock: FolderLock): Promise<OwnedEngine> {
    const listen: EngineListen =
      process.platform === 'win32' ? { host: '127.0.0.1', port: 0 } : { path: socketFileOf(runFolder) };
    const owned = new OwnedEngine(dataFolder, lock, listen, null);
    await owned.startEngine();
    return owned;
  }

  /** Host and port for a PostgreSQL client; a folder as host means the socket file in it. */
  get address(): { host: string; port: number } {
    return 'path' in this.listen
      ? { host: join(this.listen.path, '..'), port: SOCKET_FILE_PORT }
      : { host: this.listen.host, port: this.listen.port };
  }

  async close(): Promise<void> {
    this.isClosing = true;
    await this.restarting;
    await this.engine?.close();
  }

  private async startEngine(): Promise<void> {
    if ('path' in this.listen) rmSync(this.listen.path, { force: true });
    this.engine = await EmbeddedEngine.start(this.dataFolder, this.listen, (reason) => {
      this.engine = null;
      this.restarting = this.restart(reason);
    });
    if (this.engine.port !== null) this.listen = { host: '127.0.0.1', port: this.engine.port };
    const { host, port } = this.address;
    this.lock.announceReady({ host: 'path' in this.listen ? null : host, port });
  }

  private async restart(reason: string): Promise<void> {
    logger.error(`The embedded database stopped unexpectedly (${reason}); restarting it.`);
    this.lock.announceOpening();
    for (
      let wait = FIRST_RESTART_DELAY_MS;
      !this.isClosing;
      wait = Math.min(2 * wait, MAX_RESTART_DELAY_MS)
    ) {
      try {
        await delay(wait);
        await this.startEngine();
        return;
      } catch (error) {
        logger.error(error instanceof Error ? error.message : String(error));
      }
    }
  }
}
