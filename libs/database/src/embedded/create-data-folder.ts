import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Logger } from '@nestjs/common';
import { EmbeddedEngineError } from './embedded-engine.js';

const MAX_REASON_LENGTH = 500;

const logger = new Logger('Database');

/**
 * The caller must hold the folder's lock. Runs in a separate process, because it takes about 850 MB of memory. The
 * files are renamed when complete, so an interrupted creation starts over.
 */
export async function createDataFolder(dataFolder: string): Promise<void> {
  if (existsSync(dataFolder)) return;
  const parent = dirname(dataFolder);
  const prefix = `${basename(dataFolder)}.new-`;
  for (const left of readdirSync(parent).filter((name) => name.startsWith(prefix))) {
    removeLeftover(join(parent, left));
  }
  const temporaryFolder = mkdtempSync(join(parent, prefix));
  try {
    await runCreation(temporaryFolder, dataFolder);
    renameSync(temporaryFolder, dataFolder);
  } catch (error) {
    removeLeftover(temporaryFolder);
    throw error;
  }
}

/** Removes the leftovers of an interrupted start as far as possible: its process may still be writing. */
function removeLeftover(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  } catch (error) {
    logger.warn(`The folder ${folder} of an interrupted start could not be removed yet`, error);
  }
}

async function runCreation(folder: string, dataFolder: string): Promise<void> {
  const program = fileURLToPath(new URL('./create-data-folder-process.js', import.meta.url));
  // Without this process's flags: a debugger port, for example, cannot be shared.
  const child = spawn(process.execPath, [program, folder], { stdio: ['pipe', 'ignore', 'pipe'] });
  let output = '';
  child.stderr.setEncoding('utf8');
  child.stderr.on('data', (text: string) => {
    output = (output + text).slice(-MAX_REASON_LENGTH);
  });
  await new Promise<void>((resolve, reject) => {
    child.once('error', (error) => reject(new EmbeddedEngineError(dataFolder, error.message)));
    child.once('close', (code, signal) => {
      if (code === 0) resolve();
      else
        reject(
          new EmbeddedEngineError(
            dataFolder,
            output.trim() || `its creation process exited (${signal ?? code})`,
          ),
        );
    });
  });
}
