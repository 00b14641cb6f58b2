import type { Cell, FactRow } from './fact-row.js';

/** A row that describes one bout. */
export interface BoutFact {
  row: FactRow;
  id: string | null;
  fighters: ReadonlySet<string>;
  winner: string | null;
  date: string | null;
  event: string | null;
  method: string;
  group: string;
  detail: string;
  round: number | null;
  /** `m:ss` in the round. */
  time: string | null;
  seconds: number | null;
  title: string;
  weightClass: string;
  scheduledRounds: number | null;
}

/** Reads a bout from a row's cells; null if the row is no bout. */
export function toBout(row: FactRow, fold: (name: string) => string): BoutFact | null {
  const byLeaf = new Map<string, Cell['value']>();
  for (const { path, leaf, value } of row.cells) {
    if (path.startsWith('fighter_') || path.startsWith('bout.fighter_'))
      byLeaf.set(path.replace('bout.', ''), value);
    else if (!byLeaf.has(leaf)) byLeaf.set(leaf, value);
  }
  const text = (key: string): string | null => {
    const value = byLeaf.get(key);
    return typeof value === 'string' ? value : null;
  };
  const number = (key: string): number | null => {
    const value = byLeaf.get(key);
    return typeof value === 'number' ? value : null;
  };
  const group = text('method_group');
  if (group === null && text('method') === null) return null;
  const named = ['fighter_a.name', 'fighter_b.name', 'fighter', 'opponent', 'name'].flatMap((key) => {
    const name = text(key);
    return name === null ? [] : [fold(name)];
  });
  const winner = text('winner') ?? winnerBySide(text);
  return {
    row,
    id: text('event') === null ? null : [text('event'), text('date'), ...new Set(named)].sort().join('|'),
    fighters: new Set([...named, ...row.fighters]),
    winner: winner === null ? null : fold(winner),
    date: text('date'),
    event: text('event'),
    method: (text('method') ?? '').toLowerCase(),
    group: group ?? '',
    detail: (text('method_detail') ?? '').toLowerCase(),
    round: number('round'),
    time: text('time'),
    seconds: number('duration_seconds'),
    title: text('title') ?? 'none',
    weightClass: text('weight_class') ?? '',
    scheduledRounds: number('scheduled_rounds'),
  };
}

/** The bouts that won and lost a title, as far as a row of reigns tells. */
export function toReignBouts(row: FactRow, fold: (name: string) => string): BoutFact[] {
  const text = (path: string): string | null => {
    const value = row.cells.find((cell) => cell.path === path)?.value;
    return typeof value === 'string' ? value : null;
  };
  const holder = text('name');
  if (holder === null) return [];
  return [
    { date: text('won_on'), rival: text('won_from'), isWon: true },
    { date: text('lost_on'), rival: text('lost_to'), isWon: false },
  ].flatMap(({ date, rival, isWon }) =>
    date === null || rival === null
      ? []
      : [
          {
            row,
            id: null,
            fighters: new Set([fold(holder), fold(rival)]),
            winner: fold(isWon ? holder : rival),
            date,
            event: null,
            method: '',
            group: '',
            detail: '',
            round: null,
            time: null,
            seconds: null,
            title: text('title') ?? 'undisputed',
            weightClass: text('weight_class') ?? '',
            scheduledRounds: null,
          },
        ],
  );
}

function winnerBySide(text: (key: string) => string | null): string | null {
  const result = text('result');
  if (result === 'win') return text('fighter');
  if (result === 'loss') return text('opponent');
  return null;
}
