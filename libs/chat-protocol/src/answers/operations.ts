import { z } from 'zod';
import { count, day, named, time } from '../fields.js';

export const liveness = named(
  'Liveness',
  z.object({ status: z.literal('live').describe('It answers.') }).describe('The process is alive.'),
);

const readinessParts = z.object({
  process: z.enum(['serving', 'draining']).describe('`draining` while it shuts down.'),
  database: z.enum(['up', 'down']).describe('Whether it replies in time.'),
  migrations: z.enum(['done', 'pending', 'unknown']).describe('`unknown` while the database is down.'),
});

export const readiness = named(
  'Readiness',
  z
    .object({ status: z.literal('ready').describe('Send requests.'), ...readinessParts.shape })
    .describe('The process should be sent requests.'),
);

export const connectionsHealth = named(
  'ConnectionsHealth',
  z
    .object({
      status: z.literal('ok').describe('The sockets are served.'),
      connections: count('Connections to the chat that this process holds.', 12),
    })
    .describe('The sockets of one process.'),
);

export const connectionsStatistics = named(
  'ConnectionsStatistics',
  z
    .object({
      total_connections: count('On all nodes.', 120),
      connections_by_user: z
        .record(z.string(), z.int())
        .meta({ description: 'How many connections each user has, by user id.', example: { '7': 2 } }),
      active_sessions: count('Sessions with at least one connection.', 80),
      active_generations: count('Answers that are being generated.', 3),
      nodes: count('Nodes that replied, this one included.', 2),
    })
    .describe('What is open on all nodes.'),
);

const dataCounts = named(
  'DataCounts',
  z
    .object({
      events: count('Events.', 790),
      bouts: count('Bouts.', 8800),
      fighters: count('Fighters.', 4500),
      complete_fighters: count('Fighters all of whose UFC bouts are here.', 4500),
      rounds: count('Statistics of one fighter in one round.', 41_000),
      totals: count('Statistics of one fighter in one bout.', 17_600),
      rankings: count('Rows of the rankings.', 180),
      quarantined: count('Rows set aside because something about them cannot be right.', 12),
    })
    .describe('How many rows the data has.'),
);

const dataSync = named(
  'DataSync',
  z
    .object({
      source: z.string().meta({ description: 'Where the data came from.', example: 'starter' }),
      started_at: time('When it started.'),
      finished_at: time('When it ended; null while it runs.').nullable(),
      inserted: count('New rows.', 14),
      updated: count('Changed rows.', 3),
      rejected: count('Rows that were refused.', 0),
      status: z.enum(['running', 'succeeded', 'failed']).describe('How far it is.'),
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
      data_version: count('Grows with every import that changed something.', 1),
      last_sync: dataSync.nullable().describe('The newest import; null before the first.'),
      how_to_get_the_rest: z.string().nullable().meta({
        description: 'How to import all of the data; null when all of it is here.',
        example: 'Run `npm run data:import -- <folder or URL>`.',
      }),
    })
    .describe('How far the sports data reaches.'),
);

export type Liveness = z.output<typeof liveness>;
export type ReadinessParts = z.output<typeof readinessParts>;
export type Readiness = z.output<typeof readiness>;
export type ConnectionsHealth = z.output<typeof connectionsHealth>;
export type ConnectionsStatistics = z.output<typeof connectionsStatistics>;
export type DataStatus = z.output<typeof dataStatus>;
