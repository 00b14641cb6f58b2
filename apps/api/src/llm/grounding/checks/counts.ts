import type { BoutFact } from '../facts/bout.js';
import type { FigureClaim } from '../claims/claim.js';
import type { Feature } from '../vocabulary/features.js';
import type { NumberContext } from './check-number.js';

type Predicate = (bout: BoutFact, fighter: string) => boolean;

const PREDICATES: Partial<Record<Feature, Predicate>> = {
  win: (bout, fighter) => bout.winner === fighter,
  loss: (bout, fighter) => bout.winner !== null && bout.winner !== fighter,
  draw: (bout) => bout.winner === null && bout.group === 'decision',
  no_contest: (bout) => bout.winner === null && bout.group !== 'decision',
  ko: (bout) => bout.group === 'ko_tko',
  submission: (bout) => bout.group === 'submission',
  decision: (bout) => bout.group === 'decision',
  dq: (bout) => bout.group === 'dq',
  finish: (bout) => bout.group === 'ko_tko' || bout.group === 'submission',
  title: (bout) => bout.title === 'undisputed' || bout.title === 'interim',
};
/** Features whose count is not a number of bouts. */
const UNCOUNTED: ReadonlySet<Feature> = new Set([
  'strike',
  'takedown',
  'knockdown',
  'control',
  'attempt',
  'absorbed',
  'accuracy',
  'per_minute',
  'per_15',
  'age',
  'height',
  'reach',
  'weight',
  'rank',
  'day',
  'rating',
  'reversal',
]);
const MOST_FIGHTERS = 12;
const MOST_BOUTS = 2000;

/**
 * Numbers of rows that a count may state: rows of a list; bouts of the fighter that meet what the number counts; the
 * same with the other conditions of the clause.
 */
export function countsOf(context: NumberContext): number[] {
  const { features, claims, claim } = context;
  if (claim.unit !== 'none') return [];
  for (const feature of features) if (UNCOUNTED.has(feature)) return [];
  const counts: number[] = [];
  if (isCountOfRows(features)) counts.push(...claims.index.rowCounts, claims.named.size);
  const clause = claims.clauseFeatures(claim.offset);
  const narrow = conditionsOf(context);
  for (const fighter of fightersOf(context)) {
    const bouts = claims.index.boutsOf(fighter).slice(0, MOST_BOUTS);
    if (bouts.length === 0) continue;
    if (features.has('streak')) {
      counts.push(...streaksOf(bouts, fighter, features));
      continue;
    }
    for (const wanted of predicateSets(features, clause, claims.contextFeatures)) {
      const counted = bouts.filter((bout) =>
        wanted.every((each) => PREDICATES[each]?.(bout, fighter) ?? true),
      );
      counts.push(counted.length);
      if (narrow.length > 0) counts.push(counted.filter((bout) => narrow.every((each) => each(bout))).length);
      if (features.has('people') || features.size === 0) counts.push(opponentsIn(counted, fighter));
    }
  }
  return counts;
}

const isCountOfRows = (features: ReadonlySet<Feature>): boolean =>
  features.has('people') ||
  [...features].every(
    (each) =>
      each === 'people' ||
      each === 'event' ||
      each === 'bout' ||
      each === 'division' ||
      each === 'total' ||
      each === 'title',
  );

function fightersOf({ owners, claims }: NumberContext): string[] {
  if (owners !== null) return [...owners].slice(0, MOST_FIGHTERS);
  return claims.index.names.size <= 2 ? [] : [];
}

/** The conditions by the counted noun alone, and with those of its clause. */
function predicateSets(
  features: ReadonlySet<Feature>,
  clause: ReadonlySet<Feature>,
  context: ReadonlySet<Feature>,
): Feature[][] {
  const own = [...features].filter((each) => PREDICATES[each] !== undefined);
  const all = [...new Set([...own, ...[...clause].filter((each) => PREDICATES[each] !== undefined)])];
  const sets: Feature[][] = [own];
  if (
    all.length > own.length &&
    !(all.includes('win') && all.includes('loss') && !own.includes('win') && !own.includes('loss'))
  )
    sets.push(all);
  // "5 by submission" after "13 wins".
  for (const result of ['win', 'loss'] as const) {
    if (!own.includes('win') && !own.includes('loss') && (context.has(result) || result === 'win'))
      sets.push([...own, result]);
  }
  return sets;
}

/** Conditions of the clause besides features: a round, a year, an opponent, a class. */
function conditionsOf({ claims, claim, owners }: NumberContext): ((bout: BoutFact) => boolean)[] {
  const { start, end } = claims.clauseAt(claim.offset);
  const isInside = ({ offset }: { offset: number }): boolean => offset >= start && offset < end;
  const conditions: ((bout: BoutFact) => boolean)[] = [];
  for (const figure of claims.figures.filter(isInside)) {
    if (figure.kind === 'round') conditions.push(({ round }) => round === figure.value);
    if (figure.kind === 'date') conditions.push(dateCondition(figure, claims.unit.text));
  }
  for (const division of claims.divisions) {
    if (isInside({ offset: division.start }))
      conditions.push(({ weightClass }) => weightClass === division.weightClass);
  }
  const opponents = claims.names
    .filter(
      ({ fighters, start: offset }) =>
        isInside({ offset }) && [...fighters].some((each) => owners?.has(each) !== true),
    )
    .flatMap(({ fighters }) => [...fighters]);
  if (opponents.length > 0) conditions.push(({ fighters }) => opponents.some((each) => fighters.has(each)));
  return conditions;
}

function dateCondition(figure: FigureClaim & { kind: 'date' }, text: string): (bout: BoutFact) => boolean {
  const year = figure.year ?? 0;
  const around = `${text.slice(Math.max(0, figure.offset - 10), figure.offset)}#${text.slice(figure.offset + figure.text.length, figure.offset + figure.text.length + 8)}`;
  const yearOf = ({ date }: BoutFact): number => Number((date ?? '0').slice(0, 4));
  if (figure.isDecade) return (bout) => Math.floor(yearOf(bout) / 10) * 10 === year;
  if (/since|from|부터|이후/iu.test(around)) return (bout) => yearOf(bout) >= year;
  if (/before|until|전|까지/iu.test(around)) return (bout) => yearOf(bout) < year;
  return (bout) => yearOf(bout) === year;
}

/** The longest run of a result and the current one, by the bouts known. */
function streaksOf(bouts: readonly BoutFact[], fighter: string, features: ReadonlySet<Feature>): number[] {
  const sorted = [...bouts]
    .filter(({ date }) => date !== null)
    .sort((a, b) => (a.date ?? '').localeCompare(b.date ?? ''));
  const wanted = features.has('loss') ? PREDICATES.loss : PREDICATES.win;
  let longest = 0;
  let current = 0;
  for (const bout of sorted) {
    if (bout.winner === null && bout.group !== 'decision') continue;
    current = wanted?.(bout, fighter) === true ? current + 1 : 0;
    longest = Math.max(longest, current);
  }
  return [longest, current];
}

function opponentsIn(bouts: readonly BoutFact[], fighter: string): number {
  return new Set(bouts.flatMap(({ fighters }) => [...fighters].filter((each) => each !== fighter))).size;
}
