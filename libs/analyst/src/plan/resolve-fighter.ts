import type { FighterSearchData, RecordData } from '@app/mma/domain';
import { sameDivision } from '../question/weight-class.js';
import type { NamedFighter, Question } from '../question/question.js';
import { type QueryPlan, ToolFailure, ask } from './query-plan.js';

/** A fighter as passed to the tools. */
export interface FighterReference {
  /** A name; an id if the name is ambiguous. */
  reference: string;
  name: string;
}

const boutsOf = ({ wins, losses, draws, no_contests: noContests }: RecordData): number =>
  wins + losses + draws + noContests;

/**
 * Decides which fighter a name means. A shared surname is passed on unchanged: the tools choose by
 * prominence. Namesakes, and names beside a weight class, are looked up first.
 * @throws ToolFailure `ambiguous_fighter` when several namesakes remain
 */
export function* resolveFighter(named: NamedFighter, question: Question): QueryPlan<FighterReference> {
  const [only, ...others] = named.candidates;
  if (only === undefined) return { reference: named.text, name: named.text };
  if (others.length === 0) return { reference: named.byId ? only.fighterId : only.name, name: only.name };
  const namesakes = others.some(({ name }) => name === only.name);
  if (!namesakes && question.weightClasses.length === 0) return { reference: named.text, name: only.name };
  const ids = new Set(named.candidates.map(({ fighterId }) => fighterId));
  const { data } = yield* ask('search_fighters', { query: named.text, limit: 20 });
  const rows = data.filter((row) => ids.has(row.fighter_id));
  const chosen = choose(rows.length > 0 ? rows : data, question);
  if (chosen !== null) return { reference: chosen.fighter_id, name: chosen.name };
  if (!namesakes) return { reference: named.text, name: only.name };
  throw new ToolFailure(
    'ambiguous_fighter',
    { name: 'search_fighters', arguments: { query: named.text } },
    rows,
  );
}

/** Two fighters of one bout: the tools find which namesakes met. */
export function* resolvePair(
  fighters: readonly NamedFighter[],
  question: Question,
): QueryPlan<FighterReference[]> {
  const resolved: FighterReference[] = [];
  for (const named of fighters) {
    const [only, ...others] = named.candidates;
    const open = only !== undefined && others.length > 0 && question.weightClasses.length === 0;
    resolved.push(open ? { reference: named.text, name: only.name } : yield* resolveFighter(named, question));
  }
  return resolved;
}

export function* resolveFighters(
  fighters: readonly NamedFighter[],
  question: Question,
): QueryPlan<FighterReference[]> {
  const resolved: FighterReference[] = [];
  for (const named of fighters) resolved.push(yield* resolveFighter(named, question));
  return resolved;
}

function choose(rows: FighterSearchData[], question: Question): FighterSearchData | null {
  const [division] = question.weightClasses;
  const inDivision =
    division === undefined
      ? rows
      : rows.filter((row) => row.weight_classes.some((weightClass) => sameDivision(weightClass, division)));
  const active = inDivision.filter((row) => boutsOf(row.record) > 0);
  return active.length === 1 ? (active[0] ?? null) : null;
}
