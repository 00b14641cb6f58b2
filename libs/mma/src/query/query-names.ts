import type { EventRow } from '../repositories/event.repository.js';
import type { FighterRow } from '../repositories/fighter.repository.js';

/** Names and texts of a query as the data has them; null where the query has none. */
export interface QueryNames {
  fighters: FighterRow[] | null;
  opponents: FighterRow[] | null;
  everyOpponent: FighterRow[] | null;
  event: EventRow | null;
  /** Locations of the asked city. */
  locations: string[] | null;
  countries: string[] | null;
  referees: string[] | null;
  /** Values of `method_text`. */
  methods: string[] | null;
  notes: string[];
}
