import { z } from 'zod';
import type { Metric } from './metric.js';

export const aggregateSchema = z
  .strictObject({
    key: z
      .string()
      .nullable()
      .describe(
        'The group: a year, a class, a name …, `all` without groups; null where the data does not say.',
      ),
    events: z.int(),
    bouts: z.int(),
    finishes: z.int().describe('By KO/TKO or submission.'),
    finish_rate: z
      .number()
      .nullable()
      .describe('Finishes among all bouts of the group, 0–1; null without a bout.'),
    ko_tko: z.int(),
    submission: z.int(),
    decision: z.int(),
    avg_duration_seconds: z.number().nullable(),
  })
  .meta({ id: 'AggregateData' });
export type AggregateData = z.infer<typeof aggregateSchema>;

export const AGGREGATE_METRICS = {
  events: { unit: 'count', formula: 'events with at least one bout of the group', source: 'results' },
  bouts: { unit: 'count', formula: 'bouts of the group', source: 'results' },
  finishes: { unit: 'count', formula: 'bouts that ended by KO/TKO or submission', source: 'results' },
  finish_rate: {
    unit: 'fraction',
    formula: 'finishes divided by all bouts of the group, draws and no contests included',
    source: 'results',
  },
  ko_tko: {
    unit: 'count',
    formula: "bouts that ended by KO/TKO, doctor's stoppages included",
    source: 'results',
  },
  submission: { unit: 'count', formula: 'bouts that ended by submission', source: 'results' },
  decision: { unit: 'count', formula: 'bouts that went to a decision, draws included', source: 'results' },
  avg_duration_seconds: {
    unit: 'seconds',
    formula: 'mean seconds of fighting over bouts whose length is known',
    source: 'results',
  },
} satisfies Record<Exclude<keyof AggregateData, 'key'>, Metric>;
