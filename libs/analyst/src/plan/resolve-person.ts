import type { FighterSearchData, RecordData } from '@app/mma/domain';
import { sameDivision } from '../question/weight-class.js';
import type { Person, Question } from '../question/question.js';
import { type QueryPlan, ToolFailure, ask } from './query-plan.js';

/** A person as the tools are asked for them. */
export interface Subject {
  /** A name, or an id where a name would not say who is meant. */
  reference: string;
  name: string;
}

const boutsOf = ({ wins, losses, draws, no_contests: noContests }: RecordData): number =>
  wins + losses + draws + noContests;

/**
 * Says who is meant. A surname that several share goes to the tools as it is, which know who is prominent enough to be
 * meant; namesakes, and a name with a weight class beside it, are looked up first.
 */
export function* settle(person: Person, question: Question): QueryPlan<Subject> {
  const [only, ...others] = person.candidates;
  if (only === undefined) return { reference: person.text, name: person.text };
  if (others.length === 0) return { reference: person.byId ? only.fighterId : only.name, name: only.name };
  const namesakes = others.some(({ name }) => name === only.name);
  if (!namesakes && question.weightClasses.length === 0) return { reference: person.text, name: only.name };
  const ids = new Set(person.candidates.map(({ fighterId }) => fighterId));
  const { data } = yield* ask('search_fighters', { query: person.text, limit: 20 });
  const rows = data.filter((row) => ids.has(row.fighter_id));
  const chosen = choose(rows.length > 0 ? rows : data, question);
  if (chosen !== null) return { reference: chosen.fighter_id, name: chosen.name };
  if (!namesakes) return { reference: person.text, name: only.name };
  throw new ToolFailure(
    'ambiguous_fighter',
    { name: 'search_fighters', arguments: { query: person.text } },
    rows,
  );
}

/** Two people of one bout: the tools find out which namesake met the other. */
export function* settlePair(people: readonly Person[], question: Question): QueryPlan<Subject[]> {
  const subjects: Subject[] = [];
  for (const person of people) {
    const [only, ...others] = person.candidates;
    const open = only !== undefined && others.length > 0 && question.weightClasses.length === 0;
    subjects.push(open ? { reference: person.text, name: only.name } : yield* settle(person, question));
  }
  return subjects;
}

export function* settleAll(people: readonly Person[], question: Question): QueryPlan<Subject[]> {
  const subjects: Subject[] = [];
  for (const person of people) subjects.push(yield* settle(person, question));
  return subjects;
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
