import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EmbeddedEngineError } from './embedded-engine.js';

const LONGEST_REASON = 500;

/**
 * Makes an empty database in a data folder that does not exist yet. The caller must hold the folder's lock.
 *
 * The making takes about 850 MB of memory, so it is done by a process that ends afterwards; and it is done beside the
 * folder, which gets its name only when it is whole: what is interrupted is begun anew at the next start.
 */
export async function createDataFolder(dataFolder: string): Promise<void> {
  if (existsSync(dataFolder)) return;
  const parent = dirname(dataFolder);
  const prefix = `${basename(dataFolder)}.new-`;
  for (const left of readdirSync(parent).filter((name) => name.startsWith(prefix))) {
    rmSync(join(parent, left), { recursive: true, force: true });
  }
  const unfinished = mkdtempSync(join(parent, prefix));
  try {
    await runCreation(unfinished, dataFolder);
    renameSync(unfinished, dataFolder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw error;
  }
}

async function runCreation(folder: string, dataFolder: string): Promise<void> {
  const program = fileURLToPath(new URL('./create-data-folder-process.js', import.meta.url));
  // Without the flags of this process: a debugger's port, for one, cannot be taken twice.
  const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'ignore', 'pipe'] });
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
