import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { ImportReport } from '@app/data-collection';
import { describeWith, filesAt } from '../support/needs.js';
import { changesOf, startImporter, type TestImporter } from '../support/start-importer.js';
import { ALL_DATA, createTestDatabase, type TestDatabase } from '../support/test-database.js';

const PAIR = `(SELECT string_agg(fighters.name || ' ' || sides.result, ', ' ORDER BY sides.corner)
  FROM mma.bout_participants AS sides JOIN mma.fighters ON fighters.id = sides.fighter_id
  WHERE sides.bout_id = bouts.id)`;
const EVENT = 'JOIN mma.events ON events.id = bouts.event_id';
const DISTRIBUTION = (column: string, of = 'mma.bouts') =>
  `SELECT jsonb_object_agg(coalesce(key, 'none'), count) FROM (
     SELECT ${column} AS key, count(*) FROM ${of} GROUP BY 1) AS groups`;

/** Known peculiarities of the data, each as a query with one value. */
const QUESTIONS: readonly [what: string, sql: string, answer: unknown][] = [
  [
    'events, the undated one among them',
    'SELECT ARRAY[count(*)::int, count(held_on)::int] FROM mma.events',
    [783, 782],
  ],
  [
    'a renamed event is one event with two names',
    'SELECT jsonb_object_agg(name, aliases) FROM mma.events WHERE cardinality(aliases) > 0',
    {
      'Noche UFC: Lopes vs. Silva': ['UFC Fight Night: Lopes vs. Silva'],
      'Noche UFC: Grasso vs. Shevchenko 2': ['UFC Fight Night: Grasso vs. Shevchenko 2'],
    },
  ],
  [
    'the bouts of renamed events, each once',
    `SELECT jsonb_object_agg(name, bouts) FROM (
       SELECT name, count(*) AS bouts FROM mma.bouts ${EVENT} WHERE name LIKE 'Noche UFC%:%' GROUP BY name) AS cards
     WHERE name IN ('Noche UFC: Lopes vs. Silva', 'Noche UFC: Grasso vs. Shevchenko 2')`,
    { 'Noche UFC: Lopes vs. Silva': 14, 'Noche UFC: Grasso vs. Shevchenko 2': 11 },
  ],
  [
    'the bouts without a day',
    `SELECT array_agg(${PAIR} ORDER BY card_position) FROM mma.bouts WHERE held_on IS NULL`,
    [
      expect.stringMatching(/^Shi Ming \w+, Bruna Brasil \w+$/),
      expect.stringMatching(/^Nyamjargal Tumendemberel \w+, Terrance Saeteurn \w+$/),
    ],
  ],
  [
    'ids that are an event and a fighter',
    'SELECT count(*)::int FROM mma.events JOIN mma.fighters USING (id)',
    771,
  ],
  [
    'bouts and corners, every fighter known',
    `SELECT ARRAY[(SELECT count(*)::int FROM mma.bouts), count(*)::int, count(*) FILTER (WHERE fighter_id LIKE 'n-%')::int]
     FROM mma.bout_participants`,
    [8810, 17620, 0],
  ],
  ['fighters', 'SELECT count(*)::int FROM mma.fighters', 4582],
  ['no fighter is ambiguous', 'SELECT count(*)::int FROM mma.fighters WHERE ambiguous_ids IS NOT NULL', 0],
  [
    'everything is complete',
    `SELECT count(*)::int FROM (SELECT coverage FROM mma.fighters UNION ALL SELECT coverage FROM mma.events) AS every
     WHERE coverage <> 'complete'`,
    0,
  ],
  [
    'outcomes of bouts',
    DISTRIBUTION('result', `mma.bout_participants WHERE corner = 'a'`),
    { win: 5547, loss: 3108, draw: 65, no_contest: 90 },
  ],
  [
    'sides whose results do not match',
    `SELECT count(*)::int FROM mma.bout_participants AS a JOIN mma.bout_participants AS b USING (bout_id)
     WHERE a.corner = 'a' AND b.corner = 'b' AND NOT (
       a.result = b.result AND a.result IN ('draw', 'no_contest')
       OR ARRAY[a.result, b.result]::text[] <@ '{win,loss}' AND a.result <> b.result)`,
    0,
  ],
  [
    'homonyms, with bouts, wins, losses and no contests of each',
    `SELECT jsonb_object_agg(id, record) FROM (
       SELECT fighters.id, jsonb_build_array(count(result), count(*) FILTER (WHERE result = 'win'),
         count(*) FILTER (WHERE result = 'loss'), count(*) FILTER (WHERE result = 'no_contest')) AS record
       FROM mma.fighters LEFT JOIN mma.bout_participants ON fighter_id = fighters.id
       WHERE name IN (SELECT name FROM mma.fighters GROUP BY name HAVING count(*) > 1) GROUP BY 1) AS people`,
    {
      '294aa73dbf37d281': [12, 5, 6, 1],
      '12ebd7d157e91701': [11, 4, 7, 0],
      '52ef95b5860fb28c': [7, 6, 1, 0],
      '9211aae062b799d6': [0, 0, 0, 0],
      fb3e61720be4690c: [8, 5, 3, 0],
      c8661e204c66f325: [0, 0, 0, 0],
      d0314416a7f26527: [9, 6, 3, 0],
      d52ef694108f8235: [0, 0, 0, 0],
      '0778f94eb5d588a5': [2, 0, 2, 0],
      '3a28e1e641366308': [0, 0, 0, 0],
      '078695e385ec2f57': [1, 1, 0, 0],
      de277a4abcfeea46: [0, 0, 0, 0],
      '35e3a24591f4e2cd': [0, 0, 0, 0],
      daff32bc96d1eabf: [0, 0, 0, 0],
      '3641a0d117e9bc6c': [0, 0, 0, 0],
      a45bab49951a45cd: [0, 0, 0, 0],
    },
  ],
  [
    'the five names that the list of fighters does not have',
    `SELECT jsonb_object_agg(name, bouts) FROM (
       SELECT name, count(*) AS bouts FROM mma.fighters JOIN mma.bout_participants ON fighter_id = id
       WHERE name IN ('Treston Vines', 'Patricio Pitbull', 'Kai Kamaka III', 'Magomed Bibulatov', 'Rafael Cerqueira')
       GROUP BY name) AS people`,
    {
      'Treston Vines': 1,
      'Patricio Pitbull': 3,
      'Kai Kamaka III': 6,
      'Magomed Bibulatov': 3,
      'Rafael Cerqueira': 4,
    },
  ],
  [
    'similar names of different fighters',
    `SELECT array_agg(DISTINCT name || ' ' || bouts ORDER BY name || ' ' || bouts) FROM (
       SELECT name, count(*) AS bouts FROM mma.fighters JOIN mma.bout_participants ON fighter_id = id
       WHERE name IN ('Erick Silva', 'Erik Silva', 'Jake Ellenberger', 'Joe Ellenberger', 'Martin Buday', 'Martin Day',
         'Dong Hyun Kim', 'Dong Hyun Ma', 'Johny Hendricks', 'Josh Hendricks') GROUP BY fighters.id) AS people`,
    [
      'Dong Hyun Kim 18',
      'Dong Hyun Ma 8',
      'Erick Silva 15',
      'Erik Silva 3',
      'Jake Ellenberger 21',
      'Joe Ellenberger 2',
      'Johny Hendricks 21',
      'Josh Hendricks 1',
      'Martin Buday 8',
      'Martin Day 4',
    ],
  ],
  [
    'names beside bodies and of rankings that are other spellings of someone',
    `SELECT jsonb_object_agg(alias, name) FROM mma.fighter_aliases JOIN mma.fighters ON id = fighter_id
     WHERE alias IN ('Zachary Reese', 'JonathanMix', 'Bo Meng', 'Rafael Cerquiera', 'Patricio Freire', 'Kai Kamaka',
       'Bibulatov Magomed', 'Ronaldo Souza', 'Cris Cyborg', 'Jussier Da Silva')`,
    {
      'Zachary Reese': 'Zach Reese',
      JonathanMix: 'Jonathan Mix',
      'Bo Meng': 'Meng Bo',
      'Rafael Cerquiera': 'Rafael Cerqueira',
      'Patricio Freire': 'Patricio Pitbull',
      'Kai Kamaka': 'Kai Kamaka III',
      'Bibulatov Magomed': 'Magomed Bibulatov',
      'Ronaldo Souza': 'Jacare Souza',
      'Cris Cyborg': 'Cristiane Justino',
      'Jussier Da Silva': 'Jussier Formiga',
    },
  ],
  [
    'body measurements stored under another fighter',
    `SELECT array_agg(name ORDER BY name) FROM mma.fighters
     WHERE name IN ('Tyrell Fortune', 'Jose Montanha', 'Henrique Silva')
       AND num_nonnulls(height_cm, reach_cm, weight_lb, born_on, stance) = 0`,
    ['Henrique Silva', 'Jose Montanha', 'Tyrell Fortune'],
  ],
  [
    'unknown height, weight, reach, birth date and stance of those with a bout; one weight and date are left unknown',
    `SELECT ARRAY[count(*), count(*) - count(height_cm), count(*) - count(weight_lb), count(*) - count(reach_cm),
         count(*) - count(born_on), count(*) - count(stance)]::int[]
     FROM mma.fighters WHERE id IN (SELECT fighter_id FROM mma.bout_participants)`,
    [2732, 75, 18 + 1, 710, 160 + 1, 121],
  ],
  [
    'a fighter with body measurements only',
    `SELECT weight_lb FROM mma.fighters WHERE name = 'Kim Tran'`,
    115,
  ],
  [
    'homonyms without other names',
    `SELECT count(*)::int FROM mma.fighters WHERE name IN ('Sumudaerji', 'Rongzhu', 'Aoriqileng', 'Mizuki')`,
    4,
  ],
  [
    'methods',
    DISTRIBUTION('method'),
    {
      'Decision - Unanimous': 3165,
      'Decision - Split': 828,
      'Decision - Majority': 104,
      'KO/TKO': 2788,
      "TKO - Doctor's Stoppage": 98,
      Submission: 1711,
      DQ: 23,
      Overturned: 58,
      'Could Not Continue': 33,
      Other: 2,
    },
  ],
  [
    'groups of methods',
    DISTRIBUTION('method_group'),
    { decision: 4097, ko_tko: 2788 + 98, submission: 1711, dq: 23, other: 58 + 33 + 2 },
  ],
  [
    'kinds of title bouts',
    DISTRIBUTION('title'),
    { undisputed: 362, interim: 30, tournament: 84, none: 8810 - 362 - 30 - 84 },
  ],
  [
    'finals whose text is written "TitleBout"',
    `SELECT jsonb_object_agg(weight_class, title) FROM mma.bouts
     WHERE id IN ('9c207acb12c17a67', '828de4f5585c908c', 'baee9b2491c986e2')`,
    { bantamweight: 'tournament', flyweight: 'tournament', women_strawweight: 'tournament' },
  ],
  [
    'bouts of no class, of no limit and at a weight agreed on (the only super heavyweight bout had no limit)',
    `SELECT ARRAY[count(*) FILTER (WHERE weight_class IS NULL), count(*) FILTER (WHERE weight_class = 'open_weight'),
       count(*) FILTER (WHERE weight_class = 'catch_weight')]::int[] FROM mma.bouts`,
    [15, 101 + 1, 82],
  ],
  [
    'formats of time that are not three or five rounds of five minutes',
    DISTRIBUTION(
      `scheduled_rounds || ' (' || round_minutes || ')'`,
      `mma.bouts WHERE round_minutes IS NULL OR round_minutes NOT IN ('5-5-5', '5-5-5-5-5')
         AND round_minutes IN ('12-3', '5-5-5-5', '20', '15-3-3', '5-5', '15', '10', '12')`,
    ),
    {
      none: 31,
      '1 (12-3)': 88,
      '3 (5-5-5-5)': 43,
      '1 (20)': 25,
      '1 (15-3-3)': 20,
      '2 (5-5)': 14,
      '1 (15)': 12,
      '1 (10)': 7,
      '1 (12)': 6,
    },
  ],
  [
    'how many these are together',
    `SELECT count(*)::int FROM mma.bouts WHERE round_minutes IS NULL OR round_minutes NOT IN ('5-5-5', '5-5-5-5-5')`,
    258,
  ],
  ['durations that are unknown', 'SELECT count(*)::int FROM mma.bouts WHERE duration_seconds IS NULL', 0],
  [
    'durations in overtime: the earlier rounds by their own lengths',
    `SELECT jsonb_object_agg(id, duration_seconds) FROM mma.bouts
     WHERE id IN ('07423d10cc23bfeb', '1d3c1dedfba6eddc', '17526cb9fb6072ef')`,
    {
      '07423d10cc23bfeb': (15 + 3 + 3) * 60,
      '1d3c1dedfba6eddc': 15 * 60 + 88,
      '17526cb9fb6072ef': (12 + 3) * 60,
    },
  ],
  [
    'bouts that ended after the length of their last round',
    `SELECT count(*)::int FROM mma.bouts
     WHERE time_seconds > 60 * (string_to_array(round_minutes, '-'))[round]::int`,
    0,
  ],
  [
    'technical decisions since 2013',
    `SELECT count(*)::int FROM mma.bouts
     WHERE method_group = 'decision' AND time_seconds <> 300 AND held_on >= '2013-01-01' AND round_minutes LIKE '5-%'`,
    9,
  ],
  [
    'cards for the corners, not for loser and winner',
    `SELECT scorecards FROM mma.bouts ${EVENT} WHERE name LIKE 'UFC 239%' AND card_position = 0`,
    [
      { judge: 'Mike Bell', a: 48, b: 47 },
      { judge: 'Junichiro Kamijo', a: 47, b: 48 },
      { judge: 'Derek Cleary', a: 48, b: 47 },
    ],
  ],
  [
    'decisions with three cards, with none, and with a judge unnamed',
    `SELECT ARRAY[count(*) FILTER (WHERE jsonb_array_length(scorecards) = 3),
         count(*) FILTER (WHERE jsonb_array_length(scorecards) = 0),
         count(*) FILTER (WHERE scorecards @? '$[*] ? (@.judge == null)')]::int[]
     FROM mma.bouts WHERE method_group = 'decision'`,
    [4041, 56, 55],
  ],
  [
    'judges with words of the ending glued to them',
    `SELECT count(*)::int FROM mma.bouts, jsonb_array_elements(scorecards) AS card
     WHERE card->>'judge' ~* 'deducted|decision|illegal|foul'`,
    0,
  ],
  [
    'endings with words glued together; McGregor is one name',
    `SELECT array_agg(method_detail) FROM mma.bouts WHERE method_detail ~ '[a-z][A-Z]' AND method_detail !~ 'Mc[A-Z]'`,
    null,
  ],
  [
    'main events',
    `SELECT jsonb_object_agg(events.name, ${PAIR}) FROM mma.bouts ${EVENT}
     WHERE card_position = 0 AND events.name IN ('UFC 100', 'UFC 73: Stacked', 'UFC Fight Night: Blanchfield vs. Barber')`,
    {
      'UFC 100': 'Brock Lesnar win, Frank Mir loss',
      'UFC 73: Stacked': 'Anderson Silva win, Nate Marquardt loss',
      'UFC Fight Night: Blanchfield vs. Barber': expect.stringContaining('Mateusz Gamrot'),
    },
  ],
  [
    'results on which sources disagree',
    `SELECT array_agg(${PAIR} ORDER BY held_on) FROM mma.bouts WHERE id IN (
       SELECT bout_id FROM mma.bout_participants AS sides JOIN mma.fighters AS one ON one.id = sides.fighter_id
         JOIN mma.fighters AS other ON other.id = sides.opponent_id
       WHERE (one.name, other.name) IN (('Mansur Abdul-Malik', 'Cody Brundage'), ('Ode Osbourne', 'Alibi Idiris')))`,
    ['Mansur Abdul-Malik draw, Cody Brundage draw', 'Ode Osbourne loss, Alibi Idiris win'],
  ],
  ['bouts without a referee', 'SELECT count(*)::int FROM mma.bouts WHERE referee IS NULL', 26],
  [
    'a pair that met twice on one night, each bout with its own rounds',
    `SELECT jsonb_object_agg(method, rounds) FROM (
       SELECT method, (SELECT count(*) FROM mma.round_statistics WHERE bout_id = bouts.id) AS rounds
       FROM mma.bouts ${EVENT} WHERE name = 'UFC - Ultimate Japan' AND ${PAIR} LIKE '%Sakuraba%') AS bouts`,
    { Overturned: 2, Submission: 2 },
  ],
  [
    'bouts with totals and with control time',
    `SELECT ARRAY[count(DISTINCT bout_id), count(DISTINCT bout_id) FILTER (WHERE control_seconds IS NOT NULL)]::int[]
     FROM mma.bout_totals`,
    [8787, 8554],
  ],
  [
    'rounds, and those whose control time is unknown, not zero',
    'SELECT ARRAY[count(*), count(*) - count(control_seconds)]::int[] FROM mma.round_statistics',
    [4940, 354],
  ],
  [
    'cities under two spellings, or in two countries but Birmingham',
    `SELECT array_agg(DISTINCT city) FROM (
       SELECT city FROM mma.events WHERE city IS NOT NULL GROUP BY city HAVING count(DISTINCT country) > 1
       UNION SELECT min(city) FROM mma.events GROUP BY lower(unaccent(city)) HAVING count(DISTINCT city) > 1) AS odd`,
    ['Birmingham'],
  ],
  [
    'places that the source writes in two ways',
    `SELECT jsonb_object_agg(city, ways) FROM (
       SELECT city, count(DISTINCT location) AS ways FROM mma.events WHERE country <> 'USA' AND city <> 'Birmingham'
       GROUP BY city HAVING count(DISTINCT location) > 1) AS cities`,
    { 'Abu Dhabi': 2, Berlin: 2, 'Rio de Janeiro': 2, Saitama: 2, 'Sao Paulo': 2 },
  ],
  [
    'rankings: rows, days, lists, and unmatched names',
    `SELECT ARRAY[count(*), count(DISTINCT listed_on), count(DISTINCT list), count(*) - count(fighter_id)]::int[]
     FROM mma.rankings`,
    [41430 - 40, 240, 14, 0],
  ],
  ['rows kept aside', 'SELECT count(*)::int FROM mma.quarantined_rows', 0],
];

describeWith([filesAt(ALL_DATA)], 'import of the whole data', () => {
  let database: TestDatabase;
  let importer: TestImporter;
  let report: ImportReport;

  beforeAll(async () => {
    database = await createTestDatabase();
    importer = await startImporter(database.env, '2026-08-07');
    report = await importer.imports.importFrom(ALL_DATA);
  }, 300_000);

  afterAll(async () => {
    await importer.close();
    await database.close();
  });

  it('rejects no line and warns of four', () => {
    expect(report.lines.map(({ file, line, severity }) => `${file}:${line} ${severity}`)).toEqual([
      'ufc_fight_results.csv:543 warning',
      'ufc_fighter_tott.csv:850 warning',
      'ufc_fighter_tott.csv:2669 warning',
      'ufc_fighter_tott.csv:4456 warning',
    ]);
    expect(changesOf(report)).toEqual({
      events: '+783 ~0',
      fighters: '+4582 ~0',
      fighter_aliases: '+48 ~0',
      bouts: '+8810 ~0',
      bout_participants: '+17620 ~0',
      bout_totals: '+17574 ~0',
      round_statistics: '+4940 ~0',
      rankings: '+41390 ~0',
    });
  });

  it.each(QUESTIONS)('%s', async (_, sql, answer) => {
    expect(await importer.value(sql)).toEqual(answer);
  });

  it('changes nothing when repeated', async () => {
    const again = await importer.imports.importFrom(ALL_DATA);
    expect(again.changed).toBe(false);
    expect(again.dataVersion).toBe(1);
    expect(await importer.status.read()).toMatchObject({ as_of: '2026-08-01', coverage: 'complete' });
  }, 300_000);
});
