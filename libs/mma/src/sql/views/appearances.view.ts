import { boolean, date, integer, text, type ReadView } from '../read-view.js';
import { BOUT_STATISTICS, opponentStatistics, ownStatistics } from '../statistic-columns.js';

export const APPEARANCES_VIEW: ReadView = {
  name: 'appearances',
  description:
    "One row per bout and fighter: the bout from the fighter's side. Two rows per bout; use it for records and figures of fighters.",
  from: `mma.appearances a JOIN mma.fighters f ON f.id = a.fighter_id
  JOIN mma.fighters o ON o.id = a.opponent_id JOIN mma.events e ON e.id = a.event_id`,
  columns: [
    text('bout_id', 'a.bout_id', 'Id of the bout.'),
    text('fighter_id', 'a.fighter_id', 'Id of the fighter.'),
    text('fighter', 'f.name', 'Name of the fighter.'),
    text('opponent_id', 'a.opponent_id', 'Id of the opponent.'),
    text('opponent', 'o.name', 'Name of the opponent.'),
    text('event_id', 'a.event_id', 'Id of the event.'),
    text('event', 'e.name', 'Name of the event.'),
    date('date', 'a.held_on', 'Local day.'),
    text('city', 'a.city', 'City of the event.'),
    text('country', 'a.country', 'Country of the event.'),
    integer('card_position', 'a.card_position', 'Position on the card; 0 is the main event.'),
    boolean('is_main_event', 'a.card_position = 0', 'Whether it was the main event.'),
    text('weight_class', 'a.weight_class', 'As in bouts.'),
    text('sex', 'a.sex', '`men` or `women`.'),
    text('title', 'a.title', '`none`, `undisputed`, `interim` or `tournament`.'),
    text('role', 'a.role', '`champion` or `challenger` in a title bout; null in other bouts.'),
    text(
      'opponent_title',
      'a.opponent_title',
      '`champion` or `former_champion` if the opponent was or had been undisputed champion; else null.',
    ),
    text('result', 'a.result', "From the fighter's side: `win`, `loss`, `draw` or `no_contest`."),
    text('method_group', 'a.method_group', '`ko_tko`, `submission`, `decision`, `dq` or `other`.'),
    text('method', 'a.method', 'In the words of the source, e.g. `Decision - Split`.'),
    text('method_detail', 'a.method_detail', 'In the words of the source, e.g. `Rear Naked Choke`.'),
    integer('round', 'a.round', 'Round in which it ended, from 1.'),
    integer('scheduled_rounds', 'a.scheduled_rounds', 'Rounds scheduled; null without a limit.'),
    integer('duration_seconds', 'a.duration_seconds', 'Seconds over all rounds.'),
    text('referee', 'a.referee', 'Referee.'),
    text('stance', 'a.stance', '`orthodox`, `southpaw`, `switch`, `open` or `sideways`.'),
    text('opponent_stance', 'a.opponent_stance', 'Stance of the opponent.'),
    integer('age', 'a.age', 'Full years of the fighter on that day.'),
    integer('bout_number', 'a.bout_number', "Number among the fighter's UFC bouts, from 1."),
    integer('bout_number_from_end', 'a.bout_number_from_end', 'The same backwards; 1 is the newest bout.'),
    integer(
      'streak_group',
      'a.run',
      'Consecutive wins of a fighter share a number, which each loss or draw raises: a win streak is the wins of one ' +
        'fighter_id and streak_group. Null for a no contest.',
    ),
    ...ownStatistics(BOUT_STATISTICS, 'a'),
    ...opponentStatistics(BOUT_STATISTICS, 'a'),
  ],
};
