import { z } from 'zod';
import { boutSchema } from './bout.js';
import { daySchema } from './vocabulary.js';

export const leaderboardSchema = z
  .strictObject({
    rank: z.int().describe('Ties share a rank.'),
    fighter_id: z.string(),
    name: z.string(),
    value: z.number().describe("In the metric's unit (see the notes of the result's meta)."),
    bouts: z.int().describe('Bouts that the value counts; 1 in scope bout.'),
    last_bout_on: daySchema
      .nullable()
      .exactOptional()
      .describe("Scope career only: day of the fighter's last UFC bout, inside the filters or not."),
    bout: boutSchema.exactOptional().describe('Scope bout only.'),
  })
  .meta({ id: 'LeaderboardData' });
export type LeaderboardData = z.infer<typeof leaderboardSchema>;
