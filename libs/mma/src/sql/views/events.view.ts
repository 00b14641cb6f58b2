import { date, integer, text, boolean, type ReadView } from '../read-view.js';

export const UPCOMING_BOUTS_VIEW: ReadView = {
  name: 'upcoming_bouts',
  description: 'One row per listed bout of an event without results; an event that lists none has one row.',
  from: `mma.upcoming_events u LEFT JOIN LATERAL jsonb_to_recordset(u.bouts)
  AS listed(fighter_a_id text, fighter_a text, fighter_b_id text, fighter_b text) ON true`,
  columns: [
    text('event_id', 'u.id', 'Id of the event.'),
    text('event', 'u.name', 'Name of the event.'),
    date('date', 'u.held_on', 'Local day of the event.'),
    text('location', 'u.location', 'Place of the event.'),
    text('city', 'u.city', 'City of the event.'),
    text('country', 'u.country', 'Country of the event.'),
    text('fighter_a_id', 'listed.fighter_a_id', 'Null if the name matches no fighter.'),
    text('fighter_a', 'listed.fighter_a', 'Name of the fighter whom the source names first.'),
    text('fighter_b_id', 'listed.fighter_b_id', 'Null if the name matches no fighter.'),
    text('fighter_b', 'listed.fighter_b', 'Name of the other fighter.'),
  ],
};

export const EVENTS_VIEW: ReadView = {
  name: 'events',
  description: 'One row per UFC event that has results.',
  from: 'mma.events e',
  columns: [
    text('event_id', 'e.id', 'Id, the same in every view.'),
    text('name', 'e.name', 'Name, e.g. `UFC 229: Khabib vs. McGregor`.'),
    date('date', 'e.held_on', 'Local day of the event.'),
    text('location', 'e.location', 'Place, e.g. `Las Vegas, Nevada, USA`.'),
    text('city', 'e.city', 'First part of the location.'),
    text('country', 'e.country', 'Last part of the location, e.g. `USA`.'),
    integer('bouts', '(SELECT count(*) FROM mma.bouts b WHERE b.event_id = e.id)', 'Bouts of the card.'),
    text(
      'main_event',
      `(SELECT fa.name || ' vs. ' || fb.name FROM mma.bouts b
    JOIN mma.bout_participants pa ON pa.bout_id = b.id AND pa.corner = 'a'
    JOIN mma.fighters fa ON fa.id = pa.fighter_id JOIN mma.fighters fb ON fb.id = pa.opponent_id
    WHERE b.event_id = e.id ORDER BY b.card_position, b.id LIMIT 1)`,
      'Fighters of the main event, `A vs. B`.',
    ),
    boolean('is_complete', "e.coverage = 'complete'", 'Whether every bout of the card is in the data.'),
  ],
};
