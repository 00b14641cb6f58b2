import { boolean, date, integer, text, type ReadView } from '../read-view.js';

const SIDES = `JOIN mma.bout_participants pa ON pa.bout_id = b.id AND pa.corner = 'a'
  JOIN mma.fighters fa ON fa.id = pa.fighter_id
  JOIN mma.fighters fb ON fb.id = pa.opponent_id`;

const byResult = (ofA: string, ofB: string): string =>
  `CASE pa.result WHEN 'win' THEN ${ofA} WHEN 'loss' THEN ${ofB} END`;

export const BOUTS_VIEW: ReadView = {
  name: 'bouts',
  description: 'One row per bout. For questions about a fighter the view appearances is simpler.',
  from: `mma.bouts b JOIN mma.events e ON e.id = b.event_id\n  ${SIDES}`,
  columns: [
    text('bout_id', 'b.id', 'Id, the same in every view.'),
    text('event_id', 'b.event_id', 'Id of the event.'),
    text('event', 'e.name', 'Name of the event.'),
    date('date', 'b.held_on', 'Local day.'),
    text('location', 'e.location', 'Place of the event.'),
    text('city', 'e.city', 'City of the event.'),
    text('country', 'e.country', 'Country of the event.'),
    integer('card_position', 'b.card_position', 'Position on the card; 0 is the main event.'),
    boolean('is_main_event', 'b.card_position = 0', 'Whether it was the main event.'),
    text(
      'weight_class',
      'b.weight_class',
      'E.g. `lightweight`, `light_heavyweight`, `women_strawweight`, `catch_weight`, `open_weight`.',
    ),
    text(
      'title',
      'b.title',
      '`none`, `undisputed`, `interim` or `tournament` (the last is no championship bout).',
    ),
    text('fighter_a_id', 'pa.fighter_id', 'Id of the fighter whom the source names first.'),
    text('fighter_a', 'fa.name', 'Name of the fighter whom the source names first.'),
    text('fighter_b_id', 'pa.opponent_id', 'Id of the other fighter.'),
    text('fighter_b', 'fb.name', 'Name of the other fighter.'),
    text(
      'outcome',
      "CASE WHEN pa.result IN ('win', 'loss') THEN 'win' ELSE pa.result END",
      '`win` (of either fighter), `draw` or `no_contest`.',
    ),
    text('winner_id', byResult('pa.fighter_id', 'pa.opponent_id'), 'Id of the winner; null without one.'),
    text('winner', byResult('fa.name', 'fb.name'), 'Name of the winner; null without one.'),
    text('loser_id', byResult('pa.opponent_id', 'pa.fighter_id'), 'Id of the loser; null without one.'),
    text('loser', byResult('fb.name', 'fa.name'), 'Name of the loser; null without one.'),
    text(
      'method_group',
      'b.method_group',
      "`ko_tko` (doctor's stoppages included), `submission`, `decision`, `dq` or `other`.",
    ),
    text('method', 'b.method', 'In the words of the source, e.g. `Decision - Split`.'),
    text('method_detail', 'b.method_detail', 'In the words of the source, e.g. `Rear Naked Choke`.'),
    integer('round', 'b.round', 'Round in which it ended, from 1.'),
    integer('time_seconds', 'b.time_seconds', 'Seconds into that round.'),
    integer('duration_seconds', 'b.duration_seconds', 'Seconds over all rounds.'),
    integer('scheduled_rounds', 'b.scheduled_rounds', 'Rounds scheduled; null without a limit.'),
    text('referee', 'b.referee', 'Referee.'),
  ],
};

export const SCORECARDS_VIEW: ReadView = {
  name: 'scorecards',
  description: "One row per judge's scorecard of a bout that went to the judges.",
  from: `mma.bouts b ${SIDES}
  CROSS JOIN LATERAL jsonb_to_recordset(b.scorecards) AS card(judge text, a integer, b integer)`,
  columns: [
    text('bout_id', 'b.id', 'Id of the bout.'),
    date('date', 'b.held_on', 'Local day.'),
    text('judge', 'card.judge', 'Name of the judge.'),
    text('fighter_a', 'fa.name', 'Name of the fighter whom the source names first.'),
    integer('points_a', 'card.a', 'Points of that fighter.'),
    text('fighter_b', 'fb.name', 'Name of the other fighter.'),
    integer('points_b', 'card.b', 'Points of the other fighter.'),
  ],
};

export const TITLE_BOUTS_VIEW: ReadView = {
  name: 'title_bouts',
  description:
    'One row per undisputed or interim championship bout, in the lineage of its title as far as bouts tell.',
  from: `mma.title_bouts t JOIN mma.bouts b ON b.id = t.bout_id
  LEFT JOIN mma.fighters champion ON champion.id = t.champion_before_id
  LEFT JOIN mma.fighters successor ON successor.id = t.champion_after_id`,
  columns: [
    text('bout_id', 't.bout_id', 'Id of the bout.'),
    date('date', 'b.held_on', 'Local day.'),
    text('weight_class', 't.weight_class', 'Weight class of the title.'),
    text('kind', 't.kind', '`undisputed` or `interim`.'),
    integer('number', 't.place', 'Order in the weight class, from 1.'),
    text(
      'champion_before_id',
      't.champion_before_id',
      'Id of the defending champion; null for a vacant title.',
    ),
    text('champion_before', 'champion.name', 'Name of the defending champion; null for a vacant title.'),
    text('champion_after_id', 't.champion_after_id', 'Id of the champion after the bout.'),
    text('champion_after', 'successor.name', 'Name of the champion after the bout.'),
  ],
};
