import { date, integer, text, boolean, type ReadView } from '../read-view.js';

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
