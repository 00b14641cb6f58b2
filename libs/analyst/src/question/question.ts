import type { BoutResult } from '@app/mma/domain';
import type { Language } from '../language/language.js';
import type { ChampionsRequest } from './champions-request.js';
import type { EventReference } from './event-reference.js';
import type { EventsRequest } from './events-request.js';
import type { Impossible } from './impossible.js';
import type { RankingRequest } from './ranking-request.js';
import type { Neighbour } from './neighbour.js';
import type { BoutPosition } from './position.js';
import type { ReadWords } from './read-words.js';
import type { SpokenBout } from './spoken-bout.js';
import type { Succession } from './succession.js';
import type { Statistic } from './statistic.js';
import type { Topic } from './topics.js';

/** What is asked about a bout; `meetings`: how often the two met, and whether again. */
export type BoutAspect =
  'age' | 'before' | 'after' | 'meetings' | 'referee' | 'scorecards' | 'round' | 'opponent' | 'result';

export interface NamedFighter {
  text: string;
  /** Possible fighters, the likeliest first; empty for an unknown name. */
  candidates: { fighterId: string; name: string }[];
  /** Whether the text identifies the fighter by more than the name (a nickname, say): refer to it by id. */
  byId: boolean;
  /** Whether the first candidate is far more likely than the others. */
  isClear: boolean;
}

export interface Question extends Readonly<ReadWords> {
  language: Language;
  text: string;
  /** See {@link MaskedText}. */
  spaced: string;
  compact: string;
  /** Day in the reader's time zone. */
  today: string;
  fighters: NamedFighter[];
  /** For each placeholder of the masked text the index in `fighters`. */
  mentioned: number[];
  event: EventReference | null;
  /** The result by which the question selects a fighter's bouts. */
  outcome: BoutResult | null;
  position: BoutPosition | null;
  /** The meeting of two fighters: 1 is the first, -1 the last. */
  meeting: number | null;
  neighbour: Neighbour | null;
  statistic: Statistic | null;
  ranking: RankingRequest | null;
  champions: ChampionsRequest | null;
  succession: Succession | null;
  events: EventsRequest | null;
  impossible: Impossible | null;
  /** The words that limit another figure than the one asked for. */
  foreignLimit: string | null;
  /** Whose figure was asked for before the same one of the named fighter. */
  fighterBefore: NamedFighter | null;
  /** The bout of the answer before, which the question asks about. */
  bout: SpokenBout | null;
  boutAspect: BoutAspect | null;
  topics: ReadonlySet<Topic>;
  /** Words that look like an unknown name. */
  unknownName: string | null;
  unknownWords: number;
}
