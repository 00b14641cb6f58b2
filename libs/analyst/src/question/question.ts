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

/** Someone whom a question names. */
export interface Person {
  /** As the text says it. */
  text: string;
  /** Whom it may mean, the likeliest first; empty where no fighter of that name is known. */
  candidates: { fighterId: string; name: string }[];
  /** Whether the text says more than the name (a nickname, say), so that the name alone would not tell who is meant. */
  byId: boolean;
}

/** The side of a bout that a question filters by. */
export type Outcome = 'win' | 'loss' | 'draw' | 'no_contest';

/** What a question says, without what it is about: see `topics` for that. */
export interface Question {
  language: Language;
  /** As the person typed it. */
  text: string;
  /** Lower case, names replaced by placeholders: see {@link MaskedText}. */
  spaced: string;
  compact: string;
  people: Person[];
  /** For each placeholder of the masked text the index of its person in `people`. */
  mentioned: number[];
  event: EventReference | null;
  weightClasses: WeightClass[];
  method: MethodGroup | null;
  outcome: Outcome | null;
  position: BoutPosition | null;
  /** Which meeting of two people, the first is 1; negative from the end. */
  meeting: number | null;
  period: Period | null;
  statistic: Statistic | null;
  leaderboard: LeaderboardRequest | null;
  aggregate: AggregateRequest | null;
  ranking: RankingRequest | null;
  champions: ChampionsRequest | null;
  events: EventsRequest | null;
  topics: ReadonlySet<Topic>;
  /** Words that look like the name of somebody whom nobody knows. */
  unknownName: string | null;
  /** How many words of the text say nothing that the analyst understands. */
  strangeWords: number;
}
