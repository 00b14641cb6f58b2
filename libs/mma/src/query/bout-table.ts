import type { MethodGroup, TitleKind, WeightClass } from '../domain/vocabulary.js';

export const AGGREGATE_GROUPS = [
  'none',
  'year',
  'weight_class',
  'method_group',
  'method',
  'country',
  'city',
  'referee',
  'round',
] as const;
export type AggregateGroup = (typeof AGGREGATE_GROUPS)[number];

/** Null means any. Dates are inclusive and exclude undated bouts. */
export interface AggregateFilter {
  /** Bout ids. */
  among: readonly string[] | null;
  weightClass: WeightClass | null;
  methodGroup: MethodGroup | null;
  titleOnly: boolean;
  from: string | null;
  to: string | null;
}

export interface AggregateRow {
  /** Null for bouts where it is unknown. */
  key: string | null;
  events: number;
  bouts: number;
  finishes: number;
  koTko: number;
  submission: number;
  decision: number;
  /** Null when no duration is known. */
  avgDurationSeconds: number | null;
}

export interface SourceEvent {
  id: string;
  name: string;
  sourceUrl: string | null;
}

export interface CountedBout {
  id: string;
  eventId: string;
  event: string;
  eventUrl: string | null;
  /** `YYYY-MM-DD`. */
  heldOn: string | null;
  country: string | null;
  city: string | null;
  weightClass: WeightClass | null;
  title: TitleKind;
  methodGroup: MethodGroup;
  method: string;
  round: number;
  referee: string | null;
  durationSeconds: number | null;
}

/** Dictionary encoding of texts; 0 is null. */
class Codes {
  readonly texts: (string | null)[] = [null];
  private readonly known = new Map<string | null, number>([[null, 0]]);

  codeOf(text: string | null): number {
    let code = this.known.get(text);
    if (code === undefined) {
      code = this.texts.push(text) - 1;
      this.known.set(text, code);
    }
    return code;
  }

  /** The code of a known text, else -1. */
  find(text: string): number {
    return this.known.get(text) ?? -1;
  }
}

type Column = 'year' | 'weight_class' | 'method_group' | 'method' | 'country' | 'city' | 'referee' | 'round';
const COLUMNS: Record<Column, (bout: CountedBout) => string | null> = {
  year: ({ heldOn }) => heldOn?.slice(0, 4) ?? null,
  weight_class: ({ weightClass }) => weightClass,
  method_group: ({ methodGroup }) => methodGroup,
  method: ({ method }) => method,
  country: ({ country }) => country,
  city: ({ city }) => city,
  referee: ({ referee }) => referee,
  round: ({ round }) => String(round),
};

/** Sorted by key; other groups by size. */
const ORDERED_BY_KEY: ReadonlySet<AggregateGroup> = new Set(['year', 'round']);
const UNKNOWN_DURATION = -1;

interface Tally {
  code: number;
  events: number;
  lastEvent: number;
  bouts: number;
  koTko: number;
  submission: number;
  decision: number;
  seconds: number;
  timed: number;
}

/**
 * All bouts in dictionary-encoded columns (about 40 bytes per bout): an aggregate is one scan. Rows are ordered by
 * event, the newest first.
 */
export class BoutTable {
  private readonly codes: Record<Column, Codes>;
  private readonly columns: Record<Column, Int32Array>;
  private readonly events: SourceEvent[] = [];
  private readonly eventOf: Int32Array;
  /** `20260801`; 0 for undated bouts. */
  private readonly days: Int32Array;
  private readonly durations: Int32Array;
  private readonly isTitle: Uint8Array;
  private readonly rowOf = new Map<string, number>();

  /** @param bouts ordered by event, the newest first */
  constructor(bouts: readonly CountedBout[]) {
    const { length } = bouts;
    const make = <Value>(value: (column: Column) => Value): Record<Column, Value> => ({
      year: value('year'),
      weight_class: value('weight_class'),
      method_group: value('method_group'),
      method: value('method'),
      country: value('country'),
      city: value('city'),
      referee: value('referee'),
      round: value('round'),
    });
    this.codes = make(() => new Codes());
    this.columns = make((column) =>
      Int32Array.from(bouts, (bout) => this.codes[column].codeOf(COLUMNS[column](bout))),
    );
    this.days = Int32Array.from(bouts, ({ heldOn }) => toDay(heldOn));
    this.durations = Int32Array.from(bouts, ({ durationSeconds }) => durationSeconds ?? UNKNOWN_DURATION);
    this.isTitle = Uint8Array.from(bouts, ({ title }) =>
      title === 'undisputed' || title === 'interim' ? 1 : 0,
    );
    this.eventOf = new Int32Array(length);
    for (const [row, bout] of bouts.entries()) {
      this.rowOf.set(bout.id, row);
      if (this.events.at(-1)?.id !== bout.eventId) {
        this.events.push({ id: bout.eventId, name: bout.event, sourceUrl: bout.eventUrl });
      }
      this.eventOf[row] = this.events.length - 1;
    }
  }

  /**
   * Aggregates the bouts inside the filter per group: years and rounds in order, other groups by size. Group `none`
   * always returns one row.
   * @param mostEvents number of newest matching events to return
   */
  count(
    group: AggregateGroup,
    filter: AggregateFilter,
    mostEvents: number,
  ): { rows: AggregateRow[]; newestEvents: SourceEvent[] } {
    const column = group === 'none' ? null : this.columns[group];
    const tallies = new Map<number, Tally>();
    if (group === 'none') tallies.set(0, newTally(0));
    const newest: number[] = [];
    for (const row of this.rowsInside(filter)) {
      const event = this.eventOf[row] ?? 0;
      if (newest.length < mostEvents && newest.at(-1) !== event) newest.push(event);
      const code = column?.[row] ?? 0;
      let tally = tallies.get(code);
      if (tally === undefined) {
        tally = newTally(code);
        tallies.set(code, tally);
      }
      this.add(tally, row, event);
    }
    const rows = [...tallies.values()].map((tally) => this.toRow(group, tally));
    if (group !== 'none') rows.sort(ORDERED_BY_KEY.has(group) ? byKey : byFrequency);
    return { rows, newestEvents: newest.flatMap((event) => this.events[event] ?? []) };
  }

  private *rowsInside(filter: AggregateFilter): Generator<number> {
    const { weight_class: classes, method_group: groups } = this.columns;
    const weightClass = filter.weightClass === null ? null : this.codes.weight_class.find(filter.weightClass);
    const methodGroup = filter.methodGroup === null ? null : this.codes.method_group.find(filter.methodGroup);
    const from = filter.from === null ? null : toDay(filter.from);
    const to = filter.to === null ? null : toDay(filter.to);
    for (const row of this.rowsAmong(filter.among)) {
      const day = this.days[row] ?? 0;
      if (weightClass !== null && classes[row] !== weightClass) continue;
      if (methodGroup !== null && groups[row] !== methodGroup) continue;
      if (filter.titleOnly && this.isTitle[row] !== 1) continue;
      if (from !== null && (day === 0 || day < from)) continue;
      if (to !== null && (day === 0 || day > to)) continue;
      yield row;
    }
  }

  private rowsAmong(ids: readonly string[] | null): Iterable<number> {
    if (ids === null) return this.eventOf.keys();
    return ids.flatMap((id) => this.rowOf.get(id) ?? []).sort((a, b) => a - b);
  }

  private add(tally: Tally, row: number, event: number): void {
    tally.bouts += 1;
    if (tally.lastEvent !== event) {
      tally.lastEvent = event;
      tally.events += 1;
    }
    const method = this.codes.method_group.texts[this.columns.method_group[row] ?? 0];
    if (method === 'ko_tko') tally.koTko += 1;
    else if (method === 'submission') tally.submission += 1;
    else if (method === 'decision') tally.decision += 1;
    const duration = this.durations[row] ?? UNKNOWN_DURATION;
    if (duration === UNKNOWN_DURATION) return;
    tally.seconds += duration;
    tally.timed += 1;
  }

  private toRow(group: AggregateGroup, tally: Tally): AggregateRow {
    const { events, bouts, koTko, submission, decision, seconds, timed } = tally;
    return {
      key: group === 'none' ? 'all' : (this.codes[group].texts[tally.code] ?? null),
      events,
      bouts,
      finishes: koTko + submission,
      koTko,
      submission,
      decision,
      avgDurationSeconds: timed === 0 ? null : seconds / timed,
    };
  }
}

const newTally = (code: number): Tally => ({
  code,
  events: 0,
  lastEvent: -1,
  bouts: 0,
  koTko: 0,
  submission: 0,
  decision: 0,
  seconds: 0,
  timed: 0,
});

const toDay = (day: string | null): number => (day === null ? 0 : Number(day.replaceAll('-', '')));

/** Unknown keys last; numeric keys of different length by length. */
function byKey(a: AggregateRow, b: AggregateRow): number {
  if (a.key === null || b.key === null) return a.key === b.key ? 0 : a.key === null ? 1 : -1;
  if (a.key.length !== b.key.length) return a.key.length - b.key.length;
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

function byFrequency(a: AggregateRow, b: AggregateRow): number {
  if (a.bouts !== b.bouts) return b.bouts - a.bouts;
  if (a.key === null || b.key === null) return a.key === b.key ? 0 : a.key === null ? 1 : -1;
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
