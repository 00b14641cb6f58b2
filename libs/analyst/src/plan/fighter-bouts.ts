import type { FighterBoutData } from '@app/mma/domain';
import { type QueryPlan, ask, askAll } from './query-plan.js';

/** As many bouts as fit into one tool result that a model is given. */
const PAGE = 30;
/** Nobody has had more UFC bouts than two pages; the third is room. */
const LATER_PAGES = [PAGE, 2 * PAGE];

/** Bouts of one fighter that fit a filter of the tool; all of them where no limit is given. */
export function* askBouts(filter: Record<string, unknown>, limit?: number): QueryPlan<FighterBoutData[]> {
  const size = Math.min(limit ?? PAGE, PAGE);
  const { data, meta } = yield* ask('get_fighter_bouts', { ...filter, limit: size });
  if (!meta.truncated || (limit !== undefined && limit <= PAGE)) return data;
  const pages = yield* askAll(
    'get_fighter_bouts',
    LATER_PAGES.map((offset) => ({ ...filter, limit: PAGE, offset })),
  );
  return [...data, ...pages.flatMap((page) => page.data)].slice(0, limit);
}
