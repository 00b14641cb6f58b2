import { z } from 'zod';

/** From light to heavy. */
export const MENS_DIVISIONS = [
  'strawweight',
  'flyweight',
  'bantamweight',
  'featherweight',
  'lightweight',
  'welterweight',
  'middleweight',
  'light_heavyweight',
  'heavyweight',
] as const;
/** From light to heavy. */
export const WOMENS_DIVISIONS = [
  'women_strawweight',
  'women_flyweight',
  'women_bantamweight',
  'women_featherweight',
] as const;
/** Classes of bouts that are no divisions. */
export const OTHER_CLASSES = ['catch_weight', 'open_weight'] as const;

export const WEIGHT_CLASSES = [...MENS_DIVISIONS, ...WOMENS_DIVISIONS, ...OTHER_CLASSES] as const;
export type WeightClass = (typeof WEIGHT_CLASSES)[number];
/** False for classes of bouts outside of the divisions, and for an unknown one. */
export const isDivision = (weightClass: WeightClass | null): boolean =>
  weightClass !== null && !OTHER_CLASSES.some((other) => other === weightClass);
export const weightClassSchema = z.enum(WEIGHT_CLASSES).meta({ id: 'WeightClass' });

/** The official ranking lists: divisions and pound for pound. */
export const RANKING_LISTS = [
  'pound_for_pound',
  'flyweight',
  'bantamweight',
  'featherweight',
  'lightweight',
  'welterweight',
  'middleweight',
  'light_heavyweight',
  'heavyweight',
  'women_pound_for_pound',
  'women_strawweight',
  'women_flyweight',
  'women_bantamweight',
  'women_featherweight',
] as const;
export type RankingList = (typeof RANKING_LISTS)[number];
export const rankingListSchema = z.enum(RANKING_LISTS).meta({ id: 'RankingList' });

/** From one fighter's side. */
export const BOUT_RESULTS = ['win', 'loss', 'draw', 'no_contest'] as const;
export type BoutResult = (typeof BOUT_RESULTS)[number];
export const boutResultSchema = z.enum(BOUT_RESULTS).meta({ id: 'BoutResult' });

/** `ko_tko` includes doctor's stoppages; `other`: overturned, could not continue, … */
export const METHOD_GROUPS = ['ko_tko', 'submission', 'decision', 'dq', 'other'] as const;
export type MethodGroup = (typeof METHOD_GROUPS)[number];
export const methodGroupSchema = z.enum(METHOD_GROUPS).meta({ id: 'MethodGroup' });

/** `tournament` finals are not championship bouts. */
const TITLE_KINDS = ['none', 'undisputed', 'interim', 'tournament'] as const;
export type TitleKind = (typeof TITLE_KINDS)[number];
export const titleKindSchema = z.enum(TITLE_KINDS).meta({ id: 'TitleKind' });

/** `partial`: some data is known to be missing. */
export const COVERAGES = ['complete', 'partial'] as const;
export type Coverage = (typeof COVERAGES)[number];

/** `a` is the fighter whom the source names first. */
export type Corner = 'a' | 'b';

export const daySchema = z.iso.date();
