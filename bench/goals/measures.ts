import { measureFirstChunk } from '../realtime/measures/first-chunk.js';
import { measureGuardedGet } from '../realtime/measures/guarded-get.js';
import { measureIdleMemory } from '../realtime/measures/idle-memory.js';
import { measureInbound } from '../realtime/measures/inbound.js';
import { measureListGet } from '../realtime/measures/list-get.js';
import type { Counts, MeasureContext } from '../realtime/measures/options.js';
import { measureThroughput } from '../realtime/measures/throughput.js';
import { Servers } from '../realtime/processes/servers.js';
import type { Measured } from '../realtime/report/arm-table.js';
import { Closers, type BenchContext } from '../command.js';
import { createOnServer } from '../databases/bench-database.js';
import type { Area } from './goal.js';
import { measureAnswers } from './measure-answers.js';
import { measureDatabase } from './measure-database.js';
import { measureImport } from './measure-import.js';
import { measurePage } from './measure-page.js';
import { measureStart } from './measure-start.js';

export interface GoalContext extends BenchContext {
  /** URL of a PostgreSQL server on which databases may be created. */
  server: string;
  /** Folder of the complete data. */
  folder: string;
  rounds: number;
  seed: number;
}

/** Smaller than those of `npm run bench:realtime`, so that all areas take a quarter of an hour. */
const COUNTS: Counts = {
  rounds: 5,
  seed: 1,
  streams: 100,
  pieces: 150,
  answers: 60,
  'at-once': 100,
  senders: 50,
  events: 20_000,
  requests: 20_000,
  connections: 1_000,
  'capacity-connections': 5_000,
  'capacity-answers': 300,
  'slow-readers': 4,
};

const onSockets =
  (...measures: ((context: MeasureContext) => Promise<Measured[]>)[]) =>
  async ({ server, rounds, seed, signal, say }: GoalContext): Promise<Measured[]> => {
    const closers = new Closers();
    try {
      const database = closers.add(await createOnServer(server));
      const servers = closers.add(new Servers(database, signal));
      const measured: Measured[] = [];
      for (const measure of measures)
        measured.push(...(await measure({ servers, counts: { ...COUNTS, rounds, seed }, signal, say })));
      return measured;
    } finally {
      await closers.close();
    }
  };

export const MEASURES: Readonly<Record<Area, (context: GoalContext) => Promise<Measured[]>>> = {
  sockets: onSockets(measureFirstChunk, measureThroughput, measureInbound, measureIdleMemory),
  http: onSockets(measureGuardedGet, measureListGet),
  database: measureDatabase,
  answers: measureAnswers,
  import: measureImport,
  start: measureStart,
  web: measurePage,
};
