import type { BoutFact } from '../facts/bout.js';
import type { FigureClaim } from '../claims/claim.js';
import type { Feature } from '../vocabulary/features.js';
import { dateKey } from './check-date.js';
import type { UnitClaims } from './unit-claims.js';
import type { NumberContext } from './number-context.js';

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
/** Words of bouts between the fighters of a sentence. */
export const isAboutMeetings = ({ unit, hasRival }: UnitClaims): boolean =>
  hasRival && MEETING.test(unit.text);

const MEETING =
  /\b(?:met|meetings?|head-to-head|each other|series|rematch|trilogy)\b|맞붙|맞대결|만났|상대 전적|대결/iu;
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
  const narrow = conditionsOf(context);
  // A list may be one of a class; other conditions make it another one.
  const isList = narrow.length <= claims.divisions.length || /\bcommon\b|공통/iu.test(claims.unit.text);
  if (isCountOfRows(features) && isList) counts.push(...claims.index.rowCounts);
  if (isCountOfRows(features)) {
    const year = yearOfClause(context);
    if (year !== null && narrow.length === 1) counts.push(...claims.index.rowsIn(year));
  }
  if (features.has('people')) counts.push(claims.named.size);
  for (const fighter of fightersOf(context)) {
    const bouts = claims.index.boutsOf(fighter).slice(0, MOST_BOUTS);
    if (bouts.length === 0) continue;
    if (features.has('streak')) {
      counts.push(...streaksOf(bouts, fighter, features));
      continue;
    }
    for (const wanted of predicateSets(context)) {
      const counted = bouts.filter(
        (bout) =>
          wanted.every((each) => PREDICATES[each]?.(bout, fighter) ?? true) &&
          narrow.every((each) => each(bout)),
      );
      counts.push(counted.length);
      if (features.has('people')) counts.push(opponentsIn(counted, fighter));
    }
  }
  return counts;
}

/** The only year that the clause of a count names. */
function yearOfClause({ claims, claim }: NumberContext): number | null {
  const { start, end } = claims.clauseAt(claim.offset);
  const years = claims.figures.flatMap((each) =>
    each.kind === 'date' && each.offset >= start && each.offset < end ? [each] : [],
  );
  const [date] = years;
  return years.length === 1 && date !== undefined && date.month === null && !date.isDecade ? date.year : null;
}

const isCountOfRows = (features: ReadonlySet<Feature>): boolean =>
  [...features].every(
    (each) =>
      each === 'people' ||
      (features.has('people') && (each === 'win' || each === 'loss')) ||
      each === 'event' ||
      each === 'bout' ||
      each === 'division' ||
      each === 'total' ||
      each === 'title',
  );

function fightersOf({ owners }: NumberContext): string[] {
  if (owners !== null) return [...owners].slice(0, MOST_FIGHTERS);
  return [];
}

/** What the counted bouts must be: a method or a title bout counts on the side that the text speaks of. */
function predicateSets({ features, claims, claim }: NumberContext): Feature[][] {
  const own = [...features].filter((each) => PREDICATES[each] !== undefined);
  const hasResult = own.some(
    (each) => each === 'win' || each === 'loss' || each === 'draw' || each === 'no_contest',
  );
  if (hasResult || own.length === 0) return [own];
  const result = claims.resultAt(claim.offset);
  const clause = claims.clauseFeatures(claim.offset);
  const sided = [...own, result ?? 'win'];
  if (own.length === 1 && own[0] === 'title')
    return clause.has('win') || clause.has('loss') ? [own, sided] : [own];
  return clause.has('bout') ? [own, sided] : [sided];
}

/** Conditions of the clause besides features: a round, a year, an opponent, a class. */
function conditionsOf({ claims, claim, owners }: NumberContext): ((bout: BoutFact) => boolean)[] {
  const { start, end } = claims.clauseAt(claim.offset);
  const isInside = ({ offset }: { offset: number }): boolean => offset >= start && offset < end;
  const conditions: ((bout: BoutFact) => boolean)[] = [];
  const figures = claims.figures.filter(isInside);
  for (const figure of figures)
    if (figure.kind === 'round') conditions.push(({ round }) => round === figure.value);
  const years = figures.flatMap((each) =>
    each.kind === 'date' && each.day === null && each.month === null ? [each] : [],
  );
  const [month] = figures.filter(
    (each) => each.kind === 'date' && each.day === null && each.month !== null && each.year !== null,
  );
  const monthKey =
    month?.kind === 'date' && MONTH_ALONE.test(claims.unit.text.slice(0, month.offset))
      ? dateKey(month)
      : null;
  if (monthKey !== null) conditions.push(({ date }) => date?.startsWith(monthKey) === true);
  const [first, second] = years;
  if (first !== undefined && second !== undefined && !first.isDecade && !second.isDecade)
    conditions.push((bout) => yearOf(bout) >= (first.year ?? 0) && yearOf(bout) <= (second.year ?? 0));
  else if (first !== undefined) conditions.push(dateCondition(first, claims.unit.text));
  for (const division of claims.divisions) {
    if (isInside({ offset: division.start }))
      conditions.push(({ weightClass }) => weightClass === division.weightClass);
  }
  const isMeeting = isAboutMeetings(claims);
  const opponents = claims.names
    .filter(
      ({ fighters, start: offset }) =>
        (isMeeting || isInside({ offset })) && [...fighters].some((each) => owners?.has(each) !== true),
    )
    .flatMap(({ fighters }) => [...fighters]);
  if (opponents.length > 0) conditions.push(({ fighters }) => opponents.some((each) => fighters.has(each)));
  return conditions;
}

const yearOf = ({ date }: BoutFact): number => Number((date ?? '0').slice(0, 4));

function dateCondition(figure: FigureClaim & { kind: 'date' }, text: string): (bout: BoutFact) => boolean {
  const year = figure.year ?? 0;
  const around = `${text.slice(Math.max(0, figure.offset - 10), figure.offset)}#${text.slice(figure.offset + figure.text.length, figure.offset + figure.text.length + 8)}`;
  if (figure.isDecade) return (bout) => Math.floor(yearOf(bout) / 10) * 10 === year;
  if (/since|from|부터|이후/iu.test(around)) return (bout) => yearOf(bout) >= year;
  if (/before|until|[년 ]전|까지/iu.test(around)) return (bout) => yearOf(bout) < year;
  return (bout) => yearOf(bout) === year;
}

/** `two wins in July 2020` */
const MONTH_ALONE = /\b(?:days|weeks|month|wins|fights|bouts|times) in $/iu;
const METHODS: ReadonlySet<Feature> = new Set(['ko', 'submission', 'decision', 'finish']);

/** The longest run of a result and the current one, by the bouts known. */
function streaksOf(bouts: readonly BoutFact[], fighter: string, features: ReadonlySet<Feature>): number[] {
  const sorted = [...bouts]
    .filter(({ date }) => date !== null)
    .sort((a, b) => (a.date ?? '').localeCompare(b.date ?? ''));
  const wanted = [features.has('loss') ? PREDICATES.loss : PREDICATES.win].concat(
    [...features].filter((each) => METHODS.has(each)).map((each) => PREDICATES[each]),
  );
  let longest = 0;
  let current = 0;
  for (const bout of sorted) {
    if (bout.winner === null && bout.group !== 'decision') continue;
    current = wanted.every((each) => each?.(bout, fighter) === true) ? current + 1 : 0;
    longest = Math.max(longest, current);
  }
  return [longest, current];
}

function opponentsIn(bouts: readonly BoutFact[], fighter: string): number {
  return new Set(bouts.flatMap(({ fighters }) => [...fighters].filter((each) => each !== fighter))).size;
}
