import type { NameMention } from '../claims/name-mention.js';
import type { UnitClaims } from './unit-claims.js';

const VERSUS = /^["*]{0,2}\s(?:vs\.?|versus|대)\s["*]{0,2}$/iu;
const BEAT =
  /^["*]{0,2}\s(?:beat|beats|defeated|submitted|knocked out|stopped|outpointed|finished|edged|dethroned|has beaten|def\.?)\s["*]{0,2}$/iu;
const LOST_TO =
  /^["*]{0,2}\s(?:lost to|was (?:beaten|stopped|submitted|finished|knocked out|outpointed) by|fell to|has lost to)\s["*]{0,2}$/iu;
/** `A는 B를 …로 이겼`: particles after both names and the verb that ends the clause. */
const KOREAN_SUBJECT = /^(?:\([^)]{0,60}\))?["*]{0,2}\s?(?:선수)?(?:은|는|이|가)(?:\s|$)/u;
const KOREAN_OBJECT =
  /^(?:\([^)]{0,60}\))?["*]{0,2}\s?(?:선수)?(?:을|를)\s[^.,;|]{0,60}?(?:이겼|이기|꺾|제압|물리쳤|눌렀|피니시)/u;
const KOREAN_LOSER =
  /^(?:\([^)]{0,60}\))?["*]{0,2}\s?(?:선수)?(?:에게|한테)\s[^.,;|]{0,60}?(?:졌|패했|패배|무릎)/u;
const TITLE_FROM = /(?:title|belt|championship|crown)\s(?:from|off)\s["*]{0,2}$/iu;
const OPPONENT_HEADER = /opponent|rival|상대/iu;
const OPPONENT_AFTER = /^(?:\([^)]{0,60}\))?["*]{0,2}\s?상대/u;
const OPPONENT_BEFORE = /^\s*[-*+]\s(?:\*\*)?(?:beat|lost to|defeated|drew with|submitted|stopped)\s$/iu;

/** Offsets of names in the place of another fighter: opponents who never met, a winner who lost, oneself. */
export function checkOpponents(claims: UnitClaims): ReadonlySet<number> {
  const wrong = new Set<number>();
  const names = claims.names.filter(({ fighters }) => fighters.size > 0);
  const { text } = claims.unit;
  for (const [at, name] of names.entries()) {
    const next = names.slice(at + 1).find((other) => !isSame(other, name, text));
    if (next !== undefined && isWrongPair(claims, name, next, text.slice(endOf(name, text), next.start)))
      wrong.add(next.start);
    const repeated = names[at + 1];
    if (repeated !== undefined && isPairOfOne(text, name, repeated)) wrong.add(repeated.start);
  }
  for (const name of names) if (isOneself(claims, name, names)) wrong.add(name.start);
  for (const name of names) if (isWrongPredecessor(claims, name)) wrong.add(name.start);
  checkKorean(claims, names, wrong);
  return wrong;
}

/** The end of a name with the other spelling in brackets after it. */
function endOf({ end }: NameMention, text: string): number {
  const bracket = /^\s?\([^()]{0,60}\)/u.exec(text.slice(end, end + 64));
  return bracket === null ? end : end + bracket[0].length;
}

/** Whether a mention only repeats another one in brackets: `존 존스(Jon Jones)`. */
const isSame = (other: NameMention, name: NameMention, text: string): boolean =>
  /^\s?\(["“]?$/u.test(text.slice(name.end, other.start));

const meets = (a: NameMention, b: NameMention): boolean =>
  [...a.fighters].some((each) => b.fighters.has(each));

const isPairOfOne = (text: string, a: NameMention, b: NameMention): boolean => {
  const between = text.slice(endOf(a, text), b.start);
  if (a.fighters.size !== 1 || !meets(a, b)) return false;
  const isPair =
    /^(?: and |와 |과 |랑 )$/u.test(between) &&
    /^(?:\([^)]{0,60}\))?(?:\s(?:have|met|fought|are)|는|은|가|이|의)/u.test(text.slice(b.end));
  return isPair || VERSUS.test(between) || BEAT.test(between) || LOST_TO.test(between);
};

function isWrongPair(claims: UnitClaims, a: NameMention, b: NameMention, between: string): boolean {
  const isVersus = VERSUS.test(between);
  const aWon = BEAT.test(between);
  if (!isVersus && !aWon && !LOST_TO.test(between)) return false;
  return !isKnownResult(claims, a, b, isVersus ? null : aWon ? a : b);
}

/** Whether some bout of the two ended so; true where the facts hold no bouts of either. */
function isKnownResult(
  { index }: UnitClaims,
  a: NameMention,
  b: NameMention,
  winner: NameMention | null,
): boolean {
  const bouts = [...a.fighters].flatMap((each) => index.boutsOf(each));
  const others = [...b.fighters].flatMap((each) => index.boutsOf(each));
  if (bouts.length === 0 && others.length === 0) return true;
  const met = [...bouts, ...others].filter(
    ({ fighters }) =>
      [...a.fighters].some((each) => fighters.has(each)) &&
      [...b.fighters].some((each) => fighters.has(each)),
  );
  if (winner === null) return met.length > 0;
  return met.some((bout) => bout.winner !== null && winner.fighters.has(bout.winner));
}

/** `won the title from X` where no fighter won one from X. */
function isWrongPredecessor({ unit, index }: UnitClaims, { start, fighters }: NameMention): boolean {
  if (!TITLE_FROM.test(unit.text.slice(Math.max(0, start - 30), start)) || index.bouts.length === 0)
    return false;
  return !index.bouts.some(
    ({ title, winner, fighters: both }) =>
      title !== 'none' &&
      winner !== null &&
      !fighters.has(winner) &&
      [...fighters].some((each) => both.has(each)),
  );
}

/** The fighter of whom a list or a table tells, named as the opponent. */
function isOneself(claims: UnitClaims, name: NameMention, names: readonly NameMention[]): boolean {
  const { text, kind } = claims.unit;
  const { subjects } = claims.state;
  if (subjects.size !== 1 || !subjects.has([...name.fighters][0] ?? '') || name.fighters.size !== 1)
    return false;
  if (names.some((other) => !meets(other, name))) return false;
  if (kind === 'row') {
    const place = claims.cellAt(name.start);
    return place !== null && OPPONENT_HEADER.test(claims.headerOf(place.column));
  }
  return (
    kind === 'item' &&
    (OPPONENT_AFTER.test(text.slice(name.end, name.end + 70)) ||
      OPPONENT_BEFORE.test(text.slice(0, name.start)))
  );
}

function checkKorean(claims: UnitClaims, names: readonly NameMention[], wrong: Set<number>): void {
  const { text } = claims.unit;
  if (!/[가-힣]/u.test(text)) return;
  for (const [at, name] of names.entries()) {
    const after = text.slice(name.end, name.end + 130);
    const isBeaten = KOREAN_OBJECT.test(after);
    if (!isBeaten && !KOREAN_LOSER.test(after)) continue;
    const subject = names
      .slice(0, at)
      .findLast((other) => KOREAN_SUBJECT.test(text.slice(other.end, other.end + 70)));
    if (subject === undefined) continue;
    if (meets(subject, name) && subject.fighters.size === 1) wrong.add(name.start);
    else if (!isKnownResult(claims, subject, name, isBeaten ? subject : name)) wrong.add(name.start);
  }
}
