import type { NextBoutData } from '../domain/fighter.js';
import type { ListedBoutData } from '../domain/event.js';
import type { NextBout } from '../events/upcoming-event-search.js';
import type { UpcomingEventRow } from '../repositories/upcoming-event.repository.js';

const MOST_NAMED = 3;

export const toListedBouts = ({ listedBouts }: UpcomingEventRow): ListedBoutData[] =>
  listedBouts.map((bout) => ({
    bout_id: bout.bout_id,
    fighter_a: { fighter_id: bout.fighter_a_id, name: bout.fighter_a },
    fighter_b: { fighter_id: bout.fighter_b_id, name: bout.fighter_b },
    weight_class: null,
  }));

/** `A vs. B`; null while no bout is listed. */
export function mainEventOf({ listedBouts }: UpcomingEventRow): string | null {
  const [main] = listedBouts;
  return main === undefined ? null : `${main.fighter_a} vs. ${main.fighter_b}`;
}

/** @param today `YYYY-MM-DD` */
export const notYetFought = ({ heldOn }: Pick<UpcomingEventRow, 'heldOn'>, today: string): string =>
  heldOn < today
    ? 'Its day has passed, but the data has no results of it yet. Nothing of it is counted.'
    : 'Not yet fought: the source may change its day and its bouts. Nothing of it is counted.';

/** Names the soonest events in a note. */
export function noteUpcoming(events: readonly UpcomingEventRow[]): string[] {
  if (events.length === 0) return [];
  const names = events.slice(0, MOST_NAMED).map(({ name, heldOn }) => `${name} (${heldOn})`);
  const more = events.length > MOST_NAMED ? ` and ${events.length - MOST_NAMED} more` : '';
  return [`Upcoming, without results, not among the rows: ${names.join('; ')}${more}.`];
}

export function toNextBout({ event, bout }: NextBout, fighterId: string): NextBoutData {
  const isA = bout.fighter_a_id === fighterId;
  return {
    event_id: event.id,
    event: event.name,
    date: event.heldOn,
    opponent: {
      fighter_id: isA ? bout.fighter_b_id : bout.fighter_a_id,
      name: isA ? bout.fighter_b : bout.fighter_a,
    },
  };
}

export const noteNextBout = ({ event, date, opponent }: NextBoutData): string =>
  `Listed next: ${opponent.name} at ${event} on ${date}. It has no result and is not counted.`;
