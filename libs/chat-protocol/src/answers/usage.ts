import { z } from 'zod';
import { count, day, named, userId } from '../fields.js';

const usageSums = named(
  'UsageSums',
  z
    .object({
      requests: count('Requests to providers, also failed and stopped ones.', 12),
      input_tokens: count('Tokens read at full price.', 812),
      cache_read_input_tokens: count("Tokens read from the provider's cache.", 4100),
      cache_creation_input_tokens: count("Tokens written to the provider's cache.", 0),
      output_tokens: count('Tokens written, reasoning included.', 120),
      thinking_tokens: count('What of `output_tokens` was reasoning.', 0),
      cost_usd: z.number().min(0).meta({
        description: 'US dollars, of the requests that the price list has a price for.',
        example: 0.0042,
      }),
      unpriced_requests: count('Requests without a price; `cost_usd` leaves them out.', 0),
      estimated_requests: count(
        'Requests that were cut off before the provider reported their output; it was estimated.',
        0,
      ),
    })
    .describe('Requests to language models, summed up.'),
);

const period = {
  from: day('First day (UTC).', '2026-08-01'),
  to: day('Last day (UTC).', '2026-08-30'),
};

export const ownUsage = named(
  'OwnUsage',
  z
    .object({
      ...period,
      total: usageSums.describe('Over the whole period.'),
      days: z
        .array(z.object({ day: day('UTC.', '2026-08-01'), ...usageSums.shape }))
        .describe('Days with requests, the newest first.'),
    })
    .describe("The caller's usage in a period."),
);

export const usageReport = named(
  'UsageReport',
  z
    .object({
      ...period,
      total: usageSums.describe('Over the whole period, also what `limit` leaves out.'),
      rows: z
        .array(
          z.object({
            day: day('UTC.', '2026-08-01').nullable(),
            user_id: userId('The user.').nullable(),
            email: z.string().nullable().describe("The user's address."),
            provider: z.string().nullable().meta({ description: 'Of the model.', example: 'anthropic' }),
            model: z.string().nullable().describe('Its name.'),
            kind: z.string().nullable().describe('answer, title, compaction or correction.'),
            ...usageSums.shape,
          }),
        )
        .describe('What the report is not grouped by is null.'),
    })
    .describe("Everybody's usage in a period."),
);

export type UsageSums = z.output<typeof usageSums>;
export type OwnUsage = z.output<typeof ownUsage>;
export type UsageReport = z.output<typeof usageReport>;
