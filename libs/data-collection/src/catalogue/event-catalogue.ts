import type { EventRow } from '../parse/event-row.parser.js';
import { sourceUrl, derivedId } from '../parse/text.parser.js';

export interface CatalogueEvent {
  id: string;
  name: string;
  aliases: Set<string>;
  heldOn: string | null;
  location: string | null;
  city: string | null;
  country: string | null;
  sourceUrl: string | null;
  /** Whether it was loaded from the database and is not part of this file set. */
  known: boolean;
}

export class EventCatalogue {
  private readonly byId = new Map<string, { event: CatalogueEvent; line: number; row: string }>();
  private readonly byName = new Map<string, CatalogueEvent>();

  /** @returns why the row is rejected, or null. Identical copies are accepted. */
  add(row: EventRow, line: number): string | null {
    const text = JSON.stringify(row);
    const first = this.byId.get(row.URL);
    if (first)
      return first.row === text ? null : `the event of line ${first.line}, repeated with different values`;
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

  all(): CatalogueEvent[] {
    const events = new Set([...this.byId.values()].map((entry) => entry.event));
    for (const event of this.byName.values()) if (!event.known) events.add(event);
    return [...events];
  }

  days(): string[] {
    return [...this.byId.values()].flatMap(({ event }) => event.heldOn ?? []).sort();
  }
}
