import { HANGUL_SOUNDS } from './hangul-sounds.js';
import { ADDED_COSTS, HEARING_COSTS, UNHEARD_COSTS, weightOf } from './sound-costs.js';
import { SILENT, STEP_BYTES, type WordSounds } from './word-sounds.js';

const size = HANGUL_SOUNDS.length;

/**
 * Minimum costs of aligning the sounds read so far with the first 0, 1, 2 … Hangul sounds. Only `first` to `last` are
 * within the limit; an empty row has `last` before `first`.
 */
export interface CostRow {
  costs: Float64Array;
  first: number;
  last: number;
}

/** Cost allowed at the beginning of the text, and in addition per sound. */
const EARLY_COST = 0.35;
const COST_PER_WEIGHT = 0.1;

/** Limits for {@link SoundAlignment}: the total at the end, less before. */
export function growingLimits(heard: readonly number[], limit: number): Float64Array {
  const limits = new Float64Array(heard.length + 1);
  let weight = 0;
  for (let at = 0; at <= heard.length; at += 1) {
    limits[at] = Math.min(limit, EARLY_COST + COST_PER_WEIGHT * weight);
    weight += weightOf(heard.slice(at, at + 1));
  }
  return limits;
}

/**
 * Weighted edit distance between a lattice of pronunciations of written words and a sequence of Hangul sounds. For one
 * text at a time; rows are reused.
 */
export class SoundAlignment {
  private readonly free: CostRow[] = [];
  private readonly rows: (CostRow | undefined)[] = [];

  /** @param limits maximum cost after the first 0, 1, 2 … sounds */
  constructor(
    private readonly heard: Uint8Array,
    private readonly limits: Float64Array,
  ) {}

  start(): CostRow {
    const row = this.take();
    row.costs[0] = 0;
    row.first = 0;
    row.last = 0;
    this.fillIn(row);
    return row;
  }

  /** Cost of this row for the first `length` sounds; infinite above the limit. */
  costOf(row: CostRow, length: number): number {
    return row.costs[length] ?? Number.POSITIVE_INFINITY;
  }

  /**
   * The row after one more word, to be returned with {@link release}; null when every pronunciation exceeds the limit.
   */
  read(row: CostRow, word: WordSounds): CostRow | null {
    const { rows } = this;
    const { steps } = word;
    rows[0] = row;
    let current = 0;
    let before: CostRow | undefined = row;
    let farthest = 0;
    for (let step = 0; step < steps.length; step += STEP_BYTES) {
      const position = steps[step] ?? 0;
      if (position !== current) {
        this.leave(current);
        // No later position can be within the limit.
        if (position > farthest) return null;
        current = position;
        before = rows[position];
        // All steps to this position are done: insert Hangul sounds.
        if (before !== undefined) this.fillIn(before);
      }
      if (before === undefined || before.last < before.first) continue;
      const to = steps[step + 1] ?? 0;
      const sound = steps[step + 2] ?? SILENT;
      const cost = (steps[step + 3] ?? 0) / 100;
      const reached = sound === SILENT ? this.pass(before, to, cost) : this.hear(before, to, sound, cost);
      if (reached && to > farthest) farthest = to;
    }
    this.leave(current);
    const end = rows[word.end];
    rows[word.end] = undefined;
    if (end === undefined) return null;
    this.fillIn(end);
    if (end.last >= end.first) return end;
    this.release(end);
    return null;
  }

  release(row: CostRow): void {
    this.free.push(row);
  }

  private leave(position: number): void {
    const row = this.rows[position];
    if (position > 0 && row !== undefined) this.free.push(row);
    this.rows[position] = undefined;
  }

  private take(): CostRow {
    const row = this.free.pop() ?? { costs: new Float64Array(this.heard.length + 1), first: 0, last: 0 };
    row.costs.fill(Number.POSITIVE_INFINITY);
    row.first = row.costs.length;
    row.last = -1;
    return row;
  }

  /** Matches or drops a Latin sound. Returns whether any cost is within the limit. */
  private hear(before: CostRow, to: number, sound: number, cost: number): boolean {
    const { heard, limits } = this;
    const { costs, last } = before;
    const offset = sound * size;
    let after = this.rows[to];
    let reached = this.pass(before, to, cost + (UNHEARD_COSTS[sound] ?? 0));
    if (reached) after = this.rows[to];
    const end = Math.min(last, heard.length - 1);
    for (let at = before.first; at <= end; at += 1) {
      const total = (costs[at] ?? 0) + (HEARING_COSTS[offset + (heard[at] ?? 0)] ?? 0) + cost;
      if (total > (limits[at + 1] ?? 0)) continue;
      after ??= this.open(to);
      put(after, at + 1, total);
      reached = true;
    }
    return reached;
  }

  private pass(before: CostRow, to: number, cost: number): boolean {
    const { limits } = this;
    const { costs, last } = before;
    let after = this.rows[to];
    let reached = false;
    for (let at = before.first; at <= last; at += 1) {
      const total = (costs[at] ?? 0) + cost;
      if (total > (limits[at] ?? 0)) continue;
      after ??= this.open(to);
      put(after, at, total);
      reached = true;
    }
    return reached;
  }

  private open(position: number): CostRow {
    const row = this.take();
    this.rows[position] = row;
    return row;
  }

  private fillIn(row: CostRow): void {
    const { costs } = row;
    for (let at = row.first; at < this.heard.length && at <= row.last; at += 1) {
      const total = (costs[at] ?? 0) + (ADDED_COSTS[this.heard[at] ?? 0] ?? 0);
      if (total <= (this.limits[at + 1] ?? 0) && total < (costs[at + 1] ?? 0)) {
        costs[at + 1] = total;
        if (at + 1 > row.last) row.last = at + 1;
      }
    }
  }
}

function put(row: CostRow, at: number, cost: number): void {
  if (cost < (row.costs[at] ?? 0)) row.costs[at] = cost;
  if (at < row.first) row.first = at;
  if (at > row.last) row.last = at;
}
