import type { BoutCatalogue, CatalogueBout } from './bout-catalogue.js';
import type { CatalogueEvent, EventCatalogue } from './event-catalogue.js';
import type { KnownRecords } from './known-records.js';
import type { LineReports } from './line-reports.js';
import { RESULT_FILE } from './source-files.js';

/**
 * Gives every bout its event. A bout under several names belongs to the event that has details; the others become
 * other names of it (it was renamed). A name that only the results know is an event of the database by that name,
 * else an event without a day. Bouts of an event that has not come yet (`futureEvents`, by name) are refused: a result
 * cannot lie in the future.
 */
export async function linkEvents(
  bouts: BoutCatalogue,
  events: EventCatalogue,
  known: KnownRecords,
  reports: LineReports,
  futureEvents: ReadonlySet<string>,
): Promise<{ linked: Map<CatalogueBout, CatalogueEvent>; refused: CatalogueBout[] }> {
  for (const bout of bouts.all()) linkNames(bout, events, reports);
  const open = new Set(
    bouts.all().flatMap((bout) => (events.find(ownName(bout, events)) ? [] : ownName(bout, events))),
  );
  for (const [name, event] of await known.findEvents([...open])) events.addKnown(event, name);
  const linked = new Map<CatalogueBout, CatalogueEvent>();
  const refused: CatalogueBout[] = [];
  for (const bout of bouts.all()) {
    const name = ownName(bout, events);
    if (events.find(name) === undefined && futureEvents.has(name)) {
      reports.reject(RESULT_FILE.name, bout.line, 'its event is on a day that has not come yet', bout.values);
      refused.push(bout);
      continue;
    }
    const event = events.find(name) ?? events.addUndated(name);
    linked.set(bout, event);
    for (const other of bout.events) if (!events.find(other.name)) events.addAlias(event, other.name);
  }
  return { linked, refused };
}

/** The name under which a bout's event is found: that with details, else the first. */
const ownName = (bout: CatalogueBout, events: EventCatalogue): string =>
  (bout.events.find((event) => events.find(event.name)) ?? bout.events[0] ?? { name: '' }).name;

function linkNames(bout: CatalogueBout, events: EventCatalogue, reports: LineReports): void {
  const named = bout.events.map((event) => ({ ...event, event: events.find(event.name) }));
  const main = named.find((entry) => entry.event)?.event;
  if (!main) return;
  for (const { name, line, values, event } of named) {
    if (event === undefined) events.addAlias(main, name);
    else if (event !== main) {
      reports.reject(RESULT_FILE.name, line, `the bout of line ${bout.line} again at another event`, values);
    }
  }
}
