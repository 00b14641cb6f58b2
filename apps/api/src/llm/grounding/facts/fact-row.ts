import { type Feature, featuresOfPath } from '../vocabulary/features.js';

export interface Cell {
  /** Keys joined by dots, without indexes. */
  path: string;
  leaf: string;
  value: string | number;
  features: ReadonlySet<Feature>;
}

/** An object of a tool's result with its scalar values; arrays of objects inside it are rows of their own. */
export interface FactRow {
  cells: Cell[];
  /** Folded names of the fighters that the row is about; empty: about no fighter. */
  fighters: Set<string>;
  /** From whose side the row is; null if the row has none. */
  subject: string | null;
  parent: FactRow | null;
  /** 0-based among its siblings. */
  position: number;
  siblings: number;
}

export interface FactCall {
  name: string;
  arguments: unknown;
}

const MOST_CELLS = 200_000;
const DEEPEST = 12;
const ID = /(?:^|_)id$|^url$/;
/** Keys whose values name fighters. */
const FIGHTER_KEYS = new Set([
  'fighter',
  'opponent',
  'winner',
  'lost_to',
  'won_from',
  'champion_after',
  'fighter_a',
  'fighter_b',
]);
const PAIR = /^(.{2,60}?) vs\.? (.{2,60})$/;

type Fields = Record<string, unknown>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads a tool's result of any shape into rows; ignores what exceeds the limits. */
export class RowReader {
  readonly rows: FactRow[] = [];
  private cells = 0;

  constructor(
    private readonly fold: (name: string) => string,
    private readonly onName: (name: string) => void,
  ) {}

  read(call: FactCall, data: unknown): void {
    const features = argumentFeatures(call.arguments);
    this.walk(tabular(data), { row: null, path: '', depth: 0, valueFeatures: features });
  }

  private walk(
    value: unknown,
    at: { row: FactRow | null; path: string; depth: number; valueFeatures: ReadonlySet<Feature> },
  ): void {
    if (at.depth > DEEPEST || this.cells > MOST_CELLS) return;
    if (Array.isArray(value)) {
      const items: unknown[] = value;
      for (const [position, item] of items.entries()) {
        if (isFields(item)) {
          const row = this.open(item, at.row, { position, siblings: items.length });
          this.fill(item, { ...at, row, path: '' });
        } else if (at.row !== null) this.add(at.row, at.path, item, at.valueFeatures);
      }
    } else if (isFields(value)) {
      const isOwnRow = at.row === null || isAboutAnother(value, at.row);
      const row = isOwnRow ? this.open(value, at.row, { position: 0, siblings: 1 }) : at.row;
      if (row !== null) this.fill(value, { ...at, row, path: isOwnRow ? '' : at.path });
    } else if (at.row !== null) this.add(at.row, at.path, value, at.valueFeatures);
  }

  private fill(
    fields: Fields,
    at: { row: FactRow; path: string; depth: number; valueFeatures: ReadonlySet<Feature> },
  ): void {
    const depth = at.depth + 1;
    for (const [key, value] of Object.entries(fields)) {
      const path = at.path === '' ? key : `${at.path}.${key}`;
      const side = isFields(value) ? this.sideOf(fields, key, at) : null;
      if (side !== null) {
        const row = this.open({}, at.row, { position: 0, siblings: 1 });
        row.fighters = new Set([side]);
        row.subject = side;
        this.fill(value as Fields, { ...at, row, depth });
      } else this.walk(value, { ...at, path, depth });
    }
  }

  /** `a` and `b` inside a bout are its fighters. */
  private sideOf(fields: Fields, key: string, { row }: { row: FactRow }): string | null {
    if ((key !== 'a' && key !== 'b') || isFields(fields['fighter_a']) || 'name' in fields) return null;
    for (let each: FactRow | null = row; each !== null; each = each.parent) {
      const name = each.cells.find(({ path }) => path === `fighter_${key}.name`)?.value;
      if (typeof name === 'string') return this.fold(name);
    }
    return null;
  }

  private open(
    fields: Fields,
    parent: FactRow | null,
    { position, siblings }: { position: number; siblings: number },
  ): FactRow {
    const names = this.namesOf(fields);
    const own = new Set(names.map(this.fold));
    const subject = ['fighter', 'name', 'key']
      .map((key) => fields[key])
      .find((each) => typeof each === 'string');
    const isPerson = typeof subject === 'string' && own.has(this.fold(subject));
    const row: FactRow = {
      cells: [],
      fighters: own.size > 0 ? own : new Set(parent?.fighters),
      subject: isPerson ? this.fold(subject) : own.size > 0 ? null : (parent?.subject ?? null),
      parent,
      position,
      siblings,
    };
    this.rows.push(row);
    return row;
  }

  private namesOf(fields: Fields): string[] {
    const names: string[] = [];
    const add = (value: unknown): void => {
      if (typeof value === 'string' && value !== '' && value.length < 120) names.push(value);
    };
    for (const [key, value] of Object.entries(fields)) {
      if (FIGHTER_KEYS.has(key)) add(isFields(value) ? value['name'] : value);
      if (key === 'name' && !('event_id' in fields && !('fighter_id' in fields))) add(value);
      if (key === 'main_event' || (key === 'key' && 'opponent_id' in fields)) {
        const pair = typeof value === 'string' ? PAIR.exec(value) : null;
        add(pair?.[1]);
        add(pair?.[2]);
      } else if (key === 'key' && 'fighter_id' in fields) add(value);
    }
    names.forEach(this.onName);
    return names;
  }

  private add(row: FactRow, path: string, value: unknown, valueFeatures: ReadonlySet<Feature>): void {
    const scalar = typeof value === 'boolean' ? String(value) : value;
    if (typeof scalar !== 'string' && typeof scalar !== 'number') return;
    if (typeof scalar === 'number' && !Number.isFinite(scalar)) return;
    const leaf = path.slice(path.lastIndexOf('.') + 1);
    if (ID.test(leaf)) return;
    this.cells += 1;
    const features = leaf === 'value' ? valueFeatures : featuresOfPath(path);
    row.cells.push({ path, leaf, value: scalar, features });
    if (path === 'current_streak.count') {
      const result = row.cells.find((cell) => cell.path === 'current_streak.result')?.value;
      if (result === 'win' || result === 'loss') {
        row.cells[row.cells.length - 1] = {
          path,
          leaf,
          value: scalar,
          features: new Set(['streak', result]),
        };
      }
    }
  }
}

/** Whether a nested object describes another fighter than its row: `a` of a comparison. */
const isAboutAnother = (fields: Fields, row: FactRow): boolean =>
  typeof fields['name'] === 'string' && Object.keys(fields).length > 3 && row.subject !== fields['name'];

/** `{ columns, rows }` of SQL as a list of objects. */
function tabular(data: unknown): unknown {
  if (!isFields(data) || !Array.isArray(data['columns']) || !Array.isArray(data['rows'])) return data;
  const columns: unknown[] = data['columns'];
  return (data['rows'] as unknown[]).map((row) =>
    Array.isArray(row)
      ? Object.fromEntries(columns.map((column, index) => [String(column), (row as unknown[])[index]]))
      : row,
  );
}

const TELLING = /^(?:metric|measure|statistic|result|method_group|method|title)$/;

/** What the `value` of a row means, by the call's arguments. */
function argumentFeatures(args: unknown): ReadonlySet<Feature> {
  const features = new Set<Feature>();
  if (!isFields(args)) return features;
  for (const [key, value] of Object.entries(args)) {
    if (!TELLING.test(key)) continue;
    if (key === 'title') features.add('title');
    for (const each of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (typeof each !== 'string') continue;
      const word = key === 'method' && /ko|punch|kick/i.test(each) ? 'tko' : each.toLowerCase();
      for (const feature of featuresOfPath(word)) features.add(feature);
    }
  }
  if (features.has('ko') && features.has('submission')) features.add('finish');
  // A streak is one of wins unless the call says otherwise.
  if (features.has('streak') && !features.has('loss')) features.add('win');
  if (args['measure'] === undefined && args['statistic'] === undefined && args['metric'] === undefined) {
    features.add('bout');
  }
  return features;
}
