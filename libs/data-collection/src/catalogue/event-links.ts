import type { BoutCatalogue, CatalogueBout } from './bout-catalogue.js';
import type { CatalogueEvent, EventCatalogue } from './event-catalogue.js';
import type { KnownRecords } from './known-records.js';
import type { LineReports } from './line-reports.js';
import { RESULT_FILE } from './source-files.js';

/**
 * Links every bout to its event. A bout listed under several names belongs to the event that has details; the
 * other names become its aliases. A name without details is looked up in the database, else it becomes an
 * undated event. Bouts of events in the future (`futureEvents`, by name) are rejected.
 */
export async function linkEvents(
  bouts: BoutCatalogue,
  events: EventCatalogue,
  known: KnownRecords,
  reports: LineReports,
  futureEvents: ReadonlySet<string>,
): Promise<{ linked: Map<CatalogueBout, CatalogueEvent>; rejected: CatalogueBout[] }> {
  for (const bout of bouts.all()) linkNames(bout, events, reports);
  const open = new Set(
    bouts.all().flatMap((bout) => (events.find(ownName(bout, events)) ? [] : ownName(bout, events))),
  );
  for (const [name, event] of await known.findEvents([...open])) events.addKnown(event, name);
  const linked = new Map<CatalogueBout, CatalogueEvent>();
  const rejected: CatalogueBout[] = [];
  for (const bout of bouts.all()) {
    const name = ownName(bout, events);
    if (events.find(name) === undefined && futureEvents.has(name)) {
      reports.reject(RESULT_FILE.name, bout.line, 'its event is in the future', bout.values);
      rejected.push(bout);
      continue;
    }
    const event = events.find(name) ?? events.addUndated(name);
    linked.set(bout, event);
    for (const other of bout.events) if (!events.find(other.name)) events.addAlias(event, other.name);
  }
  return { linked, rejected };
}

/** The name by which the event is found: one with details, else the first. */
const ownName = (bout: CatalogueBout, events: EventCatalogue): string =>
  (bout.events.find((event) => events.find(event.name)) ?? bout.events[0] ?? { name: '' }).name;

function linkNames(bout: CatalogueBout, events: EventCatalogue, reports: LineReports): void {
  const named = bout.events.map((event) => ({ ...event, event: events.find(event.name) }));
  const main = named.find((entry) => entry.event)?.event;
  if (!main) return;
  for (const { name, line, values, event } of named) {
    if (event === undefined) events.addAlias(main, name);
    else if (event !== main) {
      reports.reject(
        RESULT_FILE.name,
        line,
        `the bout of line ${bout.line} repeated at another event`,
        values,
      );
    }
  }
}
