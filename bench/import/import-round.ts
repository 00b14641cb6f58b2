import { Closers } from '../command.js';
import { startApp } from '../databases/bench-app.js';
import type { BenchDatabase } from '../databases/bench-database.js';
import type { ImportRound } from './import-report.js';
import { copyRaw } from './raw-copy.js';

/** An import into an empty database, the same import again, and the same rows copied twice. */
export async function measureImportRound(
  create: () => BenchDatabase | Promise<BenchDatabase>,
  folder: string,
  signal: AbortSignal,
): Promise<ImportRound> {
  const closers = new Closers();
  try {
    const app = closers.add(await startApp(closers.add(await create())));
    const timed = async (): Promise<number> => {
      const startedAt = performance.now();
      await app.importFrom(folder, signal);
      return performance.now() - startedAt;
    };
    const first = await timed();
    const copy = await copyRaw(app);
    const again = await timed();
    const copyAgain = await copyRaw(app);
    return {
      database: app.kind,
      rows: copy.rows,
      first,
      again,
      copy: copy.milliseconds,
      copyAgain: copyAgain.milliseconds,
    };
  } finally {
    await closers.close();
  }
}
