import { setTimeout as sleep } from 'node:timers/promises';
import { Closers } from '../command.js';
import { startApp } from '../databases/bench-app.js';
import { createOnServer } from '../databases/bench-database.js';
import { Servers } from '../realtime/processes/servers.js';
import { type Measured, SERVICE } from '../realtime/report/arm-table.js';
import { mebibytes } from '../realtime/report/formats.js';
import type { GoalContext } from './measures.js';

/** Until what the start leaves to be done, such as the names by sound, is done. */
const SETTLE_MS = 5_000;
const MEBIBYTE = 1024 * 1024;

/** A start on a PostgreSQL with the complete data, to `/health/ready`, and the memory some seconds later. */
export async function measureStart({
  server,
  folder,
  rounds,
  signal,
  say,
}: GoalContext): Promise<Measured[]> {
  const closers = new Closers();
  try {
    const database = closers.add(await createOnServer(server));
    const app = await startApp(database);
    await app.importFrom(folder, signal).finally(() => app.close());
    const servers = closers.add(new Servers(database, signal));
    const samples = [];
    for (let round = 1; round <= rounds; round++) {
      const startedAt = performance.now();
      const service = await servers.service();
      const seconds = (performance.now() - startedAt) / 1000;
      await sleep(SETTLE_MS);
      const { rss } = await service.memory();
      await service.close();
      say(`start: round ${round} of ${rounds}`);
      samples.push({ arm: SERVICE, figures: { 'seconds to ready': seconds, 'RSS, MiB': rss / MEBIBYTE } });
    }
    const formats = {
      'seconds to ready': (value: number) => value.toFixed(2),
      'RSS, MiB': (value: number) => mebibytes(value * MEBIBYTE),
    };
    return [{ id: 'start', title: 'Cold start', samples, formats, referenceOf: () => SERVICE }];
  } finally {
    await closers.close();
  }
}
