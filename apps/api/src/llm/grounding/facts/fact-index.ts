import type { AliasEntry } from '@app/mma';
import { scanNames } from '../claims/scan-names.js';
import { type BoutFact, toBout, toReignBouts } from './bout.js';
import { EventNames } from './event-names.js';
import { type Cell, type FactCall, type FactRow, isFields, RowReader } from './fact-row.js';
import { fold, NameIndex } from './name-index.js';
import { labelsOf } from './row-labels.js';
import { SaidFigures } from './said-figures.js';

/** The cells of one path with equal features, by value. */
export interface CellGroup {
  cell: Cell;
  entries: { value: number; row: FactRow }[];
  isSorted: boolean;
}

/** Longer texts are no questions. */
const LONGEST_QUESTION = 500;
const MOST_FOUND = 5000;
const MOST_LABELS = 300;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const CLOCK = /^(\d{1,3}):(\d{2})$/;
const SUMMED = /^(?:bouts|value|events|finishes|ko_tko|submission|decision)$/;
const TEXT_KEYS = /^(?:location|city|country|referee|judge|event|name|key|label|nickname|stance)$/;
const PAIR_LABEL = /^(.{2,60}?) vs\. (.{2,60}?), /;

/** Whether a row is one of a list that texts count: of the result, or of its only object (the bouts of an event). */
const isListed = ({ parent, cells, siblings }: FactRow): boolean =>
  (parent === null || (parent.parent === null && parent.siblings === 1 && siblings > 0)) &&
  !cells.some(({ leaf }) => leaf === 'judge');

/** Everything known in a turn, indexed for checks. */
export class FactIndex {
  /** Changes with every addition. */
  version = 0;
  readonly names: NameIndex;
  readonly events = new EventNames();
  readonly said = new SaidFigures();
  readonly rows: FactRow[] = [];
  readonly bouts: BoutFact[] = [];
  readonly groups = new Map<string, CellGroup>();
  /** Rows by day (`YYYY-MM-DD`), month (`YYYY-MM`), month and day (`MM-DD`) and year (`YYYY`). */
  readonly rowsByDate = new Map<string, FactRow[]>();
  /** Number of rows of every list, and the counts that `meta` states. */
  readonly rowCounts = new Set<number>();
  /** Numbers of listed rows by their year. */
  private readonly rowsOfYears = new Map<number, number[]>();
  /** Names of the groups that rows represent (years, classes), as texts write them. */
  readonly groupLabels: (readonly string[])[] = [];
  private readonly boutsByFighter = new Map<string, BoutFact[]>();
  private readonly boutKeys = new Set<string>();
  private readonly texts: string[] = [];
  /** Answers of {@link hasText} since the last addition. */
  private readonly found = new Map<string, boolean>();
  private readonly questions: string[] = [];
  private askedNow: ReadonlySet<string> | null = null;

  constructor(aliases: readonly AliasEntry[]) {
    this.names = new NameIndex(aliases);
  }

  addText(text: string): void {
    this.names.addKnownText(text);
    this.said.addText(text);
    if (text.length <= LONGEST_QUESTION) this.questions.push(text);
    this.texts.push(text.toLowerCase());
    this.askedNow = null;
    this.found.clear();
  }

  /** Fighters whom the user's texts name. */
  get asked(): ReadonlySet<string> {
    this.askedNow ??= new Set(
      this.questions.flatMap((text) =>
        scanNames(text, this.names, new Map(), []).flatMap(({ fighters }) => [...fighters]),
      ),
    );
    return this.askedNow;
  }

  /** The user's questions, of which an answer need not repeat the words. */
  get questionText(): string {
    return this.questions.join(' ');
  }

  addToolResult(call: FactCall, { data, meta }: { data: unknown; meta: unknown }): void {
    this.askedNow = null;
    this.found.clear();
    this.addArguments(call.arguments);
    this.addMeta(meta);
    const reader = new RowReader(fold, (name) => this.names.addFighter(name));
    reader.read(call, data);
    if (Array.isArray(data)) this.rowCounts.add(data.length);
    this.addChanges(reader.rows);
    const context = this.fightersOfArguments(call.arguments);
    for (const row of reader.rows) {
      if (row.fighters.size === 0 && !row.cells.some(({ leaf }) => leaf === 'event' || leaf === 'location')) {
        for (const fighter of context) row.fighters.add(fighter);
      }
      this.addRow(row);
    }
    const listed = reader.rows.filter(isListed);
    this.addSums(listed, new Set(context));
    this.addYears(listed);
  }

  /** How many rows each list has of a year. */
  rowsIn(year: number): readonly number[] {
    return this.rowsOfYears.get(year) ?? [];
  }

  boutsOf(fighter: string): readonly BoutFact[] {
    return this.boutsByFighter.get(fighter) ?? [];
  }

  /** Fighters of every known bout: whose list it is. */
  get fightersOfAll(): ReadonlySet<string> {
    const [first, ...rest] = this.bouts;
    return new Set(
      [...(first?.fighters ?? [])].filter((each) => rest.every(({ fighters }) => fighters.has(each))),
    );
  }

  /** Whether a text of the results or of the user holds the words, without regard to case. */
  hasText(words: string): boolean {
    const lower = words.toLowerCase();
    let known = this.found.get(lower);
    if (known === undefined) {
      known = this.texts.some((text) => text.includes(lower));
      if (this.found.size < MOST_FOUND) this.found.set(lower, known);
    }
    return known;
  }

  private addRow(row: FactRow): void {
    this.rows.push(row);
    if (isListed(row)) this.rowCounts.add(row.siblings);
    const labels = row.cells.some(({ path }) => path === 'key') ? labelsOf(row) : null;
    if (labels !== null && this.groupLabels.length < MOST_LABELS) this.groupLabels.push(labels);
    for (const cell of row.cells) {
      if (typeof cell.value === 'number') this.addNumber(cell, cell.value, row);
      else this.addString(cell, cell.value, row);
    }
    if (row.cells.some(({ path }) => path === 'won_on' || path === 'lost_on'))
      this.bouts.push(...toReignBouts(row, fold));
    const bout = toBout(row, fold);
    if (bout === null) return;
    this.bouts.push(bout);
    const key = bout.id ?? `row ${this.bouts.length}`;
    if (this.boutKeys.has(key)) return;
    this.boutKeys.add(key);
    for (const fighter of bout.fighters) {
      const bouts = this.boutsByFighter.get(fighter);
      if (bouts === undefined) this.boutsByFighter.set(fighter, [bout]);
      else bouts.push(bout);
    }
  }

  /** Sums of the counts in the rows of a grouped list: `13 bouts` over the rounds in which they ended. */
  private addSums(rows: readonly FactRow[], fighters: Set<string>): void {
    if (!rows.some(({ cells }) => cells.some(({ path }) => path === 'key'))) return;
    const sums = new Map<string, { cell: Cell; sum: number }>();
    for (const { cells } of rows) {
      for (const cell of cells) {
        if (typeof cell.value !== 'number' || !Number.isInteger(cell.value) || !SUMMED.test(cell.path))
          continue;
        sums.set(cell.path, { cell, sum: (sums.get(cell.path)?.sum ?? 0) + cell.value });
      }
    }
    const row: FactRow = { cells: [], fighters, subject: null, parent: null, position: 0, siblings: 1 };
    for (const { cell, sum } of sums.values()) this.addNumber(cell, sum, row);
  }

  private addYears(rows: readonly FactRow[]): void {
    const counts = new Map<number, number>();
    for (const { cells } of rows) {
      const date = cells.find(({ path }) => path === 'date')?.value;
      if (typeof date !== 'string') continue;
      const year = Number(date.slice(0, 4));
      counts.set(year, (counts.get(year) ?? 0) + 1);
    }
    for (const [year, count] of counts)
      this.rowsOfYears.set(year, [...(this.rowsOfYears.get(year) ?? []), count]);
  }

  /** How often a title changed hands in a list of title bouts. */
  private addChanges(rows: readonly FactRow[]): void {
    let changes = 0;
    let last: unknown = null;
    for (const row of rows) {
      const champion = row.cells.find(({ path }) => path === 'champion_after')?.value;
      if (champion === undefined || champion === last) continue;
      changes += 1;
      last = champion;
    }
    if (changes > 0) this.rowCounts.add(changes);
  }

  private addNumber(cell: Cell, value: number, row: FactRow): void {
    const key = `${cell.path} ${[...cell.features].join(' ')}`;
    const group = this.groups.get(key) ?? { cell, entries: [], isSorted: false };
    group.entries.push({ value, row });
    group.isSorted = false;
    this.groups.set(key, group);
  }

  private addString(cell: Cell, value: string, row: FactRow): void {
    if (value.length > 300) return;
    if (DAY.test(value)) {
      for (const key of [value, value.slice(0, 7), value.slice(5), value.slice(0, 4)]) {
        const rows = this.rowsByDate.get(key);
        if (rows === undefined) this.rowsByDate.set(key, [row]);
        else if (rows.at(-1) !== row) rows.push(row);
      }
      return;
    }
    const clock = CLOCK.exec(value);
    if (clock !== null) {
      const seconds = Number(clock[1]) * 60 + Number(clock[2]);
      this.addNumber({ ...cell, path: `${cell.path}_seconds`, leaf: `${cell.leaf}_seconds` }, seconds, row);
    }
    if (cell.leaf === 'event' || cell.leaf === 'name') this.events.add(value);
    if (cell.leaf === 'key' && /^\d{4}s?$/.test(value)) this.said.addYear(Number(value.slice(0, 4)));
    if (cell.leaf === 'nickname' && row.subject !== null) this.names.addNickname(value, row.subject);
    if (TEXT_KEYS.test(cell.leaf)) this.names.addKnownText(value);
    this.texts.push(value.toLowerCase());
  }

  private addArguments(args: unknown, depth = 0): void {
    if (depth > 4) return;
    if (Array.isArray(args))
      for (const each of args.slice(0, 50) as unknown[]) this.addArguments(each, depth + 1);
    else if (isFields(args)) for (const each of Object.values(args)) this.addArguments(each, depth + 1);
    else if (typeof args === 'number') this.said.addNumber(args);
    else if (typeof args === 'string' && args.length < 500) {
      this.names.addKnownText(args);
      this.said.addText(args);
      this.texts.push(args.toLowerCase().replaceAll('_', ' '));
    }
  }

  private addMeta(meta: unknown): void {
    if (!isFields(meta)) return;
    for (const key of ['as_of', 'applied', 'notes']) this.addArguments(meta[key]);
    if (typeof meta['row_count'] === 'number') this.rowCounts.add(meta['row_count']);
    const sources: unknown[] = Array.isArray(meta['sources']) ? meta['sources'] : [];
    for (const source of sources.slice(0, 200)) {
      if (!isFields(source) || typeof source['label'] !== 'string') continue;
      if (source['kind'] === 'fighter') this.names.addFighter(source['label']);
      else if (source['kind'] === 'event') this.events.add(source['label']);
      else if (source['kind'] === 'bout') {
        const pair = PAIR_LABEL.exec(source['label']);
        for (const name of pair?.slice(1) ?? []) this.names.addFighter(name);
        this.events.add(source['label'].slice(pair?.[0].length ?? source['label'].length));
      }
    }
  }

  /** Fighters whom the arguments name: rows without a name are about them. */
  private fightersOfArguments(args: unknown): string[] {
    if (!isFields(args)) return [];
    const values = ['fighter', 'fighter_a', 'fighter_b', 'opponent'].flatMap((key) => args[key] ?? []);
    return values.flatMap((value) => {
      if (typeof value !== 'string') return [];
      const words = fold(value).split(' ');
      const [first, ...rest] = words.map((word) => this.names.bearersOf(word) ?? new Set<string>());
      return [...(first ?? [])].filter((name) => rest.every((bearers) => bearers.has(name)));
    });
  }
}
