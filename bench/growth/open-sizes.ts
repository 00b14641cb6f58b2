import type { BenchContext, Closers } from '../command.js';
import { startApp, type BenchApp } from '../databases/bench-app.js';
import { copyOnServer, createOnServer } from '../databases/bench-database.js';
import { growData } from './grow-data.js';

export interface SizedApp {
  size: string;
  app: BenchApp;
}

export interface Sizes {
  small: SizedApp;
  large: SizedApp;
  remarks: string[];
}

/** Imports a folder, copies the database, and grows the copy by `factor`. */
export async function openSizes(
  server: string,
  { folder, factor, seed }: { folder: string; factor: number; seed: number },
  closers: Closers,
  context: BenchContext,
): Promise<Sizes> {
  const smallDatabase = closers.add(await createOnServer(server));
  const importing = await startApp(smallDatabase);
  try {
    context.say('importing');
    await importing.importFrom(folder, context.signal);
  } finally {
    // A database with connections cannot be copied.
    await importing.close();
  }
  const largeDatabase = closers.add(await copyOnServer(server, smallDatabase));
  const large = closers.add(await startApp(largeDatabase));
  const remarks = await growData(large.dataSource, factor, seed, context);
  const small = closers.add(await startApp(smallDatabase));
  return { small: { size: '1×', app: small }, large: { size: `${factor}×`, app: large }, remarks };
}
