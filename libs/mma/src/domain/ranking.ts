import { z } from 'zod';
import { daySchema, RANKING_LISTS, rankingListSchema, type RankingList } from './vocabulary.js';

const rankingEntrySchema = z
  .strictObject({
    weight_class: rankingListSchema,
    rank: z.int().describe('0 is the champion; two fighters may share a rank.'),
    name: z.string().describe('As the list writes it.'),
    fighter_id: z.string().nullable(),
  })
  .meta({ id: 'RankingEntryData' });
export type RankingEntryData = z.infer<typeof rankingEntrySchema>;

export const rankingsSchema = z
  .strictObject({
    date: daySchema.nullable().describe('Day of the lists; null when there is none.'),
    rankings: z.array(rankingEntrySchema),
  })
  .meta({ id: 'RankingsData' });
export type RankingsData = z.infer<typeof rankingsSchema>;

const SHORT: Record<string, RankingList> = {
  p4p: 'pound_for_pound',
  women_p4p: 'women_pound_for_pound',
  // Men have no strawweight list.
  strawweight: 'women_strawweight',
};

/**
 * Parses a list's name in any case with spaces, hyphens or underscores: `Pound-for-Pound`, `Women's Strawweight`. Null
 * when there is no such list.
 */
export function parseRankingList(text: string): RankingList | null {
  const name = text
    .trim()
    .toLowerCase()
    .replace(/['’]/gu, '')
    .replace(/[\s_-]+/gu, '_')
    .replace(/^wom[ae]ns?_/u, 'women_')
    .replace(/_division$/u, '')
    .replace(/(straw|fly|bantam|feather|light|welter|middle|heavy)_weight$/u, '$1weight');
  const list = SHORT[name] ?? name.replace('lightheavyweight', 'light_heavyweight');
  return RANKING_LISTS.find((each) => each === list) ?? null;
}
