import { foldText } from '@app/mma';
import type { RoundRow } from '../parse/round-row.parser.js';
import { statisticValues, type Statistics } from '../parse/statistics.parser.js';
import type { TotalRow } from '../parse/total-row.parser.js';
import type { EventCatalogue } from './event-catalogue.js';
import type { LinkedBout } from './bout-catalogue.js';

export interface JoinedStatistics {
  boutId: string;
  fighterId: string;
  statistics: Statistics;
}

/** Null for a copy of an earlier row. */
export type Join<Row> = { row: Row } | { reason: string } | null;

interface Seen {
  line: number;
  text: string;
}

/** Joins totals to their bouts by address and name. */
export class TotalJoin {
  private readonly byId: ReadonlyMap<string, LinkedBout>;
  private readonly seen = new Map<string, Seen>();

  constructor(bouts: readonly LinkedBout[]) {
    this.byId = new Map(bouts.map((bout) => [bout.row.id, bout]));
  }

  join(row: TotalRow, line: number): Join<JoinedStatistics> {
    const bout = this.byId.get(row.boutId);
    if (!bout) return { reason: 'no such bout' };
    const fighterId = fighterIn(bout, row.fighter);
    if (fighterId === null) return { reason: notInBout(row.fighter, bout) };
    const text = statisticValues(row.statistics).join(' ');
    const key = `${row.boutId} ${fighterId}`;
    const first = this.seen.get(key);
    if (first) return first.text === text ? null : { reason: repeated(first) };
    this.seen.set(key, { line, text });
    return { row: { boutId: row.boutId, fighterId, statistics: row.statistics } };
  }
}

/**
 * Joins per-round statistics to their bouts by event and names. If a pair met twice on one night, the n-th
 * row of a round and fighter belongs to their n-th bout.
 */
export class RoundJoin {
  private readonly byNames = new Map<string, LinkedBout[]>();
  private readonly seen = new Map<string, Seen[]>();

  constructor(
    bouts: readonly LinkedBout[],
    private readonly events: EventCatalogue,
  ) {
    for (const bout of bouts) {
      const key = namesKey(bout.event.id, bout.row.names);
      this.byNames.set(key, [...(this.byNames.get(key) ?? []), bout]);
    }
  }

  join(row: RoundRow, line: number): Join<JoinedStatistics & { round: number }> {
    const event = this.events.find(row.eventName);
    if (!event) return { reason: 'no such bout' };
    const bouts = this.byNames.get(namesKey(event.id, row.names)) ?? [];
    const [firstBout] = bouts;
    if (!firstBout) return { reason: 'no such bout' };
    if (fighterIn(firstBout, row.fighter) === null) return { reason: notInBout(row.fighter, firstBout) };
    const long = bouts.filter((bout) => row.round <= bout.row.round);
    if (long.length === 0) return { reason: `the bout ended in round ${firstBout.row.round}` };
    const text = statisticValues(row.statistics).join(' ');
    const key = `${namesKey(event.id, row.names)} ${row.round} ${row.fighter}`;
    const seen = this.seen.get(key) ?? [];
    const bout = long[seen.length];
    if (!bout) {
      const [first] = seen;
      return first && !seen.some((other) => other.text === text) ? { reason: repeated(first) } : null;
    }
    const fighterId = fighterIn(bout, row.fighter);
    if (fighterId === null) return { reason: notInBout(row.fighter, bout) };
    this.seen.set(key, [...seen, { line, text }]);
    return { row: { boutId: bout.row.id, fighterId, round: row.round, statistics: row.statistics } };
  }

  hasBout(eventName: string, names: RoundRow['names']): boolean {
    const event = this.events.find(eventName);
    return event !== undefined && this.byNames.has(namesKey(event.id, names));
  }
}

const namesKey = (eventId: string, names: RoundRow['names']): string => `${eventId}|${names.a}|${names.b}`;

const repeated = (first: Seen): string => `the row of line ${first.line}, repeated with different values`;

const notInBout = (name: string, { row }: LinkedBout): string =>
  `${name} is not in the bout ${row.names.a} vs. ${row.names.b}`;

export function fighterIn(bout: LinkedBout, name: string): string | null {
  const { names } = bout.row;
  if (name === names.a) return bout.a.id;
  if (name === names.b) return bout.b.id;
  const folded = foldText(name);
  if (folded === foldText(names.a)) return bout.a.id;
  return folded === foldText(names.b) ? bout.b.id : null;
}
