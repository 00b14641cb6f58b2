import type { BoutQuery } from '@app/mma';

/** A question in SQL. The first two columns of a compared one are a key and a value, without a limit. */
export interface SqlQuestion {
  question: string;
  sql: string;
  /** The same question to `query_bouts`: each of its rows must be among those of the SQL. */
  query?: BoutQuery;
}

const WIN = { result: ['win' as const] };

/** Questions whose answers another tool gives too. */
export const COMPARED_QUESTIONS: readonly Required<SqlQuestion>[] = [
  {
    question: 'wins by fighter',
    sql: "SELECT fighter, count(*) FROM appearances WHERE result = 'win' GROUP BY fighter_id, fighter",
    query: { group_by: 'fighter', ...WIN },
  },
  {
    question: 'split-decision wins at lightweight since 2015',
    sql: `SELECT fighter, count(*) FROM appearances WHERE result = 'win' AND method ILIKE '%split%'
            AND weight_class = 'lightweight' AND date >= '2015-01-01' GROUP BY fighter_id, fighter`,
    query: {
      group_by: 'fighter',
      ...WIN,
      method: ['split'],
      weight_class: ['lightweight'],
      from: '2015-01-01',
    },
  },
  {
    question: 'who finished Dustin Poirier',
    sql: `SELECT winner, count(*) FROM bouts WHERE loser = 'Dustin Poirier' AND method_group IN ('ko_tko', 'submission')
          GROUP BY winner`,
    query: {
      group_by: 'fighter',
      opponent: ['Dustin Poirier'],
      ...WIN,
      method_group: ['ko_tko', 'submission'],
    },
  },
  {
    question: 'average fight time per year',
    sql: `SELECT extract(year FROM date)::int AS year, avg(duration_seconds) FROM bouts WHERE date IS NOT NULL
          GROUP BY year`,
    query: { group_by: 'year', measure: 'average', statistic: 'fight_seconds', limit: 100 },
  },
  {
    question: 'wins against southpaws after 35',
    sql: `SELECT fighter, count(*) FROM appearances WHERE result = 'win' AND opponent_stance = 'southpaw' AND age >= 35
          GROUP BY fighter_id, fighter`,
    query: { group_by: 'fighter', ...WIN, opponent_stance: ['southpaw'], min_age: 35 },
  },
  {
    question: 'most knockdowns in a career',
    sql: `SELECT fighter, sum(knockdowns) FROM appearances GROUP BY fighter_id, fighter ORDER BY 2 DESC NULLS LAST`,
    query: { group_by: 'fighter', measure: 'sum', statistic: 'knockdowns' },
  },
  {
    question: 'longest win streak',
    sql: `WITH streaks AS (
            SELECT fighter_id, fighter, count(*) AS length FROM appearances WHERE result = 'win'
            GROUP BY fighter_id, fighter, streak_group)
          SELECT fighter, max(length) FROM streaks GROUP BY fighter_id, fighter`,
    query: { group_by: 'fighter', measure: 'longest_streak' },
  },
  {
    question: 'bouts by method group',
    sql: 'SELECT method_group, count(*) FROM bouts GROUP BY 1',
    query: { group_by: 'method_group' },
  },
  {
    question: 'bouts by weight class',
    sql: 'SELECT weight_class, count(*) AS n FROM bouts GROUP BY weight_class ORDER BY n DESC',
    query: { group_by: 'weight_class' },
  },
  {
    question: 'submission wins of women',
    sql: `SELECT a.fighter, count(*) FROM appearances AS a JOIN fighters AS f USING (fighter_id)
          WHERE a.sex = 'women' AND a.result = 'win' AND a.method_group = 'submission' GROUP BY a.fighter_id, a.fighter`,
    query: { group_by: 'fighter', ...WIN, sex: 'women', method_group: ['submission'] },
  },
  {
    question: 'title bout wins',
    sql: `SELECT fighter, count(*) FROM appearances WHERE title IN ('undisputed', 'interim') AND result = 'win'
          GROUP BY fighter`,
    query: { group_by: 'fighter', ...WIN, title: ['any'] },
  },
  {
    question: 'title defences won, as champion',
    sql: `SELECT fighter, count(*) FROM appearances WHERE role = 'champion' AND result = 'win' GROUP BY fighter`,
    query: { group_by: 'fighter', ...WIN, role: 'champion', title: ['any'] },
  },
  {
    question: 'wins over former or current champions',
    sql: `SELECT fighter, count(*) FROM appearances WHERE result = 'win' AND opponent_title = 'former_champion'
          GROUP BY fighter`,
    query: { group_by: 'fighter', ...WIN, opponent_was: 'former_champion' },
  },
  {
    question: 'bouts by referee',
    sql: 'SELECT referee, count(*) FROM bouts WHERE referee IS NOT NULL GROUP BY referee',
    query: { group_by: 'referee' },
  },
  {
    question: 'bouts by country',
    sql: 'SELECT e.country, count(*) FROM bouts b JOIN events e ON e.event_id = b.event_id GROUP BY e.country',
    query: { group_by: 'country' },
  },
  {
    question: 'first-round finishes',
    sql: `SELECT winner, count(*) FROM bouts WHERE round = 1 AND method_group IN ('ko_tko', 'submission')
            AND winner IS NOT NULL GROUP BY winner`,
    query: { group_by: 'fighter', ...WIN, round: [1], method_group: ['ko_tko', 'submission'] },
  },
  {
    question: 'different opponents beaten',
    sql: "SELECT fighter, count(DISTINCT opponent_id) FROM appearances WHERE result = 'win' GROUP BY fighter_id, fighter",
    query: { group_by: 'fighter', measure: 'opponents', ...WIN },
  },
  {
    question: 'most significant strikes landed in one bout',
    sql: `SELECT fighter, max(sig_strikes_landed) AS most FROM appearances GROUP BY fighter_id, fighter
          ORDER BY most DESC NULLS LAST`,
    query: { group_by: 'fighter', measure: 'maximum', statistic: 'sig_strikes_landed' },
  },
  {
    question: 'main events per fighter',
    sql: `SELECT fighter, count(*) FILTER (WHERE is_main_event) FROM appearances GROUP BY fighter_id, fighter
          ORDER BY 2 DESC`,
    query: { group_by: 'fighter', main_event: true },
  },
  {
    question: 'youngest winners',
    sql: "SELECT fighter, min(age) FROM appearances WHERE result = 'win' AND age IS NOT NULL GROUP BY fighter_id, fighter",
    query: { group_by: 'fighter', measure: 'youngest', ...WIN },
  },
];

/** Further statements that must run. */
export const LEGAL_QUESTIONS: readonly SqlQuestion[] = [
  ...COMPARED_QUESTIONS,
  { question: 'a constant', sql: 'SELECT 1 AS one, 1.5 AS more, true AS yes, NULL AS nothing' },
  { question: 'a semicolon at the end', sql: 'SELECT count(*) FROM fighters ; ' },
  { question: 'a comment', sql: '/* how many */ SELECT count(*) -- all of them\nFROM fighters' },
  { question: 'the schema', sql: 'SELECT name FROM mma_read.fighters LIMIT 1' },
  { question: 'all columns', sql: 'SELECT * FROM fighters ORDER BY wins DESC LIMIT 3' },
  {
    question: 'columns of one relation',
    sql: 'SELECT f.* FROM fighters f JOIN ratings r USING (fighter_id) LIMIT 1',
  },
  { question: 'VALUES', sql: "VALUES (1, 'a'), (2, 'b')" },
  { question: 'TABLE', sql: 'TABLE rankings' },
  { question: 'a set of values', sql: "SELECT * FROM (VALUES ('lightweight', 70)) AS v (class, kg)" },
  {
    question: 'a running total',
    sql: `SELECT date, sum(knockdowns) OVER (PARTITION BY fighter_id ORDER BY date ROWS UNBOUNDED PRECEDING) AS total
          FROM appearances WHERE fighter = 'Khabib Nurmagomedov' ORDER BY date`,
  },
  {
    question: 'a named window',
    sql: `SELECT fighter, date, rank() OVER w, lag(result) OVER w, ntile(4) OVER w FROM appearances
          WINDOW w AS (PARTITION BY fighter_id ORDER BY date) LIMIT 5`,
  },
  {
    question: 'days between bouts',
    sql: `SELECT fighter, max(gap) FROM (
            SELECT fighter, date - lag(date) OVER (PARTITION BY fighter_id ORDER BY date) AS gap FROM appearances) AS gaps
          GROUP BY fighter ORDER BY 2 DESC NULLS LAST LIMIT 5`,
  },
  {
    question: 'strikes by round',
    sql: `SELECT round, round(avg(sig_strikes_landed), 1) AS landed,
            round(100.0 * sum(sig_strikes_landed) / nullif(sum(sig_strikes_attempted), 0), 1) AS percent
          FROM round_statistics GROUP BY round HAVING count(*) > 1 ORDER BY round`,
  },
  {
    question: 'judges',
    sql: 'SELECT judge, count(*), avg(abs(points_a - points_b)) FROM scorecards GROUP BY judge ORDER BY 2 DESC LIMIT 5',
  },
  {
    question: 'the lineage of a title',
    sql: "SELECT date, champion_before, champion_after FROM title_bouts WHERE weight_class = 'lightweight' ORDER BY number",
  },
  {
    question: 'the newest ranking',
    sql: 'SELECT * FROM rankings WHERE date = (SELECT max(date) FROM rankings)',
  },
  {
    question: 'rating before and after',
    sql: `SELECT fighter, max(rating) FILTER (WHERE is_current) AS now, max(rating) AS peak FROM ratings
          GROUP BY fighter ORDER BY peak DESC LIMIT 10`,
  },
  {
    question: 'both have beaten the same opponent',
    sql: `SELECT opponent FROM appearances WHERE fighter = 'Khabib Nurmagomedov' AND result = 'win'
          INTERSECT SELECT opponent FROM appearances WHERE fighter = 'Conor McGregor' AND result = 'win'`,
  },
  {
    question: 'an opponent of one but not of the other',
    sql: `SELECT DISTINCT a.opponent FROM appearances a WHERE a.fighter = 'Conor McGregor' AND NOT EXISTS (
            SELECT 1 FROM appearances b WHERE b.fighter = 'Khabib Nurmagomedov' AND b.opponent_id = a.opponent_id)`,
  },
  {
    question: 'the first bout of each',
    sql: 'SELECT DISTINCT ON (fighter_id) fighter, date, opponent FROM appearances ORDER BY fighter_id, date LIMIT 10',
  },
  {
    question: 'each fighter with the last win',
    sql: `SELECT f.name, last.date FROM fighters f CROSS JOIN LATERAL (
            SELECT date FROM appearances a WHERE a.fighter_id = f.fighter_id AND a.result = 'win'
            ORDER BY date DESC LIMIT 1) AS last LIMIT 5`,
  },
  {
    question: 'a median',
    sql: 'SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY duration_seconds) AS median FROM bouts',
  },
  {
    question: 'grouping sets',
    sql: `SELECT weight_class, method_group, count(*), grouping(weight_class) FROM bouts
          GROUP BY ROLLUP (weight_class, method_group) ORDER BY 1, 2`,
  },
  { question: 'a correlation', sql: 'SELECT corr(height_cm, reach_cm) AS r FROM fighters' },
  {
    question: 'years without a gap',
    sql: `SELECT y, count(b.bout_id) FROM generate_series(1994, 2024) AS y
          LEFT JOIN bouts b ON extract(year FROM b.date) = y GROUP BY y ORDER BY y`,
  },
  {
    question: 'texts',
    sql: `SELECT upper(left(name, 1)) || lower(substr(name, 2)), length(name), split_part(name, ' ', 1),
            position('a' in name), trim(both from nickname), concat_ws(', ', name, nickname) FROM fighters LIMIT 3`,
  },
  {
    question: 'the names of opponents in one cell',
    sql: `SELECT string_agg(opponent, ', ' ORDER BY date) FROM appearances WHERE fighter = 'Khabib Nurmagomedov'`,
  },
  {
    question: 'dates',
    sql: `SELECT date_trunc('month', date)::date, to_char(date, 'YYYY-MM'), age(date), date + interval '1 year',
            current_date - date FROM bouts WHERE date BETWEEN '2018-01-01' AND date '2018-12-31' LIMIT 3`,
  },
  {
    question: 'cases',
    sql: `SELECT CASE WHEN age < 25 THEN 'young' WHEN age >= 35 THEN 'old' ELSE 'between' END AS bracket,
            count(*), avg((result = 'win')::int) FROM appearances WHERE age IS NOT NULL GROUP BY bracket`,
  },
  {
    question: 'lists',
    sql: `SELECT name FROM fighters WHERE name = ANY (ARRAY['Conor McGregor', 'Nobody'])`,
  },
  {
    question: 'patterns',
    sql: "SELECT name FROM fighters WHERE name ~* '^(conor|khabib)' AND nickname IS NOT NULL",
  },
  { question: 'a row comparison', sql: 'SELECT name FROM fighters WHERE (wins, losses) = (13, 0)' },
  {
    question: 'a Korean name of a column',
    sql: 'SELECT name AS 이름, wins AS "승 수" FROM fighters ORDER BY wins DESC LIMIT 2',
  },
  { question: 'nothing', sql: "SELECT name FROM fighters WHERE name = 'Nobody'" },
  {
    question: 'whole numbers and squares',
    sql: 'SELECT 7 / 2, 7 % 2, 2 ^ 3, power(2, 2), sqrt(16), mod(7, 2)',
  },
  {
    question: 'chained WITH',
    sql: `WITH wins AS (SELECT winner_id AS id, count(*) AS n FROM bouts WHERE winner_id IS NOT NULL GROUP BY 1),
               ranked AS (SELECT id, n, row_number() OVER (ORDER BY n DESC, id) AS place FROM wins)
          SELECT f.name, r.n FROM ranked r JOIN fighters f ON f.fighter_id = r.id WHERE r.place <= 5 ORDER BY r.place`,
  },
  {
    question: 'a full join and a cross join',
    sql: 'SELECT count(*) FROM (SELECT name FROM fighters) a FULL JOIN (SELECT fighter FROM rankings) b ON b.fighter = a.name CROSS JOIN (VALUES (1)) v',
  },
];
