// Acquires a folder's lock repeatedly and checks each time that it is the only holder. Exits while holding the lock.
import { closeSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { FolderLock } from '../../libs/database/src/embedded/folder-lock.js';

const [folder = '', rounds = '0'] = process.argv.slice(2);
const marker = join(folder, 'held');

for (let round = 1; round <= Number(rounds);) {
  const attempt = await FolderLock.tryAcquire(folder);
  if (!('lock' in attempt)) {
    await delay(Math.random() * 10);
    continue;
  }
  // Throws if another process is inside.
  closeSync(openSync(marker, 'wx'));
  await delay(Math.random() * 3);
  rmSync(marker);
  if (round === Number(rounds)) process.kill(process.pid, 'SIGKILL');
  await attempt.lock.release();
  round++;
}
