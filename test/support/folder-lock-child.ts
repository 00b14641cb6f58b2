// A process that takes a folder's lock again and again, and each time checks that it alone has it. At the end it dies
// with the lock in its hands.
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
  // Throws where another process is inside at this moment.
  closeSync(openSync(marker, 'wx'));
  await delay(Math.random() * 3);
  rmSync(marker);
  if (round === Number(rounds)) process.kill(process.pid, 'SIGKILL');
  await attempt.lock.release();
  round++;
}
