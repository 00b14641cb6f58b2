import { date, integer, text, type ReadView } from '../read-view.js';
import { ownStatistics, ROUND_STATISTICS } from '../statistic-columns.js';

export const ROUND_STATISTICS_VIEW: ReadView = {
  name: 'round_statistics',
  description: 'One row per bout, fighter and round.',
  from: `mma.round_statistics s JOIN mma.bout_participants p ON p.bout_id = s.bout_id AND p.fighter_id = s.fighter_id
  JOIN mma.fighters f ON f.id = s.fighter_id JOIN mma.fighters o ON o.id = p.opponent_id`,
  columns: [
    text('bout_id', 's.bout_id', 'Id of the bout.'),
    text('fighter_id', 's.fighter_id', 'Id of the fighter.'),
    text('fighter', 'f.name', 'Name of the fighter.'),
    text('opponent_id', 'p.opponent_id', 'Id of the opponent.'),
    text('opponent', 'o.name', 'Name of the opponent.'),
    date('date', 'p.held_on', 'Local day.'),
    integer('round', 's.round', 'Round, from 1.'),
    ...ownStatistics(ROUND_STATISTICS, 's'),
  ],
};
