import type { AnswerState } from './answer-state.js';
import { type Claim, endOf, type FigureClaim, type FoundClaim } from './claims/claim.js';
import { checkBouts } from './checks/check-bouts.js';
import { checkOpponents } from './checks/check-opponents.js';
import { isDateVerified } from './checks/check-date.js';
import { isNumberVerified } from './checks/check-number.js';
import { isAboutRules, isLooselyVerified } from './checks/loose-numbers.js';
import type { NumberClaim, NumberContext } from './checks/number-context.js';
import { isRankVerified } from './checks/check-rank.js';
import { isRecordVerified } from './checks/check-record.js';
import { isFirm } from './checks/firmness.js';
import { UnitClaims } from './checks/unit-claims.js';
import type { Facts } from './facts/facts.js';
import type { TextUnit } from './text-units.js';

export interface CheckedClaim {
  claim: Claim;
  isVerified: boolean;
}

/** Figures of one sentence that are checked; no real one has as many. */
const MOST_FIGURES = 40;

/** Checks the claims of one unit in order of their offsets (within the unit), and moves the state past it. */
export function checkUnit(unit: TextUnit, facts: Facts, state: AnswerState): CheckedClaim[] {
  const { index } = facts;
  // A paragraph or another item after an item is not about it.
  const indent = unit.kind === 'item' ? unit.indent : 0;
  if (
    (unit.kind === 'sentence' || unit.kind === 'item') &&
    unit.isLineStart &&
    (state.topic?.indent ?? -1) >= indent
  )
    state.topic = null;
  const claims = new UnitClaims(unit, index, state, facts.options.now);
  const checked: { claim: FoundClaim; isVerified: boolean }[] = [];
  const { verified, unverified } = checkBouts(claims);
  const confirmed = new Set<FoundClaim>(verified.map(({ claim }) => claim));
  const refused = new Set(unverified.map(({ claim }) => claim));
  for (const [at, figure] of claims.figures.entries()) {
    if (at < MOST_FIGURES && isNoClaim(claims, figure)) continue;
    const isVerified = at < MOST_FIGURES && isFigureVerified(claims, at, confirmed, refused);
    checked.push({ claim: figure, isVerified });
  }
  const wrongNames = checkOpponents(claims);
  for (const { start, end, fighters, isFull } of claims.names) {
    const text = unit.text.slice(start, end);
    const isKnown = fighters.size > 0 || index.hasText(text) || index.names.isKnownWord(text.toLowerCase());
    const isRefused =
      wrongNames.has(start) || unverified.some(({ type, start: from }) => type === 'name' && from === start);
    checked.push({
      claim: { kind: 'name', text, offset: start, fighters, isFull },
      isVerified: isKnown && !isRefused,
    });
  }
  for (const { start, end, events } of claims.events) {
    const text = unit.text.slice(start, end);
    const isRefused = unverified.some(({ type, start: from }) => type === 'event' && from === start);
    const isKnown = events.length > 0 || index.hasText(text);
    checked.push({ claim: { kind: 'event', text, offset: start }, isVerified: isKnown && !isRefused });
  }
  for (const { claim } of [...verified, ...unverified]) {
    if (claim.kind === 'method')
      checked.push({ claim, isVerified: !refused.has(claim) || isSaidMethod(claims, claim) });
  }
  for (const { weightClass, start, end } of claims.divisions) {
    const text = unit.text.slice(start, end);
    const isKnown =
      index.hasText(weightClass) || index.hasText(weightClass.replaceAll('_', ' ')) || index.hasText(text);
    checked.push({
      claim: { kind: 'division', text, offset: start, weightClass },
      isVerified: isKnown || index.rows.length === 0,
    });
  }
  const rated = checked.map(({ claim, isVerified }) => ({
    claim: { ...claim, isFirm: isFirm(claims, claim) },
    isVerified,
  }));
  moveOn(claims, state);
  return rated.sort((a, b) => a.claim.offset - b.claim.offset);
}

/** A method that the user's words or the calls hold where no bout is known. */
const isSaidMethod = ({ index }: UnitClaims, claim: FoundClaim): boolean =>
  index.bouts.length === 0 && index.hasText(claim.text);

function isFigureVerified(
  claims: UnitClaims,
  at: number,
  confirmed: ReadonlySet<FoundClaim>,
  refused: ReadonlySet<FoundClaim>,
): boolean {
  const claim = claims.figures[at];
  if (claim === undefined) return true;
  const owners = claims.ownersOf(claim);
  const context = (number: NumberClaim): NumberContext => ({
    claims,
    claim: number,
    features: claims.featuresOf(at),
    owners,
  });
  switch (claim.kind) {
    case 'date':
      return !refused.has(claim) && (confirmed.has(claim) || isDateVerified(claims, claim, owners));
    case 'record':
      return isRecordVerified(claims, claim, owners);
    case 'rank':
    case 'ordinal':
      return isRankVerified(claims, claim, owners);
    case 'round':
      return (
        confirmed.has(claim) ||
        claims.index.said.has(claim, new Set()) ||
        isOther(claims, at, toNumber(claim, claim.value))
      );
    case 'time':
      return (
        confirmed.has(claim) ||
        ((!refused.has(claim) || claims.featuresOf(at).has('control')) &&
          isOther(claims, at, { ...toNumber(claim, claim.seconds), unit: 'second' })) ||
        (refused.has(claim) && claims.index.bouts.length === 0)
      );
    case 'number':
      return (
        confirmed.has(claim) ||
        isNumberVerified(context(claim)) ||
        isLooselyVerified(context(claim), isNumberVerified)
      );
  }
}

const toNumber = ({ text, offset }: FigureClaim, value: number): NumberClaim => ({
  kind: 'number',
  text,
  offset,
  value,
  unit: 'none',
  decimals: 0,
  precision: 'exact',
  isWord: false,
});

/** What a time is beside, not what it measures. */
const BOUT_FEATURES = [
  'round',
  'bout',
  'total',
  'win',
  'loss',
  'ko',
  'submission',
  'decision',
  'finish',
] as const;

/** A round or a time that is no attribute of a bout: a row of a bout's rounds, control time, an average. */
function isOther(claims: UnitClaims, at: number, claim: NumberClaim): boolean {
  const features = claims.featuresOf(at);
  if (claim.unit === 'none') {
    const groups = [...claims.index.groups.values()].filter(
      ({ cell }) => cell.leaf === 'round' && !cell.features.has('title'),
    );
    const hasRows = groups.some(({ entries }) =>
      entries.some(({ value, row }) => value === claim.value && row.parent !== null && row.subject === null),
    );
    return hasRows && claims.index.bouts.length > 0 && claims.contextFeatures.size > 0 && isStatistic(claims);
  }
  for (const each of BOUT_FEATURES) features.delete(each);
  return isNumberVerified({ claims, claim, features, owners: claims.ownersOf(claim) });
}

const isStatistic = ({ contextFeatures }: UnitClaims): boolean =>
  ['strike', 'takedown', 'knockdown', 'control', 'attempt'].some((each) =>
    contextFeatures.has(each as 'strike'),
  );

const IDIOM = /^(?:[ -]?(?:of the (?:most|best|few|greatest|only)|another|way|more|on one|time champion))/iu;
/** `한 번도` */
const NEVER = /^ ?(?:(?:번|경기|차례|명)도|(?:달|해) )/u;
const UNCOUNTABLE =
  /^[ -]?(?:of them|of which|of whom|fighters|men|women|sides|athletes|names|rivals|met|shared|meetings?|between)/iu;
const SMALL = 2;

/** Number words that state no figure: `one of the`, `the two men`, `first` of anything but a round. */
function isNoClaim(claims: UnitClaims, claim: FigureClaim): boolean {
  const after = claims.unit.text.slice(endOf(claim), endOf(claim) + 24);
  if (isRulesClaim(claim) && isAboutRules(claims)) return true;
  if (claim.kind === 'ordinal') return claim.value === 1;
  if (isUnitOfRate(claims, claim, after)) return true;
  if (claim.kind !== 'number' || !claim.isWord || claim.unit === 'percent') return false;
  if (IDIOM.test(after) || NEVER.test(after) || isPronoun(claims, claim)) return true;
  if (/^(?:zero|one|once|한|하나)$/iu.test(claim.text))
    return claims.featuresOf(claims.figures.indexOf(claim)).size === 0;
  if (claims.featuresOf(claims.figures.indexOf(claim)).has('win')) return false;
  return claim.value <= SMALL && (UNCOUNTABLE.test(after) || /^ ?(?:선수|명|사람)/u.test(after));
}

/** `per 15 minutes`, `15분당` */
const isUnitOfRate = ({ unit }: UnitClaims, claim: FigureClaim, after: string): boolean =>
  claim.kind === 'number' &&
  claim.unit === 'minute' &&
  (/\bper\s$/iu.test(unit.text.slice(Math.max(0, claim.offset - 5), claim.offset)) || after.startsWith('당'));

const ROUND_POINTS = 10;
/** What a text about rules may hold: numbers, rounds, and the points of a round (`10-8`). */
const isRulesClaim = (claim: FigureClaim): boolean =>
  claim.kind === 'record' ? claim.wins === ROUND_POINTS : claim.kind !== 'date';

/** `the famous one` */
const isPronoun = ({ unit }: UnitClaims, { text, offset }: FigureClaim): boolean =>
  /^one$/iu.test(text) &&
  /\b(?:the|that|this|a|each)\s(?:[a-z-]+\s)?$/u.test(unit.text.slice(Math.max(0, offset - 24), offset));

const LONGEST_BEFORE = 200;

/** Remembers whom the unit named. */
function moveOn(claims: UnitClaims, state: AnswerState): void {
  const { unit, named } = claims;
  state.before =
    unit.kind === 'row' || unit.kind === 'item' ? state.before : unit.text.slice(-LONGEST_BEFORE);
  if (unit.kind === 'heading') {
    state.heading = unit.text;
    state.topic = named.size > 0 ? { fighters: named, indent: -1 } : null;
  }
  if (unit.kind === 'header') return;
  if (named.size > 0) {
    const subjects = claims.names.filter((name) => name.fighters.size > 0 && !claims.isAffected(name));
    state.recent = subjects.length > 0 ? new Set(subjects.flatMap(({ fighters }) => [...fighters])) : named;
    if (unit.kind === 'sentence' || unit.kind === 'heading') state.subjects = state.recent;
    for (const fighter of named) state.mentioned.add(fighter);
  }
  if (unit.kind === 'item' && unit.isLineStart) moveItem(claims, state);
}

/** Items indented under an item that is only a name are about it. */
function moveItem({ unit, named }: UnitClaims, state: AnswerState): void {
  const { topic } = state;
  const isLabel =
    named.size > 0 && unit.text.length < 60 && !/\d{2}/.test(unit.text.replace(/^\s*\d+[.)]/, ''));
  if (isLabel) state.topic = { fighters: named, indent: unit.indent };
  else if (topic !== null && topic.indent >= unit.indent) state.topic = null;
}
