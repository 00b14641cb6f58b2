import { NEVER_A_NAME, ORDINARY_WORDS } from '@app/mma';

/** Words that answers write with a capital letter and that name no fighter: organisations, sports, nations, labels. */
const CAPITALS = new Set(
  `
  ufc mma ko tko kos tkos ko/tko nc dq octagon ultimate fighting fighter fighters championship championships fight fights night
  brazilian jiu jitsu muay thai bjj judo sambo karate kickboxing boxing wrestling performance bonus hall fame pride
  strikeforce wec bellator pfl espn espn2 espn+ abc fox fx fuel versus tv apex arena garden center centre ppv tuf finale
  road dwcs contender series world grand prix final finals round rounds time date event events result results method
  opponent record venue location weight class division title titles belt note notes summary overview total totals
  streak streaks longest current first last next however overall meanwhile together although despite following after
  before since both neither either yet while across among against average best most fewest highest lowest significant
  strikes striking takedown takedowns accuracy defense defence defences defenses submission submissions decision
  decisions unanimous split majority knockout knockouts finish finishes career stats statistics height reach stance age
  born nickname orthodox southpaw switch undisputed interim champion champions challenger win wins loss losses draw
  draws ii iii iv jr sr vs american dutch irish english british scottish welsh french german spanish portuguese polish
  russian dagestani ukrainian georgian chechen kazakh chinese japanese korean thai nigerian cameroonian south north
  african mexican cuban canadian australian zealander new zealand swedish norwegian danish finnish croatian serbian
  czech hungarian romanian turkish iranian afghan indian filipino ecuadorian peruvian chilean argentine venezuelan
  jamaican hawaiian kyrgyz mongolian indonesian italian israeli abu dhabi united states kingdom emirates usa uk uae
  rank ranking rankings metric value name names fighter year years month day days bout bouts main card co-main headliner
  tale tape head body leg clinch ground distance control knockdowns per minute minutes seconds monday tuesday wednesday
  thursday friday saturday sunday he she they it his her their its this that these those there here his in on at by
  data up only breakdown comparison result key facts highlights details answer source judge judges scorecard scorecards
  referee detail context background timeline history head-to-head ranked unranked pound
  `
    .trim()
    .split(/\s+/),
);

/** Whether a folded word alone is no name. */
export const isOrdinary = (word: string): boolean => CAPITALS.has(word) || NEVER_A_NAME.has(word);

/** Whether a folded word is both a name and a word of the language. */
export const isAlsoAWord = (word: string): boolean => ORDINARY_WORDS.has(word);
