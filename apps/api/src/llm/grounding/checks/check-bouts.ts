import type { BoutFact } from '../facts/bout.js';
import { attributesOf, type BoutAttribute } from './bout-attributes.js';
import type { UnitClaims } from './unit-claims.js';

export interface BoutVerdicts {
  /** Attributes of a bout that some row confirms. */
  verified: BoutAttribute[];
  /** Attributes that no row has, or no row together with the attributes beside them. */
  unverified: BoutAttribute[];
}

/** Text between two attributes after which another bout may be spoken of. */
const BREAK =
  /;|\band\b|\bbut\b|\bwhile\b|\bbefore\b|\bafter\b|\bthen\b|\bwhereas\b|\bplus\b|\blater\b|\bfollowed\b|그리고|했고|[가-힣]고,|이고|였고|겼고|졌고|꺾고|하고|으며|이며|지만|는데|이후|다음|뒤|→|\) ?,|\),|\n/iu;
/** Another bout is spoken of from here on. */
const STRONG_BREAK = /;|\bavenging\b|차전|\brematch\b/iu;
/** A clause with a verb of its own may tell of another bout. */
const CLAUSE_BREAK =
  /,\s(?:and|but|then|while|before)\b|\b(?:and|then|before|but)\s(?:he|she|then|later|finally)\b|(?:[가-힣](?:고|며|지만|는데|고는)|뒤|후)[,\s]/u;
/** A Korean object that is no known name: the bout before was against it. */
const OTHER_OBJECT = /[가-힣]{2,}(?:을|를)[\s,][^.]*, |[가-힣]{2,}(?:을|를), /u;
const MOST_BOUTS = 5000;

/**
 * Opponent, event, date, method, round and time beside one another must be in one row. A new bout begins where
 * an attribute of the same kind comes again, or after a word that begins another clause.
 */
export function checkBouts(claims: UnitClaims): BoutVerdicts {
  const attributes = attributesOf(claims);
  const verdicts: BoutVerdicts = { verified: [], unverified: [] };
  if (attributes.every(({ type }) => type === 'name')) return verdicts;
  const all = claims.index.bouts.slice(0, MOST_BOUTS);
  const subjects = subjectsOf(claims);
  let segment = new Segment(all, subjects);
  let end = 0;
  for (const attribute of attributes) {
    const matching = all.filter(attribute.holds);
    if (matching.length > 0) {
      const between = claims.unit.text.slice(end, attribute.start);
      if (STRONG_BREAK.test(between)) segment = new Segment(all, subjects);
      else if (segment.comesAgain(attribute, between)) segment = segment.next(attribute);
      if (!segment.accepts(attribute)) {
        if (segment.mayEnd(attribute, between)) segment = segment.next(attribute);
        if (STRONG_BREAK.test(between)) segment = new Segment(all, subjects);
        else if (segment.comesAgain(attribute, between)) segment = segment.next(attribute);
        segment = segment.accepts(attribute) ? segment : (segment.cut(attribute) ?? segment);
        if (!segment.accepts(attribute)) {
          if (attribute.type !== 'name') verdicts.unverified.push(attribute);
          else if (segment.isAnchored) verdicts.unverified.push(attribute);
          continue;
        }
      }
      segment.add(attribute, CLAUSE_BREAK.test(between));
      verdicts.verified.push(attribute);
    } else if (attribute.type === 'round' || attribute.type === 'time' || attribute.type === 'method') {
      if (all.length > 0) verdicts.unverified.push(attribute);
    }
    end = attribute.end;
  }
  return verdicts;
}

/** Whose bouts a unit without a subject tells of. */
function subjectsOf({ state, named }: UnitClaims): ReadonlySet<string> {
  if (named.size > 1) return new Set();
  return state.topic?.fighters ?? state.recent;
}

const keyOf = ({ fighters }: { fighters: ReadonlySet<string> }): string => [...fighters].sort().join('|');

/** The attributes of one bout. */
class Segment {
  private readonly added: BoutAttribute[] = [];
  /** Where the last clause begins among what was added. */
  private clause = 0;
  private readonly types: string[] = [];
  private bouts: readonly BoutFact[];
  /** Without regard to the fighters of the text before. */
  private wide: readonly BoutFact[];
  private readonly names: BoutAttribute[] = [];
  /** Whom the segment names. */
  private readonly fighters = new Set<string>();

  constructor(
    private readonly all: readonly BoutFact[],
    private readonly subjects: ReadonlySet<string>,
    private readonly lead: BoutAttribute | null = null,
  ) {
    this.bouts = all;
    this.wide = all;
  }

  /** Whether something else than names has been said. */
  get isAnchored(): boolean {
    return this.types.some((type) => type !== 'name');
  }

  accepts(attribute: BoutAttribute): boolean {
    return this.bouts.some(attribute.holds) || (this.fighters.size === 0 && this.wide.some(attribute.holds));
  }

  add(attribute: BoutAttribute, isClauseStart = false): void {
    if (isClauseStart) this.clause = this.added.length;
    this.added.push(attribute);
    this.types.push(attribute.type);
    if (attribute.claim.kind === 'name') {
      this.names.push(attribute);
      this.fighters.add(keyOf(attribute.claim));
    }
    this.wide = this.wide.filter(attribute.holds);
    let bouts: readonly BoutFact[] = this.bouts.filter(attribute.holds);
    // Who "he" is was guessed from the text before.
    if (bouts.length === 0) bouts = this.wide;
    if (this.types.length === 1) {
      const { lead, subjects } = this;
      const withLead = lead === null ? [] : bouts.filter(lead.holds);
      const own = bouts.filter(({ fighters }) => [...subjects].some((each) => fighters.has(each)));
      bouts = withLead.length > 0 ? withLead : own.length > 0 ? own : bouts;
    }
    this.bouts = bouts;
  }

  /** Whether a fighter is named again after a bout has been described. */
  comesAgain({ claim, type }: BoutAttribute, between: string): boolean {
    return (
      type === 'name' &&
      claim.kind === 'name' &&
      this.isAnchored &&
      BREAK.test(between) &&
      this.fighters.has(keyOf(claim))
    );
  }

  /** Whether an attribute that does not fit may belong to another bout. */
  mayEnd(attribute: BoutAttribute, between: string): boolean {
    const isRepeated = this.types.includes(attribute.type);
    switch (attribute.type) {
      case 'name':
        return (
          !this.isAnchored ||
          this.fighters.size >= 2 ||
          BREAK.test(between) ||
          (this.fighters.size > 0 && /, /u.test(between)) ||
          OTHER_OBJECT.test(between)
        );
      case 'event':
      case 'date':
        return isRepeated || BREAK.test(between);
      default:
        // How and when a bout ended does not begin another one by itself.
        return isRepeated && BREAK.test(between);
    }
  }

  /** The segment of the last clause alone, if an attribute fits it that does not fit the bout before; else null. */
  cut(attribute: BoutAttribute): Segment | null {
    const rest = this.added.slice(this.clause);
    const [head] = rest;
    if (this.clause === 0 || head === undefined || rest.some(({ type }) => type === attribute.type))
      return null;
    const segment = this.next(head);
    for (const each of rest) {
      if (!segment.accepts(each)) return null;
      segment.add(each);
    }
    return segment.accepts(attribute) ? segment : null;
  }

  /** The next bout; the first fighter of this one may be in it too. */
  next(attribute: BoutAttribute): Segment {
    const [first] = this.names;
    return new Segment(this.all, this.subjects, attribute === first ? null : (first ?? this.lead));
  }
}
