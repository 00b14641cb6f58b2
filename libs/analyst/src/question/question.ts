import type { MethodGroup, WeightClass } from '@app/mma/domain';
import type { Language } from '../language/language.js';
import type { AggregateRequest } from './aggregate-request.js';
import type { ChampionsRequest } from './champions-request.js';
import type { EventReference } from './event-reference.js';
import type { EventsRequest } from './events-request.js';
import type { LeaderboardRequest } from './leaderboard-request.js';
import type { RankingRequest } from './ranking-request.js';
import type { BoutPosition } from './position.js';
import type { Period } from './period.js';
import type { Statistic } from './statistic.js';
import type { Topic } from './topics.js';

export interface NamedFighter {
  text: string;
  /** Possible fighters, the likeliest first; empty for an unknown name. */
  candidates: { fighterId: string; name: string }[];
  /** Whether the text identifies the fighter by more than the name (a nickname, say): refer to it by id. */
  byId: boolean;
}

export type Outcome = 'win' | 'loss' | 'draw' | 'no_contest';

export interface Question {
  language: Language;
  text: string;
  /** See {@link MaskedText}. */
  spaced: string;
  compact: string;
  fighters: NamedFighter[];
  /** For each placeholder of the masked text the index in `fighters`. */
  mentioned: number[];
  event: EventReference | null;
  weightClasses: WeightClass[];
  method: MethodGroup | null;
  outcome: Outcome | null;
  position: BoutPosition | null;
  /** The meeting of two fighters: 1 is the first, -1 the last. */
  meeting: number | null;
  period: Period | null;
  statistic: Statistic | null;
  leaderboard: LeaderboardRequest | null;
  aggregate: AggregateRequest | null;
  ranking: RankingRequest | null;
  champions: ChampionsRequest | null;
  events: EventsRequest | null;
  topics: ReadonlySet<Topic>;
  /** Words that look like an unknown name. */
  unknownName: string | null;
  unknownWords: number;
}
