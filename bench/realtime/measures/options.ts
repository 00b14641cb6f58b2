import { parseArgs } from 'node:util';
import { readCount } from '../../command.js';
import type { BenchContext } from '../../command.js';
import type { DatabaseKind } from '../../databases/bench-database.js';
import type { Servers } from '../processes/servers.js';

const COUNTS = {
  rounds: '3',
  seed: '1',
  streams: '50',
  pieces: '400',
  answers: '60',
  'at-once': '100',
  senders: '50',
  events: '20000',
  requests: '20000',
  connections: '1000',
  'capacity-connections': '5000',
  'capacity-answers': '300',
  'slow-readers': '4',
} as const;

export const MEASURES = [
  'throughput',
  'first-chunk',
  'inbound',
  'guarded-get',
  'list-get',
  'idle-memory',
  'capacity',
  'slow-reader',
  'telemetry',
] as const;
export type MeasureName = (typeof MEASURES)[number];

export type Counts = Record<keyof typeof COUNTS, number>;

export interface RealtimeOptions {
  counts: Counts;
  only: MeasureName[];
  /** Unset: PostgreSQL where there is a server. */
  database: DatabaseKind | undefined;
}

/** @throws Error that names the option. */
export function readOptions(args: string[]): RealtimeOptions {
  const { values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...Object.fromEntries(Object.keys(COUNTS).map((name) => [name, { type: 'string' as const }])),
      only: { type: 'string', multiple: true },
      database: { type: 'string' },
    },
  });
  const given: Record<string, unknown> = values;
  const counts = Object.fromEntries(
    Object.entries(COUNTS).map(([name, usual]) => {
      const text = given[name];
      return [name, readCount(name, typeof text === 'string' ? text : usual)];
    }),
  ) as Counts;
  const only = (values.only ?? [...MEASURES]).map(toMeasure);
  return { counts, only, database: toDatabase(values.database) };
}

function toMeasure(name: string): MeasureName {
  const measure = MEASURES.find((each) => each === name);
  if (measure === undefined) throw new Error(`--only must be one of ${MEASURES.join(', ')}.`);
  return measure;
}

function toDatabase(kind: string | undefined): DatabaseKind | undefined {
  if (kind === undefined || kind === 'postgres' || kind === 'embedded') return kind;
  throw new Error('--database must be postgres or embedded.');
}

/** What a measure is given to run with. */
export interface MeasureContext extends BenchContext {
  servers: Servers;
  counts: Counts;
}
