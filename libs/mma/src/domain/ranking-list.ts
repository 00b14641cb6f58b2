import { RANKING_LISTS, type RankingList } from './vocabulary.js';

const SHORT: Record<string, RankingList> = {
  p4p: 'pound_for_pound',
  women_p4p: 'women_pound_for_pound',
  // There is no men's strawweight.
  strawweight: 'women_strawweight',
};

/**
 * The official list of a name in any case and with spaces, hyphens or underscores: `Pound-for-Pound`,
 * `Women's Strawweight`, `light heavyweight`. Null for what is no list.
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
