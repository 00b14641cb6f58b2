import { z } from 'zod';
import { count, day, named, time } from '../fields.js';

export const liveness = named(
  'Liveness',
  z.object({ status: z.literal('live').describe('The process is alive.') }).describe('The process is alive.'),
);

const readinessParts = z.object({
  process: z.enum(['serving', 'draining']).describe('`draining` while it shuts down.'),
  database: z.enum(['up', 'down']).describe('Whether the database responds in time.'),
  migrations: z.enum(['done', 'pending', 'unknown']).describe('`unknown` while the database is down.'),
});

const languageModelState = named(
  'LanguageModelState',
  z
    .object({
      provider: z
        .string()
        .meta({ description: 'The configured provider; its model answers first.', example: 'anthropic' }),
      model: z.string().describe('Model name at the provider.'),
      state: z
        .enum(['ok', 'failed', 'unchecked'])
        .describe(
          'Outcome of the last request of this process. `unchecked`: there was none yet. The embedded analyst is always ' +
            '`ok`.',
        ),
      reason: z.string().nullable().meta({
        description: 'Kind of the failure and the setting to look at; null unless it failed.',
        example: null,
      }),
      fallback: z.string().nullable().meta({
        description: 'The provider that answers while this one fails; null if none.',
        example: 'embedded',
      }),
    })
    .describe('The language model. A failing one does not make the process unready.'),
);

export const readiness = named(
  'Readiness',
  z
    .object({
      status: z.literal('ready').describe('The process accepts requests.'),
      ...readinessParts.shape,
      language_model: languageModelState,
    })
    .describe('The process accepts requests.'),
);

export const connectionsHealth = named(
  'ConnectionsHealth',
  z
    .object({
      status: z.literal('ok').describe('The process serves sockets.'),
      connections: count('Chat connections of this process.', 12),
    })
    .describe('Chat connections of one process.'),
);

export const connectionsStatistics = named(
  'ConnectionsStatistics',
  z
    .object({
      total_connections: count('Connections on all nodes.', 120),
      connections_by_user: z
        .record(z.string(), z.int())
        .meta({ description: 'Number of connections by user id.', example: { '7': 2 } }),
      active_sessions: count('Sessions with at least one connection.', 80),
      active_generations: count('Streaming answers.', 3),
      nodes: count('Nodes that replied, this one included.', 2),
    })
    .describe('Connections, sessions and answers on all nodes.'),
);

const dataCounts = named(
  'DataCounts',
  z
    .object({
      events: count('Events.', 790),
      bouts: count('Bouts.', 8800),
      fighters: count('Fighters.', 4500),
      complete_fighters: count('Fighters with all of their UFC bouts.', 4500),
      rounds: count('Statistics of one fighter in one round.', 41_000),
      totals: count('Statistics of one fighter in one bout.', 17_600),
      rankings: count('Rows of the rankings.', 180),
      quarantined: count('Quarantined rows, whose values contradict each other or are impossible.', 12),
    })
    .describe('Number of rows by kind.'),
);

const dataSyncProgress = named(
  'DataSyncProgress',
  z
    .object({
      step: z.enum(['downloading', 'importing']).describe('What is done.'),
      file: z.string().meta({ description: 'Name of the file.', example: 'ufc_fight_results.csv' }),
      bytes_read: count('Bytes of the file read so far.', 1_048_576),
      bytes: count('Size of the file in bytes; null if unknown.', 2_075_370).nullable(),
    })
    .describe('Progress of a running sync.'),
);

export const dataSync = named(
  'DataSync',
  z
    .object({
      source: z.string().meta({ description: 'Source of the data.', example: 'starter' }),
      started_at: time('Start of the import.'),
      finished_at: time('End of the import; null while it runs.').nullable(),
      inserted: count('New rows.', 14),
      updated: count('Changed rows.', 3),
      rejected: count('Rejected rows.', 0),
      status: z.enum(['running', 'succeeded', 'failed']).describe('State of the import.'),
      progress: dataSyncProgress
        .nullable()
        .describe('What a running sync does, at most a second old; null otherwise.'),
    })
    .describe('One import.'),
);

export const dataStatus = named(
  'DataStatus',
  z
    .object({
      as_of: day('Day of the newest bout; null without data.', '2026-07-25').nullable(),
      coverage: z.enum(['starter', 'complete']).describe('`starter` holds selected careers only.'),
      counts: dataCounts,
      data_version: count('Incremented by every import that changes data.', 1),
      last_sync: dataSync.nullable().describe('The newest import; null before the first one.'),
      how_to_get_the_rest: z.string().nullable().meta({
        description: 'How to import the complete data; null if it is complete.',
        example: 'Run `mma-savant data:sync` to get the rest.',
      }),
    })
    .describe('Coverage and age of the sports data.'),
);

export type Liveness = z.output<typeof liveness>;
export type LanguageModelState = z.output<typeof languageModelState>;
export type ReadinessParts = z.output<typeof readinessParts>;
export type Readiness = z.output<typeof readiness>;
export type ConnectionsHealth = z.output<typeof connectionsHealth>;
export type ConnectionsStatistics = z.output<typeof connectionsStatistics>;
export type DataStatus = z.output<typeof dataStatus>;
