import type { ChartKind } from '@app/chat-protocol';
import type { BoutQuery, QueryConditions, QueryGroup, QueryMeasure, QueryStatistic } from '@app/mma/domain';

/** Subjects that the data does not hold; each has a sentence in `wording/absent-wording.ts`. */
export type AbsentSubject =
  | 'bonuses'
  | 'pay'
  | 'audience'
  | 'odds'
  | 'nationality'
  | 'training'
  | 'card_section'
  | 'injuries'
  | 'promotions'
  | 'future'
  | 'prediction'
  /** A bout that two fighters might have; `matchup` estimates it. */
  | 'hypothetical'
  | 'opinion'
  | 'private_life'
  | 'weigh_in'
  | 'drug_tests'
  | 'fight_style'
  | 'rounds_won';

/** What the other intents answer; the grammar of queries leaves them alone. */
export type Subject =
  | 'record'
  | 'profile'
  | 'height'
  | 'reach'
  | 'weight'
  | 'stance'
  | 'born'
  | 'nickname'
  | 'referee'
  | 'scorecards'
  | 'rankings'
  | 'rating'
  | 'card'
  | 'main_event'
  | 'co_main'
  | 'opener'
  | 'result'
  | 'winner'
  | 'duration'
  | 'round'
  | 'when'
  | 'where'
  | 'how'
  | 'champion'
  | 'become_champion'
  | 'lose_title'
  | 'head_to_head'
  | 'meeting'
  | 'common_opponents'
  | 'division'
  | 'opponent'
  | 'statistics'
  | 'career_rate'
  | 'methods';

/** What a word or phrase means to the grammar. */
export type Meaning =
  /** Says nothing about what is asked: politeness, articles, endings. */
  | { is: 'filler' }
  /** How the answer is to be shown; it conditions nothing. `auto`: the analyst chooses the kind. */
  | { is: 'filler'; chart: ChartKind | 'auto' }
  | { is: 'condition'; set: QueryConditions }
  | { is: 'limit'; set: Pick<BoutQuery, 'active_since' | 'min_bouts'> }
  | { is: 'method'; set: Pick<QueryConditions, 'method_group' | 'method'> }
  | { is: 'result'; result: 'win' | 'loss' | 'draw' | 'no_contest' }
  /** A verb between two fighters. `passive`: the subject is the one it happens to. */
  | {
      is: 'verb';
      result: 'win' | 'loss' | 'faced';
      passive?: true;
      set?: Pick<QueryConditions, 'method_group' | 'method'>;
    }
  /** "Suffered", "당한": a loss with a method, the opponent's side with a statistic. */
  | { is: 'suffered' }
  | { is: 'statistic'; statistic: QueryStatistic }
  /** Whose side a statistic is on. */
  | { is: 'side'; side: 'own' | 'opponent' }
  | { is: 'measure'; measure: QueryMeasure }
  | { is: 'extreme'; order: 'most' | 'least' }
  | {
      is: 'superlative';
      what:
        | 'longest'
        | 'shortest'
        | 'youngest'
        | 'oldest'
        | 'fastest'
        | 'slowest'
        | 'tallest'
        | 'smallest'
        | 'first'
        | 'last';
    }
  | { is: 'streak'; result?: 'win' | 'loss'; current?: true }
  | { is: 'comparative'; order: 'more' | 'fewer' }
  /** In one bout, not over the career. */
  | { is: 'single_bout' }
  | { is: 'group'; group: QueryGroup }
  | {
      is: 'ask';
      ask:
        | 'who'
        | 'what'
        | 'which'
        | 'count'
        | 'amount'
        | 'list'
        | 'ever'
        | 'never'
        | 'claim'
        | 'age'
        | 'average'
        | 'share';
    }
  | {
      is: 'noun';
      noun:
        | 'bout'
        | 'event'
        | 'fighter'
        | 'opponent'
        | 'title'
        | 'round'
        | 'age'
        | 'time'
        | 'division'
        | 'history'
        | 'year'
        | 'times';
    }
  /** How a number bounds: "at least 10", "10 이상". */
  | { is: 'bound'; bound: 'least' | 'most' | 'over' | 'under' }
  | { is: 'joint'; joint: 'and' | 'or' | 'versus' | 'both' | 'not' }
  | { is: 'time'; time: TimeWord }
  | { is: 'number'; value: number; ordinal?: true }
  | { is: 'month'; month: number }
  | { is: 'subject'; subject: Subject }
  | { is: 'absent'; subject: AbsentSubject }
  /** A place in a ranking: `위`, `from the top`. */
  | { is: 'place_word' }
  /** A person, bout or thing of the conversation before. */
  | {
      is: 'reference';
      to: 'person' | 'persons' | 'opponent' | 'bout' | 'event' | 'next' | 'previous' | 'other';
    };

export type TimeWord =
  | 'today'
  | 'yesterday'
  | 'this_week'
  | 'last_week'
  | 'this_month'
  | 'last_month'
  | 'this_year'
  | 'last_year'
  | 'year_before_last'
  | 'this_decade'
  | 'covid'
  | 'last_n'
  | 'since'
  | 'after'
  | 'before'
  | 'until'
  | 'between'
  | 'in'
  | 'ago'
  | 'years'
  | 'decade'
  | 'range'
  | 'months'
  | 'weeks'
  | 'days'
  | 'now'
  | 'ever';

/** An entry of the lexicon. Forms are separated by `|`; `{a|b}` in a form stands for each of them. */
export interface Entry {
  means: Meaning;
  en?: string;
  ko?: string;
  /**
   * Costs more than an ordinary form: for short forms that are often parts of other words. The cheapest
   * segmentation of the whole question wins.
   */
  rare?: true;
  /** An ending or particle: follows another word without a space. */
  ending?: true;
}
