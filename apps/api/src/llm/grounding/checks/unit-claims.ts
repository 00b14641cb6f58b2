import type { AnswerState } from '../answer-state.js';
import type { FigureClaim } from '../claims/claim.js';
import { endOf } from '../claims/claim.js';
import { featuresOfText, localFeatures, narrowed } from '../claims/local-features.js';
import { scanFigures } from '../claims/scan-figures.js';
import type { NameMention } from '../claims/name-mention.js';
import { scanNames } from '../claims/scan-names.js';
import { type DivisionWord, type MethodWord, scanDivisions, scanMethods } from '../claims/scan-words.js';
import type { EventSpan } from '../facts/event-names.js';
import type { FactIndex } from '../facts/fact-index.js';
import type { TableCell, TextUnit } from '../text-units.js';
import type { Feature } from '../vocabulary/features.js';
import { hasLabel } from '../facts/row-labels.js';
import { isInForeignBracket } from './foreign-bracket.js';
import {
  AFFECTED,
  AFFECTED_KOREAN,
  lastResult,
  OF_THOSE,
  OPPOSED,
  OWNER_AFTER,
  SHARED,
} from './text-clues.js';

const PRONOUN = /\b(?:him|he|she|her)\b|그는|그를|그가/iu;
/** `18 to 9`, `58 대 7`: the figure of the other fighter. */
const SECOND_OF_PAIR = /\d\s(?:to|대)\s$/u;
const CLAUSE_END = /[;.|()]|[,:] |\n/gu;
/** The claims of one unit of text with what is near them. */
export class UnitClaims {
  readonly figures: readonly FigureClaim[];
  readonly names: readonly NameMention[];
  readonly events: readonly EventSpan[];
  readonly methods: readonly MethodWord[];
  readonly divisions: readonly DivisionWord[];
  private lower: string | null = null;
  private hasGroup: boolean | null = null;
  private textFeatures: ReadonlySet<Feature> | null = null;
  private readonly featureSets: (ReadonlySet<Feature> | undefined)[] = [];
  private readonly clauses = new Map<string, ReadonlySet<Feature>>();

  constructor(
    readonly unit: TextUnit,
    readonly index: FactIndex,
    readonly state: AnswerState,
    readonly now: Date,
  ) {
    const { text } = unit;
    this.events = /ufc|ultimate|vs|:|night/iu.test(text) ? index.events.scan(text) : [];
    const isInEvent = ({ offset }: { offset: number }): boolean =>
      this.events.some(({ start, end }) => offset >= start && offset < end);
    this.figures = scanFigures(text, unit.isLineStart)
      .filter((each) => !isInEvent(each))
      .map((each) => this.inColumn(each));
    const dates = this.figures
      .filter(({ kind }) => kind === 'date')
      .map((each) => ({ start: each.offset, end: endOf(each) }));
    this.names = scanNames(text, index.names, state.learned, [...this.events, ...dates]);
    const isOutside = ({ start }: { start: number }): boolean => !isInEvent({ offset: start });
    this.methods = scanMethods(text).filter(isOutside);
    this.divisions = scanDivisions(text).filter(isOutside);
  }

  get lowerText(): string {
    return (this.lower ??= this.unit.text.toLowerCase());
  }

  /** Whether the unit names a group of some list: a year, a class. */
  get namesGroup(): boolean {
    this.hasGroup ??= this.index.groupLabels.some((labels) => hasLabel(this.lowerText, labels));
    return this.hasGroup;
  }

  /** Whether the unit names more than one fighter. */
  get hasRival(): boolean {
    return this.named.size > 1;
  }

  /** Fighters of this unit. */
  get named(): ReadonlySet<string> {
    return new Set(this.names.flatMap(({ fighters }) => [...fighters]));
  }

  cellAt(offset: number): { cell: TableCell; column: number } | null {
    const column = this.unit.cells.findIndex(({ start, end }) => offset >= start && offset <= end);
    const cell = this.unit.cells[column];
    return cell === undefined ? null : { cell, column };
  }

  headerOf(column: number): string {
    const { header } = this.unit;
    const cell = header?.cells[column];
    return cell === undefined || header === null ? '' : header.text.slice(cell.start, cell.end);
  }

  /** A plain number in a column of rounds is a round. */
  private inColumn(figure: FigureClaim): FigureClaim {
    // `4:04 of the fifth`
    if (
      figure.kind === 'ordinal' &&
      /\d:\d\d (?:of|into|in) the $/u.test(
        this.unit.text.slice(Math.max(0, figure.offset - 16), figure.offset),
      )
    )
      return { ...figure, kind: 'round' };
    if (figure.kind !== 'number' || figure.unit !== 'none' || this.unit.kind !== 'row') return figure;
    const place = this.cellAt(figure.offset);
    const isRound =
      place !== null && /^\s*(?:round|rounds|rd\.?|r|라운드)\s*$/iu.test(this.headerOf(place.column));
    return isRound
      ? { kind: 'round', text: figure.text, offset: figure.offset, value: figure.value }
      : figure;
  }

  /** What a figure counts: by the words beside it, else like the figure before it. */
  featuresOf(at: number): Set<Feature> {
    const known = this.featureSets[at];
    if (known !== undefined) return new Set(known);
    const features = this.readFeatures(at);
    if (features.size === 0 && this.unit.cells.length === 0) {
      for (let before = at - 1; before >= 0 && features.size === 0; before -= 1) {
        if (!this.isParallel(before, at)) break;
        for (const each of this.featuresOf(before)) features.add(each);
      }
    }
    const figure = this.figures[at];
    const link =
      figure === undefined ? '' : this.unit.text.slice(Math.max(0, figure.offset - 6), figure.offset);
    if (at > 0 && OF_THOSE.test(link)) for (const each of this.featuresOf(at - 1)) features.add(each);
    // 6'4" is a height unless the text speaks of a reach.
    if (features.size === 0 && figure !== undefined && /^\d\s?['’′]/u.test(figure.text)) {
      const before = `${this.state.heading} ${this.state.before} ${this.unit.text.slice(0, figure.offset)}`;
      if (!featuresOfText(before).has('reach')) features.add('height');
    }
    this.featureSets[at] = narrowed(features);
    return new Set(features);
  }

  /** Two plain numbers of which the second follows a name. */
  private isParallel(before: number, at: number): boolean {
    const [a, b] = [this.figures[before], this.figures[at]];
    if (a?.kind !== 'number' || b?.kind !== 'number' || a.unit !== b.unit || a.isWord) return false;
    return this.names.some(({ start, end }) => start >= endOf(a) && end <= b.offset);
  }

  private readFeatures(at: number): Set<Feature> {
    const { text } = this.unit;
    const features = localFeatures(text, this.figures, at);
    const place = this.cellAt(this.figures[at]?.offset ?? 0);
    if (place === null) return features;
    const header = featuresOfText(this.headerOf(place.column));
    const [first] = this.unit.cells;
    const label = first === undefined || place.column === 0 ? '' : text.slice(first.start, first.end);
    if (features.size === 0) for (const each of header) features.add(each);
    if (features.size === 0 || this.namesIn(this.headerOf(place.column)).length > 0) {
      if (
        !this.names.some(({ start, end }) => first !== undefined && start >= first.start && end <= first.end)
      )
        for (const each of featuresOfText(label)) features.add(each);
    }
    return narrowed(features);
  }

  /** The result that the words before an offset speak of last, else those after it, else those of the text before. */
  resultAt(offset: number): 'win' | 'loss' | null {
    const place = this.cellAt(offset);
    const label = place === null ? '' : this.headerOf(place.column);
    const { text } = this.unit;
    return (
      lastResult(label) ??
      lastResult(text.slice(0, offset)) ??
      lastResult(text.slice(offset).split(/[,;.|]/u)[0] ?? '') ??
      lastResult(this.state.before) ??
      lastResult(this.state.heading)
    );
  }

  namesIn(text: string): readonly NameMention[] {
    return text.trim() === '' ? [] : scanNames(text, this.index.names, this.state.learned, []);
  }

  /** Features of all words of the unit, of its table's header and of the heading above. */
  get contextFeatures(): ReadonlySet<Feature> {
    this.textFeatures ??= featuresOfText(
      `${this.index.questionText} ${this.state.heading} ${this.state.before} ${this.unit.header?.text ?? ''} ${this.unit.text}`,
    );
    return this.textFeatures;
  }

  /** Where the clause around an offset begins and ends. */
  clauseAt(offset: number): { start: number; end: number } {
    const { text } = this.unit;
    let start = 0;
    CLAUSE_END.lastIndex = 0;
    for (let match = CLAUSE_END.exec(text); match !== null; match = CLAUSE_END.exec(text)) {
      const isDecimal = match[0] === '.' && /\d/.test(text[match.index + 1] ?? '');
      if (isDecimal || this.isRemark(match)) continue;
      if (match.index >= offset) return { start, end: match.index };
      start = match.index + match[0].length;
    }
    return { start, end: text.length };
  }

  /** A bracket around words only, such as the Latin spelling of a name, ends no clause. */
  private isRemark({ 0: sign, index }: RegExpExecArray): boolean {
    const { text } = this.unit;
    if (sign === '(') return /^\([^()\d]{0,60}\)/u.test(text.slice(index, index + 62));
    return sign === ')' && /\([^()\d]{0,60}$/u.test(text.slice(Math.max(0, index - 62), index));
  }

  clauseFeatures(offset: number): ReadonlySet<Feature> {
    const { start, end } = this.clauseAt(offset);
    const key = `${start} ${end}`;
    let features = this.clauses.get(key);
    if (features === undefined) {
      const place = this.cellAt(offset);
      const [first] = this.unit.cells;
      const label = first === undefined ? '' : this.unit.text.slice(first.start, first.end);
      const header = place === null ? '' : `${this.headerOf(place.column)} ${label}`;
      features = featuresOfText(`${header} ${this.unit.text.slice(start, end)}`);
      this.clauses.set(key, features);
    }
    return features;
  }

  /**
   * The fighters that a figure may be about: by the table's column, else the nearest name before it (with the names that
   * it is opposed to), else the first one after it, else those of the text before. Null: any fighter.
   */
  ownersOf(claim: { offset: number; text: string }): ReadonlySet<string> | null {
    const place = this.cellAt(claim.offset);
    if (place !== null) {
      const inHeader = this.namesIn(this.headerOf(place.column)).flatMap(({ fighters }) => [...fighters]);
      if (inHeader.length > 0) return new Set(inHeader);
      if (this.named.size > 0) return this.named;
      return this.inherited();
    }
    if (OPPOSED.test(this.unit.text.slice(Math.max(0, claim.offset - 16), claim.offset)) && !this.hasRival)
      return null;
    if (isInForeignBracket(this, claim.offset)) return null;
    if (SECOND_OF_PAIR.test(this.unit.text.slice(Math.max(0, claim.offset - 6), claim.offset))) return null;
    if (SHARED.test(this.unit.text)) {
      const all = new Set([...this.named, ...this.state.recent]);
      return all.size > 0 ? all : this.inherited();
    }
    const end = endOf(claim);
    const names = this.names.filter(({ fighters }) => fighters.size > 0);
    const following = names.find(({ start }) => start >= end);
    if (following !== undefined && OWNER_AFTER.test(this.unit.text.slice(end, following.start)))
      return following.fighters;
    const before = names.filter((each) => each.end <= claim.offset);
    const owners = new Set<string>();
    const nearest = before.at(-1);
    // `Gaethje stopped him, and he never won again`
    if (nearest !== undefined && PRONOUN.test(this.unit.text.slice(nearest.end, claim.offset)))
      for (const fighter of this.inherited() ?? []) owners.add(fighter);
    for (const name of before.reverse()) {
      for (const fighter of name.fighters) owners.add(fighter);
      if (!this.isAffected(name)) return owners;
    }
    for (const fighter of this.inherited() ?? []) owners.add(fighter);
    if (before.length === 0 && following !== undefined && !this.isAffected(following))
      for (const fighter of following.fighters) owners.add(fighter);
    return owners.size > 0 ? owners : null;
  }

  /** Whether a name is not what its sentence is about: `beat Cormier`, `코미어를`. */
  isAffected({ start, end }: { start: number; end: number }): boolean {
    const { text } = this.unit;
    return (
      AFFECTED.test(text.slice(Math.max(0, start - 40), start)) ||
      AFFECTED_KOREAN.test(text.slice(end, end + 70))
    );
  }

  private inherited(): ReadonlySet<string> | null {
    const { topic, mentioned } = this.state;
    if (topic !== null && topic.fighters.size > 0) return topic.fighters;
    // Whom the user asked about is who "he" is.
    const all = new Set([...mentioned, ...this.index.asked]);
    return all.size > 0 ? all : null;
  }
}
