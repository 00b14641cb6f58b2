import type { EventRow } from '../parse/event-row.parser.js';
import { sourceUrl } from '../parse/text.parser.js';
import { derivedId } from './derived-id.js';

export interface CatalogueEvent {
  id: string;
  name: string;
  aliases: Set<string>;
  heldOn: string | null;
  location: string | null;
  city: string | null;
  country: string | null;
  sourceUrl: string | null;
  /** Whether it comes from the database instead of this file set, which then says nothing new about it. */
  known: boolean;
}

/** Events of a file set by id and by name. */
export class EventCatalogue {
  private readonly byId = new Map<string, { event: CatalogueEvent; line: number; row: string }>();
  private readonly byName = new Map<string, CatalogueEvent>();

  /** @returns why the row is refused, or null. The same row again is no fault. */
  add(row: EventRow, line: number): string | null {
    const text = JSON.stringify(row);
    const first = this.byId.get(row.URL);
    if (first) return first.row === text ? null : `the event of line ${first.line} again with other values`;
    const event: CatalogueEvent = {
      id: row.URL,
      name: row.EVENT,
      aliases: new Set(),
      heldOn: row.DATE,
      ...row.LOCATION,
      sourceUrl: sourceUrl('event', row.URL),
      known: false,
    };
    this.byId.set(row.URL, { event, line, row: text });
    if (!this.byName.has(row.EVENT)) this.byName.set(row.EVENT, event);
    return null;
  }

  /** By its name or by another name it is known to have. */
  find(name: string): CatalogueEvent | undefined {
    return this.byName.get(name);
  }

  addKnown(event: CatalogueEvent, name: string): void {
    this.byName.set(name, event);
  }

  addAlias(event: CatalogueEvent, alias: string): void {
    event.aliases.add(alias);
    this.byName.set(alias, event);
  }

  /** An event that only the results name: no day, no place, no address. */
  addUndated(name: string): CatalogueEvent {
    const event: CatalogueEvent = {
      id: derivedId(name),
      name,
      aliases: new Set(),
      heldOn: null,
      location: null,
      city: null,
      country: null,
      sourceUrl: null,
      known: false,
    };
    this.byName.set(name, event);
    return event;
  }

  /** Every event of this file set, each once. */
  all(): CatalogueEvent[] {
    const events = new Set([...this.byId.values()].map((entry) => entry.event));
    for (const event of this.byName.values()) if (!event.known) events.add(event);
    return [...events];
  }

  /** Days of the events that the file set gives details of, oldest first. */
  days(): string[] {
    return [...this.byId.values()].flatMap(({ event }) => event.heldOn ?? []).sort();
  }
}
