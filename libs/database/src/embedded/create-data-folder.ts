import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Logger } from '@nestjs/common';
import { EmbeddedEngineError } from './embedded-engine.js';

const LONGEST_REASON = 500;

const logger = new Logger('Database');

/**
 * Creates an empty database in a data folder that does not exist yet. The caller must hold the folder's lock.
 *
 * This takes about 850 MB of memory, so a process of its own does it. The files are created beside the folder, which
 * gets its name only when they are complete: what is interrupted starts from the beginning at the next start.
 */
export async function createDataFolder(dataFolder: string): Promise<void> {
  if (existsSync(dataFolder)) return;
  const parent = dirname(dataFolder);
  const prefix = `${basename(dataFolder)}.new-`;
  for (const left of readdirSync(parent).filter((name) => name.startsWith(prefix))) {
    removeLeftover(join(parent, left));
  }
  const unfinished = mkdtempSync(join(parent, prefix));
  try {
    await runCreation(unfinished, dataFolder);
    renameSync(unfinished, dataFolder);
  } catch (error) {
    removeLeftover(unfinished);
    throw error;
  }
}

/**
 * Removes what an interrupted start left behind, as far as it can be. The process that a killed start had begun may
 * still write there for a moment; a later start removes the rest.
 */
function removeLeftover(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  } catch (error) {
    logger.warn(`the folder ${folder} of an interrupted start could not be removed yet`, error);
  }
}

async function runCreation(folder: string, dataFolder: string): Promise<void> {
  const program = fileURLToPath(new URL('./create-data-folder-process.js', import.meta.url));
  // Without the flags of this process: a debugger's port, for one, cannot be taken twice.
  const child = spawn(process.execPath, [program, folder], { stdio: ['pipe', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8');
  child.stderr.on('data', (text: string) => {
    said = (said + text).slice(-LONGEST_REASON);
  });
  await new Promise<void>((resolve, reject) => {
    child.once('error', (error) => reject(new EmbeddedEngineError(dataFolder, error.message)));
    child.once('close', (code, signal) => {
      if (code === 0) resolve();
      else
        reject(new EmbeddedEngineError(dataFolder, said.trim() || `its creation ended (${signal ?? code})`));
    });
  });
}
