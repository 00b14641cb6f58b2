import { z } from 'zod';
import { daySchema } from './vocabulary.js';

export const ratingSchema = z
  .strictObject({
    fighter_id: z.string(),
    name: z.string(),
    rating: z.number().describe('Glicko-2; 1500 is a fighter without UFC bouts.'),
    deviation: z
      .number()
      .describe(
        'Standard deviation of the rating: the true strength is within two of them in 95 % of cases.',
      ),
    bouts: z.int().describe('UFC bouts that the rating counts: wins, losses and draws.'),
    as_of: daySchema.describe('The day that the rating is for; the deviation grows without bouts.'),
  })
  .meta({ id: 'RatingData', description: 'A rating computed from UFC bouts; not an official ranking.' });
export type RatingData = z.infer<typeof ratingSchema>;
