import type { DerivedTable } from '../repositories/derived-table.js';
import { ratio, winsByRun } from './metric-sql.js';

const METHODS = ['ko_tko', 'submission', 'decision', 'dq', 'other'];
const RESULTS = [
  ['wins', 'win'],
  ['losses', 'loss'],
  ['draws', 'draw'],
  ['no_contests', 'no_contest'],
] as const;
const IS_TITLE_BOUT = `c.title IN ('undisputed', 'interim')`;

const countIf = (condition: string): string => `count(*) FILTER (WHERE ${condition})`;
/** NULL when the rate is unknown. */
const defence = (part: string, whole: string): string => `1 - ${ratio(part, whole)}`;
const perSecond = (column: string, seconds: number): string =>
  `${seconds} * ${ratio(`c.${column}`, 'c.duration_seconds')}`;

/** Column → aggregate over rows `c` of `mma.appearances`. */
const COUNTED: Readonly<Record<string, string>> = {
  bouts: 'count(*)',
  ...Object.fromEntries(RESULTS.map(([name, result]) => [name, countIf(`c.result = '${result}'`)])),
  ...Object.fromEntries(
    RESULTS.slice(0, 2).flatMap(([name, result]) =>
      METHODS.map((method) => [
        `${name}_${method}`,
        countIf(`c.result = '${result}' AND c.method_group = '${method}'`),
      ]),
    ),
  ),
  ...Object.fromEntries(
    RESULTS.map(([name, result]) => [
      `title_${name}`,
      countIf(`c.result = '${result}' AND ${IS_TITLE_BOUT}`),
    ]),
  ),
  first_bout_on: 'min(c.held_on)',
  last_bout_on: 'max(c.held_on)',
  undated_bouts: countIf('c.held_on IS NULL'),
  bouts_without_statistics: countIf('c.sig_strikes_landed IS NULL'),
  bouts_without_control: countIf('c.control_seconds IS NULL'),
  fight_seconds: 'sum(c.duration_seconds)',
  sig_strikes_landed_per_min: perSecond('sig_strikes_landed', 60),
  sig_strikes_absorbed_per_min: perSecond('opponent_sig_strikes_landed', 60),
  sig_strike_accuracy: ratio('c.sig_strikes_landed', 'c.sig_strikes_attempted'),
  sig_strike_defence: defence('c.opponent_sig_strikes_landed', 'c.opponent_sig_strikes_attempted'),
  takedowns_per_15_min: perSecond('takedowns_landed', 900),
  takedown_accuracy: ratio('c.takedowns_landed', 'c.takedowns_attempted'),
  takedown_defence: defence('c.opponent_takedowns_landed', 'c.opponent_takedowns_attempted'),
  submission_attempts_per_15_min: perSecond('submission_attempts', 900),
  knockdowns: 'sum(c.knockdowns)',
  control_seconds: 'sum(c.control_seconds)',
};

/** Reads `mma.appearances`. */
export const FIGHTER_CAREERS: DerivedTable = {
  name: 'fighter_careers',
  key: ['fighter_id'],
  columns: [
    ...Object.keys(COUNTED),
    'current_streak_result',
    'current_streak_count',
    'longest_win_streak',
    'weight_classes',
  ],
  select: `
    WITH counted AS (
      SELECT c.fighter_id, ${Object.entries(COUNTED)
        .map(([name, value]) => `${value} AS ${name}`)
        .join(', ')}
        FROM mma.appearances c GROUP BY c.fighter_id
    ), decided AS (
      SELECT * FROM mma.appearances WHERE run IS NOT NULL
    ), ends AS (
      SELECT fighter_id, (array_agg(result ORDER BY bout_number DESC))[1] AS last_result,
             coalesce(max(bout_number) FILTER (WHERE result <> 'win'), 0) AS last_not_won,
             coalesce(max(bout_number) FILTER (WHERE result <> 'loss'), 0) AS last_not_lost
        FROM decided GROUP BY fighter_id
    ), current AS (
      SELECT e.fighter_id, nullif(e.last_result, 'draw') AS result,
             count(*) FILTER (WHERE d.result = 'win' AND d.bout_number > e.last_not_won
                                 OR d.result = 'loss' AND d.bout_number > e.last_not_lost) AS count
        FROM ends e JOIN decided d ON d.fighter_id = e.fighter_id
       GROUP BY e.fighter_id, e.last_result
    ), longest AS (
      SELECT fighter_id, max(wins) AS wins
        FROM (SELECT c.fighter_id, ${winsByRun('run')} FROM decided c GROUP BY c.fighter_id, c.run) r
       GROUP BY fighter_id
    ), classes AS (
      SELECT fighter_id, array_agg(weight_class::text ORDER BY bouts DESC, last DESC NULLS LAST, weight_class) AS classes
        FROM (SELECT fighter_id, weight_class, count(*) AS bouts, max(held_on) AS last
                FROM mma.appearances WHERE weight_class IS NOT NULL GROUP BY fighter_id, weight_class) fought
       GROUP BY fighter_id
    )
    SELECT counted.*, current.result AS current_streak_result,
           coalesce(current.count, 0) AS current_streak_count, coalesce(longest.wins, 0) AS longest_win_streak,
           coalesce(classes.classes, '{}') AS weight_classes
      FROM counted
      LEFT JOIN current USING (fighter_id)
      LEFT JOIN longest USING (fighter_id)
      LEFT JOIN classes USING (fighter_id)`,
};
