import { z } from 'zod';
import { parseBoutKind } from './bout-kind.parser.js';
import { column, requiredText } from './columns.js';
import { parseIsoDate } from './date.parser.js';

/** The vocabulary's name of a ranking list; null for other texts. */
export function parseRankingList(text: string): string | null {
  const folded = text.trim().toLowerCase();
  if (folded === 'pound-for-pound') return 'pound_for_pound';
  if (/^women['’]s pound-for-pound$/.test(folded)) return 'women_pound_for_pound';
  return parseBoutKind(folded).weightClass;
}

const parseRank = (text: string): number | null => (/^\d{1,2}$/.test(text.trim()) ? Number(text) : null);

export const rankingRowSchema = z.object({
  date: column(parseIsoDate, 'a day YYYY-MM-DD'),
  weightclass: column(parseRankingList, 'a ranking list'),
  fighter: requiredText(120),
  rank: column(parseRank, 'a rank'),
});

export type RankingRow = z.output<typeof rankingRowSchema>;
