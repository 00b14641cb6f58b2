import { endOf } from '../claims/claim.js';
import { scanFigures } from '../claims/scan-figures.js';
import type { Feature } from '../vocabulary/features.js';
import { isAbout } from './bound-rows.js';
import { countsOf } from './counts.js';
import { defencesOf } from './defences.js';
import { isDerived } from './derivations.js';
import type { NumberContext } from './number-context.js';
import { isWithin, rangeOf } from './ranges.js';
import type { UnitClaims } from './unit-claims.js';

/** `all three judges` */
const JUDGES = /^\s(?:of the\s)?(?:three\s)?(?:judges|scorecards)|^\s?명의? (?:심판|부심|저지)/u;
const MOST_JUDGES = 3;
/** The whole time of a bout of three and of five rounds. */
const WHOLE_BOUT = /\b(?:full|whole|entire|all|distance)\b|풀|꽉|내내|전부|모두/iu;
const WHOLE_MINUTES: ReadonlySet<number> = new Set([15, 25]);
/** How far apart two fighters of a list are. */
const DISTANCE = /^\s?(?:clear|behind|ahead|back|more than|경기 차|승 차|개 차)/iu;
const NOBODY_REACHED =
  /\b(?:no one|nobody|none|no other)\b[^.,;]{0,24}\b(?:reached|passed|topped|has|have)\s$/iu;
/** `3전 전승` of an opponent */
const ALL_WON = /^전 전[승패]/u;
const ENDS = /^[.,;)]/u;
const PER_BOUT = /^\s(?:\p{L}+\s)?(?:per|a|each|every) (?:fight|bout|outing|appearance)/u;
const AT_LEAST_REACH = 1.4;
const MORE_AFTER = /^(?:을|이)?\s?(?:이상|넘)/u;
const MORE_BEFORE = /\b(?:over|more than|well over)\s$/iu;
const MORE_AT_MOST = 0.25;
const OF_WHOLE = /^\s(?:out )?of\s(?:his |her |their |the |those )?$/u;
const ALL_OF_THEM = /\b(?:all|every|each of the|those|these)\s(?:of the\s)?$/iu;
const ALL_AFTER = /^\s?[가-힣]{0,3}\s?(?:경기|승|번|차례)?\s?(?:모두|전부|다 )/u;
const PART_OF_THEM = /^\sof (?:them|those|these|which)\b/u;
const PART_BEFORE = /(?:그\s?중|이\s?중|이\s?가운데|그\s?가운데)(?:에서)?[^.\n]{0,30}$/u;
/** A part that no count can tell: `four of them in under a minute`. */
const OF_A_TIME = /^[^.;\n]{0,40}(?:minute|second|분|초)/u;
const LIST_OF_NAMES = /^[^.;()\n]{0,40}\(([^()\n]{3,200})\)|^[^.;:()\n]{0,40}:\s([^\n]{3,300})/u;
const GENERIC =
  /\b(?:a|an|if|when|whenever|usually|must|means?|is|are|or|either|neither|rules?|judges)\b|경우|때|선언|의미|규정|뜻|채점|않는|합니다|됩니다|입니다/iu;
const PERSON = /\b(?:he|she|his|her|him|they|their)\b|그는|그의|그녀/iu;

/**
 * A bare number of which it is not certain what it counts: verified if it repeats, counts or follows from what is
 * beside it.
 */
export function isLooselyVerified(
  context: NumberContext,
  isVerified: (context: NumberContext) => boolean,
): boolean {
  const { claims, claim } = context;
  const { text } = claims.unit;
  const after = text.slice(endOf(claim), endOf(claim) + 300);
  if (claim.value <= MOST_JUDGES && JUDGES.test(after)) return true;
  if (claim.unit === 'minute' && WHOLE_MINUTES.has(claim.value) && WHOLE_BOUT.test(text))
    return claims.index.bouts.length > 0;
  if (claim.unit === 'percent' && claim.isWord) return isMoreThanShare(context, after);
  if (claim.unit !== 'none') return false;
  const before = text.slice(Math.max(0, claim.offset - 40), claim.offset);
  if (NOBODY_REACHED.test(before)) return true;
  return (
    isAtLeast(context, isVerified) ||
    isPerBout(context, after) ||
    isPerMinuteOfText(context, after) ||
    (ALL_WON.test(after) && isVerified({ ...context, features: new Set(['bout']) })) ||
    isStreakOfMethod(context, isVerified) ||
    (ENDS.test(after) &&
      !claim.isWord &&
      isOfBouts(context.features) &&
      isVerified({ ...context, features: new Set() })) ||
    isNumberOfNames(claims, claim.value, endOf(claim), after) ||
    isOfRow(context) ||
    isRepeated(context, after) ||
    isPart(context, after) ||
    isDefences(context) ||
    hasUnitOfBefore(context, isVerified) ||
    (isOfBouts(context.features) && DISTANCE.test(after) && isDerived({ ...context, features: new Set() }))
  );
}

/** `절반 이상인 8승`, `more than half`: of what the text counts beside it. */
function isMoreThanShare(context: NumberContext, after: string): boolean {
  const { claims, claim } = context;
  const before = claims.unit.text.slice(Math.max(0, claim.offset - 12), claim.offset);
  if (!MORE_AFTER.test(after) && !MORE_BEFORE.test(before)) return false;
  const later = claims.figures.flatMap((each) =>
    each.kind === 'number' && each.unit === 'none' ? [each.value] : [],
  );
  const wholes = [...earlierNumbers(context), ...later];
  const least = claim.value / 100;
  const ofRow = claims.index.rows.some((row) => {
    const of = (path: string): number => Number(row.cells.find((cell) => cell.path === path)?.value ?? 0);
    const share = of('value') / (of('bouts') || 1);
    return isAbout(row, context.owners) && share >= least && share < least + MORE_AT_MOST;
  });
  if (ofRow) return true;
  return later.some((part) =>
    wholes.some((whole) => whole > part && part / whole >= least && part / whole < least + MORE_AT_MOST),
  );
}

/** `more than 15 bouts`: a cell or a count that is not much more. */
function isAtLeast(context: NumberContext, isVerified: (context: NumberContext) => boolean): boolean {
  const { claim } = context;
  if (claim.precision !== 'at_least' || claim.value < LEAST_WHOLE) return false;
  const most = Math.ceil(claim.value * AT_LEAST_REACH);
  for (let value = claim.value; value <= most && value < claim.value + 60; value += 1)
    if (isVerified({ ...context, claim: { ...claim, value, precision: 'exact' } })) return true;
  return false;
}

/** `seven per outing`: one figure of the sentence divided by another. */
function isPerBout({ claims, claim }: NumberContext, after: string): boolean {
  if (!PER_BOUT.test(after)) return false;
  const others = claims.figures.flatMap((each) =>
    each.kind === 'number' && each.unit === 'none' && each !== claim ? [each.value] : [],
  );
  return others.some((part) =>
    others.some((whole) => whole > 1 && part > whole && Math.abs(part / whole - claim.value) <= 0.5),
  );
}

const PER_MINUTE = /^\s(?:\p{L}+\s)?(?:per|a|each|every) minute|^[가-힣]*\s?분당/u;

/** `17.8 per minute`: a count of the text divided by its minutes. */
function isPerMinuteOfText(context: NumberContext, after: string): boolean {
  if (!PER_MINUTE.test(after)) return false;
  const { claims, claim } = context;
  const range = rangeOf(claim.value, claim.decimals, claim.precision);
  const minutes = claims.figures.flatMap((each) =>
    each.kind === 'number' && each.unit === 'minute' ? [each.value] : [],
  );
  return earlierNumbers(context).some((part) => minutes.some((whole) => isWithin(part / whole, range)));
}

/** `5경기 연속 KO승`: the method follows the streak. */
function isStreakOfMethod(context: NumberContext, isVerified: (context: NumberContext) => boolean): boolean {
  if (!context.features.has('streak')) return false;
  const clause = context.claims.clauseFeatures(context.claim.offset);
  return (['ko', 'submission', 'decision', 'finish'] as const).some(
    (each) => clause.has(each) && isVerified({ ...context, features: new Set(['streak', 'win', each]) }),
  );
}

/** A text about rules states nothing about a fighter: it names none, and no tool was called. */
export const isAboutRules = ({ index, names, state, unit }: UnitClaims): boolean =>
  index.rows.length === 0 &&
  names.length === 0 &&
  state.mentioned.size === 0 &&
  index.asked.size === 0 &&
  !PERSON.test(unit.text) &&
  GENERIC.test(unit.text);

const isOfBouts = (features: ReadonlySet<Feature>): boolean =>
  [...features].every((each) => each === 'bout' || each === 'win');

/** `two decisions (Royval and Erceg)`, `three times: …` */
function isNumberOfNames({ names }: UnitClaims, value: number, end: number, after: string): boolean {
  const list = LIST_OF_NAMES.exec(after);
  const said = list?.[1] ?? list?.[2];
  if (list === null || said === undefined) return false;
  const to = end + list[0].length;
  const from = to - said.length - (list[1] === undefined ? 0 : 1);
  const listed = names.filter((name) => name.start >= from && name.end <= to && name.fighters.size > 0);
  return value > 1 && listed.length === value;
}

const OF_ROW: ReadonlySet<Feature> = new Set(['bout', 'win', 'loss', 'finish', 'people', 'event']);
const LEAST_WHOLE = 10;

/** `20 of 31`: two cells of one row. */
function isOfRow({ claims, claim, features, owners }: NumberContext): boolean {
  if (![...features].every((each) => OF_ROW.has(each))) return false;
  const { figures, unit, index } = claims;
  const at = figures.findIndex(({ offset }) => offset === claim.offset);
  const pair = [figures[at - 1], figures[at], figures[at + 1]];
  return [0, 1].some((first) => {
    const [part, whole] = [pair[first], pair[first + 1]];
    if (part?.kind !== 'number' || whole?.kind !== 'number') return false;
    if (!OF_WHOLE.test(unit.text.slice(endOf(part), whole.offset))) return false;
    if (part.value === 0 || part.value > whole.value || whole.value < LEAST_WHOLE) return false;
    return index.rows.some(
      (row) =>
        isAbout(row, owners) &&
        row.cells.some(({ value }) => value === part.value) &&
        row.cells.some(({ value }) => value === whole.value),
    );
  });
}

/** Numbers that the text has given just before. */
function earlierNumbers({ claims, claim }: NumberContext): number[] {
  const here = claims.figures.filter(({ offset }) => offset < claim.offset);
  return [...scanFigures(claims.state.before, false), ...here].flatMap((each) => {
    if (each.kind === 'record') return [each.wins, each.losses, each.wins + each.losses];
    return each.kind === 'number' && each.unit === 'none' ? [each.value] : [];
  });
}

/** `all six wins`, `세 경기 모두` after the same number. */
function isRepeated(context: NumberContext, after: string): boolean {
  const { claims, claim } = context;
  const before = claims.unit.text.slice(Math.max(0, claim.offset - 20), claim.offset);
  if (!ALL_OF_THEM.test(before) && !ALL_AFTER.test(after.slice(0, 16))) return false;
  return earlierNumbers(context).includes(claim.value);
}

/** A part of the bouts just counted: of a streak or of the first or last so many, by its words. */
function isPart(context: NumberContext, after: string): boolean {
  const { claims, claim, owners } = context;
  const before = claims.unit.text.slice(Math.max(0, claim.offset - 40), claim.offset);
  if (!PART_OF_THEM.test(after) && !PART_BEFORE.test(before)) return false;
  const wholes = earlierNumbers(context).filter((each) => each >= claim.value);
  if (wholes.length === 0) return false;
  if (OF_A_TIME.test(after)) return true;
  const results: Feature[] = ['win', 'loss'];
  if (results.some((each) => countsOf({ ...context, features: new Set([each]) }).includes(claim.value)))
    return claims.figures.some(({ kind }) => kind === 'round');
  const method = (['ko', 'submission', 'decision'] as const).find((each) => context.features.has(each));
  if (method === undefined) return false;
  const group = method === 'ko' ? 'ko_tko' : method;
  return [...(owners ?? [])].some((owner) => {
    const bouts = claims.index.boutsOf(owner);
    return wholes.some((whole) =>
      [bouts.slice(0, whole), bouts.slice(-whole)].some(
        (chosen) => chosen.filter((bout) => bout.group === group).length === claim.value,
      ),
    );
  });
}

/** Title defences counted from the bouts, where no tool has told their number. */
function isDefences({ claims, claim, features, owners }: NumberContext): boolean {
  if (!features.has('defence') && !claims.clauseFeatures(claim.offset).has('defence')) return false;
  return [...(owners ?? claims.index.asked)].some((owner) =>
    defencesOf(claims.index.boutsOf(owner), owner).includes(claim.value),
  );
}

/** `45 seconds, then Velasquez in 26`: the unit of the figure before, which is of another fighter. */
function hasUnitOfBefore(context: NumberContext, isVerified: (context: NumberContext) => boolean): boolean {
  const { claims, claim } = context;
  if (context.features.size > 0 || claim.isWord) return false;
  const measured = claims.figures.filter(
    (each) => each.offset < claim.offset && each.kind === 'number' && MEASURED_UNITS.test(each.unit),
  );
  const near = claims.unit.text.slice(Math.max(0, claim.offset - 14), claim.offset);
  if (!/(?:\bin\s(?:a mere |just |only )?|['’]s\s)$/u.test(near)) return false;
  return measured.some((figure) => {
    if (figure.kind !== 'number') return false;
    const features = new Set<Feature>(
      [...claims.featuresOf(claims.figures.indexOf(figure))].filter(
        (each) => each === 'reach' || each === 'height',
      ),
    );
    return isVerified({ ...context, features, claim: { ...claim, unit: figure.unit } });
  });
}

const MEASURED_UNITS = /^(?:second|minute|inch|cm)$/;
