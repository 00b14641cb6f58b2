import { boolean, date, double, integer, text, type ReadView } from '../read-view.js';

const WAYS = {
  ko_tko: "KO/TKO, doctor's stoppages included",
  submission: 'submission',
  decision: 'decision',
  dq: 'disqualification',
  other: 'another way',
} as const;

const ways = (outcome: 'wins' | 'losses') =>
  Object.entries(WAYS).map(([way, words]) =>
    integer(`${outcome}_${way}`, `coalesce(c.${outcome}_${way}, 0)`, `UFC ${outcome} by ${words}.`),
  );

export const FIGHTERS_VIEW: ReadView = {
  name: 'fighters',
  description:
    'One row per fighter, with the UFC record and career figures. Some listed fighters have no UFC bout.',
  from: 'mma.fighters f LEFT JOIN mma.fighter_careers c ON c.fighter_id = f.id',
  columns: [
    text('fighter_id', 'f.id', 'Id, the same in every view.'),
    text('name', 'f.name', 'Full name. Namesakes share it.'),
    text('nickname', 'f.nickname', 'Nickname.'),
    text(
      'sex',
      '(SELECT a.sex FROM mma.appearances a WHERE a.fighter_id = f.id ORDER BY a.bout_order DESC LIMIT 1)',
      '`men` or `women`; null without a bout.',
    ),
    date('born_on', 'f.born_on', 'Date of birth.'),
    integer('age', 'extract(year FROM age(current_date, f.born_on))', 'Full years today.'),
    double('height_cm', 'f.height_cm', 'Height in centimetres.'),
    double('reach_cm', 'f.reach_cm', 'Reach in centimetres.'),
    double('weight_kg', 'f.weight_lb * 0.45359237', 'Listed weight in kilograms.'),
    text('stance', 'lower(f.stance)', '`orthodox`, `southpaw`, `switch`, `open stance` or `sideways`.'),
    text('weight_class', 'c.weight_classes[1]', 'Weight class of most bouts; null without a bout.'),
    integer('bouts', 'coalesce(c.bouts, 0)', 'UFC bouts, draws and no contests included.'),
    integer('wins', 'coalesce(c.wins, 0)', 'UFC wins.'),
    integer('losses', 'coalesce(c.losses, 0)', 'UFC losses.'),
    integer('draws', 'coalesce(c.draws, 0)', 'UFC draws.'),
    integer('no_contests', 'coalesce(c.no_contests, 0)', 'UFC no contests.'),
    ...ways('wins'),
    ...ways('losses'),
    integer('title_wins', 'coalesce(c.title_wins, 0)', 'Wins in undisputed and interim title bouts.'),
    integer('title_losses', 'coalesce(c.title_losses, 0)', 'Losses in undisputed and interim title bouts.'),
    text('current_streak_result', 'c.current_streak_result', '`win` or `loss`; null after a draw.'),
    integer('current_streak', 'coalesce(c.current_streak_count, 0)', 'Consecutive wins or losses up to now.'),
    integer('longest_win_streak', 'coalesce(c.longest_win_streak, 0)', 'Most consecutive wins.'),
    date('first_bout_on', 'c.first_bout_on', 'Day of the first UFC bout.'),
    date('last_bout_on', 'c.last_bout_on', 'Day of the newest UFC bout.'),
    integer('fight_seconds', 'c.fight_seconds', 'Seconds fought in all UFC bouts.'),
    integer('knockdowns', 'c.knockdowns', 'Knockdowns scored in all UFC bouts.'),
    integer('control_seconds', 'c.control_seconds', 'Seconds of control in all UFC bouts.'),
    double(
      'sig_strikes_landed_per_min',
      'c.sig_strikes_landed_per_min',
      'Significant strikes landed per minute.',
    ),
    double(
      'sig_strikes_absorbed_per_min',
      'c.sig_strikes_absorbed_per_min',
      'Significant strikes absorbed per minute.',
    ),
    double('sig_strike_accuracy', 'c.sig_strike_accuracy', 'Share of significant strikes that landed, 0–1.'),
    double(
      'sig_strike_defence',
      'c.sig_strike_defence',
      "Share of the opponents' significant strikes that missed, 0–1.",
    ),
    double('takedowns_per_15_min', 'c.takedowns_per_15_min', 'Takedowns landed per 15 minutes.'),
    double('takedown_accuracy', 'c.takedown_accuracy', 'Share of takedowns that landed, 0–1.'),
    double('takedown_defence', 'c.takedown_defence', "Share of the opponents' takedowns that failed, 0–1."),
    double(
      'submission_attempts_per_15_min',
      'c.submission_attempts_per_15_min',
      'Submission attempts per 15 minutes.',
    ),
    boolean(
      'is_complete',
      "f.coverage = 'complete'",
      'Whether all UFC bouts of the fighter are in the data.',
    ),
  ],
};

export const RANKINGS_VIEW: ReadView = {
  name: 'rankings',
  description: 'One row per place in an official ranking list of a day.',
  from: 'mma.rankings r',
  columns: [
    text('list', 'r.list', 'A weight class, `pound_for_pound` or `women_pound_for_pound`.'),
    date('date', 'r.listed_on', 'Day of the list.'),
    integer('rank', 'r.rank', '0 is the champion. Two fighters may share a rank.'),
    text('fighter', 'r.name', 'Name as the list writes it.'),
    text('fighter_id', 'r.fighter_id', 'Null if the name matches no fighter.'),
  ],
};

export const RATINGS_VIEW: ReadView = {
  name: 'ratings',
  description: "One row per fighter and day with a bout: the fighter's Glicko-2 rating after that day.",
  from: 'mma.fighter_ratings r JOIN mma.fighters f ON f.id = r.fighter_id',
  columns: [
    text('fighter_id', 'r.fighter_id', 'Id of the fighter.'),
    text('fighter', 'f.name', 'Name of the fighter.'),
    date('date', 'r.held_on', 'Day of the bout.'),
    boolean('is_current', 'r.next_on IS NULL', 'Whether this is the newest rating of the fighter.'),
    double('rating', 'r.rating', 'Rating; 1500 is a fighter without bouts.'),
    double('deviation', 'r.deviation', 'Standard deviation of the rating on that day.'),
    integer('bouts', 'r.bouts', 'Wins, losses and draws so far.'),
    text('weight_class', 'r.weight_class', 'Weight class of the latest bout in a division.'),
  ],
};
