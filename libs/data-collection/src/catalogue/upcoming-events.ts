import type { ListedBout } from '@app/mma';
import type { EventRow } from '../parse/event-row.parser.js';
import type { BoutNames } from '../parse/result-row.parser.js';
import { sourceUrl } from '../parse/text.parser.js';

/** A bout without a result, whose names are not linked to fighters yet. */
export type NamedBout = Pick<ListedBout, 'bout_id' | 'fighter_a' | 'fighter_b'>;

/** An event of a file set that has no results. */
export interface UpcomingEvent {
  id: string;
  name: string;
  heldOn: string;
  location: string | null;
  city: string | null;
  country: string | null;
  sourceUrl: string | null;
  bouts: NamedBout[];
}

/** A later day is a mistake of the source. */
const LONGEST_AHEAD_YEARS = 2;

/** The upcoming events of a file set, by name. */
export class UpcomingEvents {
  private readonly byName = new Map<string, UpcomingEvent>();

  /** @param today `YYYY-MM-DD` */
  static isWithinReach(day: string, today: string): boolean {
    const year = Number(today.slice(0, 4)) + LONGEST_AHEAD_YEARS;
    return day <= `${year}${today.slice(4)}`;
  }

  add(row: EventRow): void {
    if (this.byName.has(row.EVENT)) return;
    this.byName.set(row.EVENT, {
      id: row.URL,
      name: row.EVENT,
      heldOn: row.DATE,
      ...row.LOCATION,
      sourceUrl: sourceUrl('event', row.URL),
      bouts: [],
    });
  }

  /** @returns whether the bout belongs to an upcoming event */
  addBout(eventName: string, id: string, names: BoutNames): boolean {
    const event = this.byName.get(eventName);
    if (event === undefined) return false;
    if (!event.bouts.some((bout) => bout.bout_id === id)) {
      event.bouts.push({ bout_id: id, fighter_a: names.a, fighter_b: names.b });
    }
    return true;
  }

  all(): UpcomingEvent[] {
    return [...this.byName.values()];
  }
}
