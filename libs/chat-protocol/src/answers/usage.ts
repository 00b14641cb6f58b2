import { z } from 'zod';
import { count, day, named, userId } from '../fields.js';

const usageSums = named(
  'UsageSums',
  z
    .object({
      requests: count('Model requests, including failed and stopped ones.', 12),
      input_tokens: count('Input tokens at full price.', 812),
      cache_read_input_tokens: count("Input tokens read from the provider's cache.", 4100),
      cache_creation_input_tokens: count("Input tokens written to the provider's cache.", 0),
      output_tokens: count('Output tokens, including reasoning.', 120),
      thinking_tokens: count('Reasoning tokens, part of `output_tokens`.', 0),
      cost_usd: z.number().min(0).nullable().meta({
        description: 'Cost in US dollars of the requests with a known price; null if there are only others.',
        example: 0.0042,
      }),
      unpriced_requests: count('Requests without a known price, excluded from `cost_usd`.', 0),
      estimated_requests: count(
        'Requests with estimated output: they ended before the provider reported it.',
        0,
      ),
    })
    .describe('Sums over model requests.'),
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
      total: usageSums.describe('Sums over the period.'),
      days: z
        .array(z.object({ day: day('UTC.', '2026-08-01'), ...usageSums.shape }))
        .describe('Days with requests, newest first.'),
    })
    .describe("The caller's usage in a period."),
);

export const usageReport = named(
  'UsageReport',
  z
    .object({
      ...period,
      total: usageSums.describe('Sums over the period, including rows beyond `limit`.'),
      rows: z
        .array(
          z.object({
            day: day('UTC.', '2026-08-01').nullable(),
            user_id: userId('Id of the user.').nullable(),
            email: z.string().nullable().describe("The user's e-mail address."),
            provider: z.string().nullable().meta({ description: 'Model provider.', example: 'anthropic' }),
            model: z.string().nullable().describe('Model name.'),
            kind: z.string().nullable().describe('Purpose: answer, title, compaction or correction.'),
            ...usageSums.shape,
          }),
        )
        .describe('Fields that the report is not grouped by are null.'),
    })
    .describe('Usage of all users in a period.'),
);

export type UsageSums = z.output<typeof usageSums>;
export type OwnUsage = z.output<typeof ownUsage>;
export type UsageReport = z.output<typeof usageReport>;
