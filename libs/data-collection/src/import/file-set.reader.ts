import type { WeightClass } from '@app/mma';
import { resolveBodyConflicts } from '../catalogue/body-conflicts.js';
import {
  BoutCatalogue,
  type CatalogueBout,
  type LinkedBout,
  RejectedResults,
} from '../catalogue/bout-catalogue.js';
import { assignCardPositions, type CardEntry } from '../catalogue/card-order.js';
import { EventCatalogue, type CatalogueEvent } from '../catalogue/event-catalogue.js';
import { linkEvents } from '../catalogue/event-links.js';
import { FighterCatalogue, type CatalogueFighter } from '../catalogue/fighter-catalogue.js';
import { FighterLinks, type NamedInBout } from '../catalogue/fighter-links.js';
import type { KnownRecords } from '../catalogue/known-records.js';
import type { LineReports } from '../catalogue/line-reports.js';
import { addRankedNames } from '../catalogue/ranked-fighters.js';
import * as files from '../catalogue/source-files.js';
import type { TableReader } from '../catalogue/table-reader.js';
import { UpcomingEvents, type UpcomingEvent } from '../catalogue/upcoming-events.js';
import { bodyRowSchema, fighterRowSchema } from '../parse/fighter-row.parser.js';
import { boutRowSchema, resultRowSchema, type BoutRow } from '../parse/result-row.parser.js';
import { parseRow } from '../parse/columns.js';
import { eventRowSchema, type EventRow } from '../parse/event-row.parser.js';
import { cleanText, parseSourceId } from '../parse/text.parser.js';
import type { RowValues } from '../csv/csv-table.js';
import { ImportFailedError } from '../source/import-failed.error.js';

export interface FileSetCatalogue {
  events: EventCatalogue;
  fighters: FighterCatalogue;
  bouts: LinkedBout[];
  upcoming: UpcomingEvent[];
  /**
   * Events and fighters that lack or may lack a bout, with the ids of the rejected bouts (null if unknown).
   */
  incomplete: Incomplete;
}

export type Incomplete = ReadonlyMap<CatalogueEvent | CatalogueFighter, ReadonlySet<string | null>>;

interface ListedEvent {
  row: EventRow;
  line: number;
  values: RowValues;
}

/** Reads the files of events, fighters and bouts. Statistics are read afterwards. */
export class FileSetReader {
  private readonly events = new EventCatalogue();
  private readonly fighters = new FighterCatalogue();
  private readonly bouts = new BoutCatalogue();
  private readonly upcoming = new UpcomingEvents();
  private readonly listedEvents: ListedEvent[] = [];
  /** Names of events in the results, those of rejected rows included. */
  private readonly eventsWithResults = new Set<string>();
  /** Ids of all bouts in the results, rejected ones included. */
  private readonly resultIds = new Set<string>();
  private readonly rejected = new RejectedResults();
  private readonly incomplete = new Map<CatalogueEvent | CatalogueFighter, Set<string | null>>();
  private readonly futureEvents = new Set<string>();
  private hasFighterList = false;

  constructor(
    private readonly tables: TableReader,
    private readonly reports: LineReports,
    private readonly known: KnownRecords,
    /** The last day a result can have: tomorrow, for time zones ahead. */
    private readonly lastDay: string,
  ) {}

  /** @throws ImportFailedError if events or results are missing, unusable or empty */
  async read(): Promise<FileSetCatalogue> {
    await this.readRequired(files.EVENT_FILE, () => this.readEvents());
    await this.readRequired(files.RESULT_FILE, () => this.readResults());
    if (this.bouts.all().length === 0)
      throw new ImportFailedError(`${files.RESULT_FILE.name} contains no bouts.`);
    this.addEvents();
    await this.readBoutList();
    this.hasFighterList = (await this.readFighters()) === 'read';
    await this.readBodies();
    return this.link();
  }

  private async readRequired(kind: files.SourceFileKind, read: () => Promise<string>): Promise<void> {
    const state = await read();
    if (state === 'absent') {
      throw new ImportFailedError(
        `${kind.name} is missing. An import needs at least ${files.EVENT_FILE.name} and ${files.RESULT_FILE.name}.`,
      );
    }
    if (state === 'rejected') {
      const fault = this.reports.sorted().find((report) => report.file === kind.name);
      throw new ImportFailedError(
        `${kind.name} cannot be used: ${fault?.reason ?? 'its header does not fit'}.`,
      );
    }
  }

  private readEvents() {
    const { name } = files.EVENT_FILE;
    return this.tables.read(files.EVENT_FILE, ({ line, values }) => {
      const parsed = parseRow(eventRowSchema, values);
      if ('reason' in parsed) this.reports.reject(name, line, parsed.reason, values);
      else this.listedEvents.push({ row: parsed.row, line, values });
    });
  }

  /** Which events are upcoming is known after the results. */
  private addEvents(): void {
    const withResults = this.listedEvents.filter(
      ({ row }) => row.DATE <= this.lastDay && this.eventsWithResults.has(row.EVENT),
    );
    const newest = withResults.map(({ row }) => row.DATE).reduce((a, b) => (a > b ? a : b), '');
    for (const { row, line, values } of this.listedEvents) {
      const fault = this.addEvent(row, line, newest);
      if (fault !== null) this.reports.reject(files.EVENT_FILE.name, line, fault, values);
    }
  }

  /** @param newest day of the newest event with results; empty without one */
  private addEvent(row: EventRow, line: number, newest: string): string | null {
    const hasResults = this.eventsWithResults.has(row.EVENT);
    const isNext =
      newest !== '' && row.DATE >= newest && UpcomingEvents.isWithinReach(row.DATE, this.lastDay);
    if (!hasResults && isNext) {
      this.upcoming.add(row);
      return null;
    }
    if (row.DATE <= this.lastDay) return this.events.add(row, line);
    this.futureEvents.add(row.EVENT);
    return `DATE: ${row.DATE} is in the future`;
  }

  private readResults() {
    const { name } = files.RESULT_FILE;
    return this.tables.read(files.RESULT_FILE, ({ line, values }) => {
      const id = parseSourceId('fight', values['URL'] ?? '');
      if (id !== null) this.resultIds.add(id);
      this.eventsWithResults.add(cleanText(values['EVENT'] ?? ''));
      const parsed = parseRow(resultRowSchema, values);
      const fault = 'reason' in parsed ? parsed.reason : this.bouts.add(parsed.row, line, values);
      if (fault !== null) {
        this.reports.reject(name, line, fault, values);
        this.rejected.add(values, line);
      } else if ('row' in parsed) {
        for (const warning of parsed.row.warnings) this.reports.warn(name, line, warning);
      }
    });
  }

  /** Repeats the results; a bout found only here has no result yet. */
  private readBoutList() {
    const { name } = files.BOUT_FILE;
    return this.tables.read(files.BOUT_FILE, ({ line, values }) => {
      const parsed = parseRow(boutRowSchema, values);
      if ('reason' in parsed) this.reports.reject(name, line, parsed.reason, values);
      else if (!this.resultIds.has(parsed.row.URL) && !this.addListed(parsed.row))
        this.reports.warn(name, line, 'the bout has no result; not imported');
    });
  }

  private addListed({ EVENT, URL, BOUT }: BoutRow): boolean {
    return this.upcoming.addBout(cleanText(EVENT), URL, BOUT);
  }

  private readFighters() {
    const { name } = files.FIGHTER_FILE;
    return this.tables.read(files.FIGHTER_FILE, ({ line, values }) => {
      const parsed = parseRow(fighterRowSchema, values);
      const fault = 'reason' in parsed ? parsed.reason : this.fighters.addDetails(parsed.row, line);
      if (fault !== null) this.reports.reject(name, line, fault, values);
    });
  }

  private readBodies() {
    const { name } = files.BODY_FILE;
    return this.tables.read(files.BODY_FILE, ({ line, values }) => {
      const parsed = parseRow(bodyRowSchema, values);
      const fault = 'reason' in parsed ? parsed.reason : this.fighters.addBody(parsed.row, line);
      if (fault !== null) this.reports.reject(name, line, fault, values);
      else if ('row' in parsed) {
        for (const warning of parsed.row.warnings) this.reports.warn(name, line, warning);
      }
    });
  }

  private async link(): Promise<FileSetCatalogue> {
    const events = await linkEvents(this.bouts, this.events, this.known, this.reports, this.futureEvents);
    for (const { values, line } of events.rejected) this.rejected.add(values, line);
    const bouts = await this.linkFighters(events.linked);
    this.markUncertain();
    addRankedNames(this.fighters);
    resolveBodyConflicts(this.fighters, classesByFighter(bouts), this.reports);
    return {
      events: this.events,
      fighters: this.fighters,
      bouts,
      upcoming: this.upcoming.all(),
      incomplete: this.incomplete,
    };
  }

  private addRejectedToCards(cards: Map<CatalogueEvent, CardEntry[]>, linked: ReadonlySet<string>): void {
    for (const { id, line, eventName, names } of this.rejected.missing(linked)) {
      const event = this.events.find(eventName);
      if (event) {
        this.markIncomplete(event, id);
        cards.set(event, [...(cards.get(event) ?? []), { line, bout: null }]);
      }
      const fighterNames = names === null ? [] : [names.a, names.b];
      for (const fighter of fighterNames.flatMap((name) => this.fighters.candidates(name)))
        this.markIncomplete(fighter, id);
    }
  }

  private markIncomplete(entry: CatalogueEvent | CatalogueFighter, boutId: string | null): void {
    this.incomplete.set(entry, (this.incomplete.get(entry) ?? new Set()).add(boutId));
  }

  /** An ambiguous bout may be missing from each candidate. */
  private markUncertain(): void {
    for (const ambiguous of this.fighters.all()) {
      for (const id of ambiguous.ambiguousIds ?? []) {
        for (const fighter of [ambiguous, this.fighters.get(id)])
          if (fighter && !this.incomplete.has(fighter)) this.incomplete.set(fighter, new Set());
      }
    }
  }

  private async linkFighters(eventOf: ReadonlyMap<CatalogueBout, CatalogueEvent>): Promise<LinkedBout[]> {
    const entries = [...eventOf].map(([bout, event]) => ({ bout, event, mentions: mentionsOf(bout, event) }));
    const links = await FighterLinks.create(
      entries.flatMap((entry) => entry.mentions),
      this.fighters,
      this.known,
      this.reports,
      { hasList: this.hasFighterList, isExcerpt: !reachesBack(this.events.days()) },
    );
    const cards = new Map<CatalogueEvent, CardEntry[]>();
    for (const { bout, event, mentions } of entries) {
      const [a, b] = [links.resolve(mentions[0]), links.resolve(mentions[1])];
      const isSameFighter = a === b;
      if (isSameFighter) {
        const reason = 'both names mean the same fighter';
        this.reports.reject(files.RESULT_FILE.name, bout.line, reason, bout.values);
        for (const hole of [event, a]) this.markIncomplete(hole, bout.row.id);
      }
      const entry = { line: bout.line, bout: isSameFighter ? null : { row: bout.row, event, a, b } };
      cards.set(event, [...(cards.get(event) ?? []), entry]);
    }
    this.addRejectedToCards(cards, new Set(entries.map((entry) => entry.bout.row.id)));
    return [...cards].flatMap(([event, card]) => assignCardPositions(card, event.heldOn));
  }
}

function mentionsOf({ row, line }: CatalogueBout, event: CatalogueEvent): [NamedInBout, NamedInBout] {
  const evidence = { weightClass: row.weightClass, heldOn: event.heldOn };
  return [
    { name: row.names.a, line, evidence },
    { name: row.names.b, line, evidence },
  ];
}

function classesByFighter(bouts: readonly LinkedBout[]): Map<CatalogueFighter, Set<WeightClass | null>> {
  const classes = new Map<CatalogueFighter, Set<WeightClass | null>>();
  for (const { a, b, row } of bouts) {
    for (const fighter of [a, b]) {
      classes.set(fighter, (classes.get(fighter) ?? new Set<WeightClass | null>()).add(row.weightClass));
    }
  }
  return classes;
}

/** The first year that the source covers completely: UFC 1 is missing. */
const FIRST_YEAR = 1994;

function reachesBack(days: readonly string[]): boolean {
  const [firstDay] = days;
  return firstDay !== undefined && Number(firstDay.slice(0, 4)) <= FIRST_YEAR;
}

/**
 * Whether a file set has every UFC bout: it reaches back to the first year, and every event with details has
 * a bout. Then every career and card is complete.
 */
export function isWholeFileSet({ events, bouts }: FileSetCatalogue): boolean {
  if (!reachesBack(events.days())) return false;
  const withBouts = new Set(bouts.map((bout) => bout.event));
  return events.all().every((event) => event.heldOn === null || withBouts.has(event));
}
