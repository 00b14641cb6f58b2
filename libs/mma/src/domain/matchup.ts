import { z } from 'zod';
import { daySchema } from './vocabulary.js';

export const FACTORS = [
  'rating',
  'recent_performance',
  'age',
  'size',
  'striking',
  'grappling',
  'activity',
  'experience',
  'stance',
] as const;
export type FactorName = (typeof FACTORS)[number];

export const FACTOR_SIZES = ['negligible', 'small', 'moderate', 'large'] as const;
export type FactorSize = (typeof FACTOR_SIZES)[number];

const probability = (side: string) => z.number().min(0).max(1).describe(`That ${side} wins, 0-1.`);

const matchupFactorSchema = z
  .strictObject({
    factor: z.enum(FACTORS),
    favours: z.enum(['a', 'b', 'neither']).describe('`a` is fighter_a.'),
    size: z.enum(FACTOR_SIZES),
    points: z
      .number()
      .describe('By how many percentage points it raises probability_a; negative: it raises probability_b.'),
    log_odds: z.number().describe("Its share of the estimate's log-odds for fighter_a; the shares add up."),
    text: z.string().describe('What it compares, with the figures of both.'),
  })
  .meta({ id: 'MatchupFactorData' });
export type MatchupFactorData = z.infer<typeof matchupFactorSchema>;

const matchupBacktestSchema = z
  .strictObject({
    bouts: z.int().describe('Decided bouts since 2015 of two fighters with earlier UFC bouts.'),
    accuracy: z.number().describe('Share of these bouts that the favourite of the estimate won, 0-1.'),
    log_loss: z.number().describe('Mean of -ln(probability of what happened); a coin has 0.6931.'),
    brier: z.number().describe('Mean squared error of the probability; a coin has 0.25.'),
  })
  .meta({
    id: 'MatchupBacktestData',
    description: 'Each bout was estimated by a model that was trained on bouts of earlier years only.',
  });
export type MatchupBacktestData = z.infer<typeof matchupBacktestSchema>;

export const matchupSchema = z
  .strictObject({
    probability_a: probability('fighter_a'),
    probability_b: probability('fighter_b'),
    factors: z.array(matchupFactorSchema).describe('The largest first.'),
    model: z
      .strictObject({
        trained_to: daySchema.describe('Day of the newest bout that the model was trained on.'),
        backtest: matchupBacktestSchema,
      })
      .meta({ id: 'MatchupModelData' }),
  })
  .meta({ id: 'MatchupData', description: 'An estimate from earlier UFC bouts.' });
export type MatchupData = z.infer<typeof matchupSchema>;
