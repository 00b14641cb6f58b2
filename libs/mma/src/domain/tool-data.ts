import type { BoutResult, MethodGroup, RankingList, TitleKind, WeightClass } from './vocabulary.js';

/** The `data` of each tool's result, as the tool contract names it. Every key is present; null means unknown. */

/** Wins, losses, draws and no contests in the UFC. */
export interface RecordData {
  wins: number;
  losses: number;
  draws: number;
  no_contests: number;
}

export type MethodCounts = Record<MethodGroup, number>;

export interface BoutSideData {
  fighter_id: string;
  name: string;
  result: BoutResult;
}

/** Points for the fighters `fighter_a` and `fighter_b` of the same bout. */
export interface ScorecardData {
  judge: string | null;
  a: number;
  b: number;
}

export interface BoutData {
  bout_id: string;
  event_id: string;
  /** Name of the event. */
  event: string;
  date: string | null;
  location: string | null;
  weight_class: WeightClass | null;
  title: TitleKind;
  /** The fighter whom the source names first; not always the winner. */
  fighter_a: BoutSideData;
  fighter_b: BoutSideData;
  winner: string | null;
  /** In the source's words, e.g. `Decision - Split`. */
  method: string;
  method_group: MethodGroup;
  method_detail: string | null;
  /** The round it ended in. */
  round: number;
  /** `m:ss` in that round. */
  time: string;
  /** Seconds over all rounds. */
  duration_seconds: number | null;
  scheduled_rounds: number | null;
  referee: string | null;
  scorecards: ScorecardData[];
}

/** A row of `get_fighter_bouts`: a bout from one fighter's side. */
export interface FighterBoutData extends BoutData {
  opponent: string;
  result: BoutResult;
}

export interface LandedData {
  landed: number | null;
  attempted: number | null;
}

/** What one fighter did in a bout or in a round of it. */
export interface StatisticsData {
  knockdowns: number | null;
  sig_strikes: LandedData;
  total_strikes: LandedData;
  takedowns: LandedData;
  submission_attempts: number | null;
  reversals: number | null;
  control_seconds: number | null;
  head: LandedData;
  body: LandedData;
  leg: LandedData;
  distance: LandedData;
  clinch: LandedData;
  ground: LandedData;
}

/** `get_bout`. `a` and `b` are the sides of `fighter_a` and `fighter_b`. */
export interface BoutDetailData extends BoutData {
  totals: { a: StatisticsData | null; b: StatisticsData | null };
  rounds: { round: number; a: StatisticsData | null; b: StatisticsData | null }[];
}

/** A row of `search_fighters`. */
export interface FighterSearchData {
  fighter_id: string;
  name: string;
  nickname: string | null;
  /** How well the name fits the query, 0–1. */
  score: number;
  record: RecordData;
  /** The class of most bouts first. */
  weight_classes: WeightClass[];
  last_bout_on: string | null;
}

export interface StreakData {
  /** Null when the last counted bout was a draw, or there is none. */
  result: 'win' | 'loss' | null;
  count: number;
}

export interface RankData {
  /** A weight class, `pound_for_pound` or `women_pound_for_pound`. */
  weight_class: string;
  /** 0 is the champion. */
  rank: number;
  date: string;
}

/** Figures over all bouts with statistics. Rates are fractions 0–1. */
export interface CareerData {
  minutes: number | null;
  sig_strikes_landed_per_min: number | null;
  sig_strikes_absorbed_per_min: number | null;
  sig_strike_accuracy: number | null;
  sig_strike_defence: number | null;
  takedowns_per_15_min: number | null;
  takedown_accuracy: number | null;
  takedown_defence: number | null;
  submission_attempts_per_15_min: number | null;
  knockdowns: number | null;
  control_seconds: number | null;
}

/** `get_fighter`. */
export interface FighterData {
  fighter_id: string;
  name: string;
  nickname: string | null;
  born_on: string | null;
  /** Full years today, or on `as_of`. */
  age: number | null;
  height_cm: number | null;
  reach_cm: number | null;
  weight_kg: number | null;
  stance: string | null;
  record: RecordData;
  wins_by: MethodCounts;
  losses_by: MethodCounts;
  current_streak: StreakData;
  longest_win_streak: number;
  title_bouts: RecordData;
  first_bout_on: string | null;
  last_bout_on: string | null;
  /** The class of most bouts first. */
  weight_classes: WeightClass[];
  rank: RankData | null;
  career: CareerData;
}

/** `get_event`. */
export interface EventData {
  event_id: string;
  name: string;
  date: string | null;
  location: string | null;
  city: string | null;
  country: string | null;
  /** `A vs. B`, or null while the event has no bout in the data. */
  main_event: string | null;
  /** In card order, the main event first. */
  bouts: BoutData[];
}

/** A row of `search_events`. */
export interface EventSearchData {
  event_id: string;
  name: string;
  date: string | null;
  location: string | null;
  city: string | null;
  country: string | null;
  /** How many bouts of the event are in the data. */
  bouts: number;
  /** `A vs. B`, or null while the event has no bout in the data. */
  main_event: string | null;
}

/** `compare_fighters`. `a` and `b` are `fighter_a` and `fighter_b`. */
export interface ComparisonData {
  a: FighterData;
  b: FighterData;
  /** Their bouts against each other, the newest first. */
  head_to_head: BoutData[];
  /** Whom both have met; the one whom either met last first, then by name. */
  common_opponents: CommonOpponentData[];
}

/** The results of both against a third, from their own side, the oldest first. */
export interface CommonOpponentData {
  name: string;
  a: BoutResult[];
  b: BoutResult[];
}

/** A row of `get_title_history`. */
export interface TitleBoutData extends BoutData {
  /**
   * Who held the title (for an interim bout: the interim title) after the bout, as far as bouts tell: its winner, or
   * the champion before it where it had none; null where the title stayed vacant.
   */
  champion_after: string | null;
}

/** A row of `get_leaderboard`. */
export interface LeaderboardData {
  /** Ties share a rank. */
  rank: number;
  fighter_id: string;
  name: string;
  /** In the metric's unit (see the notes of the result's meta). */
  value: number;
  /** Bouts that the value counts; 1 in scope bout. */
  bouts: number;
  /** Scope bout only. */
  bout?: BoutData;
}

/** A row of `aggregate_bouts`. */
export interface AggregateData {
  /** The group: a year, a class, a name …, `all` without groups; null where the data does not say. */
  key: string | null;
  events: number;
  bouts: number;
  /** By KO/TKO or submission. */
  finishes: number;
  /** Finishes among all bouts of the group, 0–1; null without a bout. */
  finish_rate: number | null;
  ko_tko: number;
  submission: number;
  decision: number;
  avg_duration_seconds: number | null;
}

export interface RankingEntryData {
  weight_class: RankingList;
  /** 0 is the champion; two people may share a rank. */
  rank: number;
  /** As the list writes it. */
  name: string;
  fighter_id: string | null;
}

/** `get_rankings`. */
export interface RankingsData {
  /** Day of the lists; null when there is none. */
  date: string | null;
  rankings: RankingEntryData[];
}

/** A suggestion of `ambiguous_fighter` and `fighter_not_found`. */
export interface FighterSuggestion {
  fighter_id: string;
  name: string;
  nickname: string | null;
  weight_classes: WeightClass[];
  born_on: string | null;
  record: RecordData;
}

/** A suggestion of `event_not_found`. */
export interface EventSuggestion {
  event_id: string;
  name: string;
  date: string | null;
}
