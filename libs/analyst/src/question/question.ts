import type { BoutResult } from '@app/mma/domain';
import type { Language } from '../language/language.js';
import type { ChampionsRequest } from './champions-request.js';
import type { EventReference } from './event-reference.js';
import type { EventsRequest } from './events-request.js';
import type { RankingRequest } from './ranking-request.js';
import type { BoutPosition } from './position.js';
import type { ReadWords } from './read-words.js';
import type { Statistic } from './statistic.js';
import type { Topic } from './topics.js';

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
  statistic: Statistic | null;
  ranking: RankingRequest | null;
  champions: ChampionsRequest | null;
  events: EventsRequest | null;
  topics: ReadonlySet<Topic>;
  /** Words that look like an unknown name. */
  unknownName: string | null;
  unknownWords: number;
}
