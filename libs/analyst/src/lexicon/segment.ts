import type { Entry, Meaning } from './meaning.js';
import { expandForms } from './notation.js';
import type { NamedSpan, Token } from './token.js';

interface Form {
  means: Meaning;
  cost: number;
  isEnding: boolean;
  isLatin: boolean;
}

interface Node {
  next: Map<string, Node>;
  forms: Form[];
}

/** A character that counts; spaces and punctuation are between units. */
interface Unit {
  character: string;
  start: number;
  end: number;
  /** Whether a space or a punctuation mark is before it. */
  isApart: boolean;
  name: NamedSpan | null;
}

const WORD = 1;
const RARE = 1.9;
const ENDING = 0.7;
/** An ending after a space: spaces are optional in what people type, but rarely wrong. */
const APART_ENDING = 1.5;
const NAME = 0.5;
const UNKNOWN_WORD = 9;
const UNKNOWN_SYLLABLE = 4.5;

const LATIN = /[a-z\p{Script=Latin}]/u;
const DIGIT = /\d/;
const COUNTS = /[\p{L}\p{N}~%+&]/u;

/**
 * Splits a question into known words and names by the cheapest cover of the whole text. Korean is read without regard
 * to spaces; Latin words begin and end at word boundaries.
 */
export class Segmenter {
  private readonly root: Node = { next: new Map(), forms: [] };

  constructor(entries: readonly Entry[]) {
    for (const entry of entries) {
      for (const notation of [entry.en, entry.ko]) {
        for (const form of notation === undefined ? [] : expandForms(notation)) this.add(form, entry);
      }
    }
  }

  /** Whether a text is one known word. */
  knows(text: string): boolean {
    let node: Node | undefined = this.root;
    for (const character of compactOf(text)) node = node?.next.get(character);
    return (node?.forms.length ?? 0) > 0;
  }

  /** @param text as `normalizeText` returns it */
  segment(text: string, names: readonly NamedSpan[]): Token[] {
    const units = unitsOf(text, names);
    const steps = this.findCheapest(units);
    const tokens: Token[] = [];
    for (let at = units.length; at > 0;) {
      const step = steps[at];
      if (step === undefined) break;
      const [first, last] = [units[step.from], units[at - 1]];
      if (first !== undefined && last !== undefined) {
        tokens.push({
          text: text.slice(first.start, last.end),
          start: first.start,
          end: last.end,
          means: first.name?.means ?? step.means,
        });
      }
      at = step.from;
    }
    return joinUnknown(tokens.reverse(), text);
  }

  private add(form: string, { means, rare, ending }: Entry): void {
    const compact = compactOf(form);
    let node = this.root;
    for (const character of compact) {
      const next = node.next.get(character) ?? { next: new Map(), forms: [] };
      node.next.set(character, next);
      node = next;
    }
    const cost = ending === true ? ENDING : rare === true ? RARE : WORD;
    // The first entry of a form wins.
    if (node.forms.length > 0 && node.forms.some(({ isEnding }) => isEnding === (ending === true))) return;
    node.forms.push({ means, cost, isEnding: ending === true, isLatin: LATIN.test(compact[0] ?? '') });
  }

  private findCheapest(units: readonly Unit[]): (Step | undefined)[] {
    const steps: (Step | undefined)[] = [undefined];
    const costs: number[] = [0, ...units.map(() => Number.POSITIVE_INFINITY)];
    const reach = (from: number, to: number, cost: number, means: Meaning | null): void => {
      const total = (costs[from] ?? 0) + cost;
      if (total >= (costs[to] ?? 0)) return;
      costs[to] = total;
      steps[to] = { from, means };
    };
    for (let at = 0; at < units.length; at += 1) {
      const unit = units[at];
      if (unit === undefined) continue;
      if (unit.name !== null) {
        reach(at, at + 1, NAME, null);
        continue;
      }
      const startsWord = at === 0 || unit.isApart || !LATIN.test(units[at - 1]?.character ?? '');
      this.matchForms(units, at, startsWord, reach);
      if (DIGIT.test(unit.character)) {
        this.matchNumber(units, at, reach);
      } else if (LATIN.test(unit.character)) {
        if (startsWord) reach(at, endOf(units, at, LATIN), UNKNOWN_WORD, null);
      } else reach(at, at + 1, UNKNOWN_SYLLABLE, null);
    }
    return steps;
  }

  /** `12`, `2010s`, `3rd`. */
  private matchNumber(
    units: readonly Unit[],
    at: number,
    reach: (from: number, to: number, cost: number, means: Meaning | null) => void,
  ): void {
    const end = endOf(units, at, DIGIT);
    const value = Number(textOf(units.slice(at, end)));
    reach(at, end, WORD, { is: 'number', value });
    const suffixEnd = units[end]?.isApart === false ? endOf(units, end, LATIN) : end;
    const suffix = textOf(units.slice(end, suffixEnd));
    if (textOf(units.slice(end, end + 2)) === '번째')
      reach(at, end + 2, WORD, { is: 'number', value, ordinal: true });
    if (suffix === 's') reach(at, suffixEnd, WORD, { is: 'number', value });
    if (/^(?:st|nd|rd|th)$/.test(suffix)) reach(at, suffixEnd, WORD, { is: 'number', value, ordinal: true });
  }

  private matchForms(
    units: readonly Unit[],
    at: number,
    startsWord: boolean,
    reach: (from: number, to: number, cost: number, means: Meaning | null) => void,
  ): void {
    let node: Node | undefined = this.root;
    for (let index = at; index < units.length; index += 1) {
      const unit = units[index];
      if (unit === undefined || unit.name !== null) return;
      node = node.next.get(unit.character);
      if (node === undefined) return;
      for (const form of node.forms) {
        if (form.isLatin && !(startsWord && endsWord(units, index + 1))) continue;
        const apart = form.isEnding && (units[at]?.isApart ?? true) ? APART_ENDING : 0;
        reach(at, index + 1, form.cost + apart, form.means);
      }
    }
  }
}

interface Step {
  from: number;
  means: Meaning | null;
}

const textOf = (units: readonly Unit[]): string => units.map(({ character }) => character).join('');

const endsWord = (units: readonly Unit[], at: number): boolean => {
  const next = units[at];
  return next === undefined || next.isApart || next.name !== null || !LATIN.test(next.character);
};

function endOf(units: readonly Unit[], from: number, kind: RegExp): number {
  let end = from + 1;
  while (end < units.length && units[end]?.isApart === false && units[end]?.name === null) {
    if (!kind.test(units[end]?.character ?? '')) break;
    end += 1;
  }
  return end;
}

/** Spaces, hyphens and apostrophes do not count: `women's` is `womens`. */
function compactOf(form: string): string {
  return [...form.toLowerCase()].filter((character) => COUNTS.test(character)).join('');
}

function unitsOf(text: string, names: readonly NamedSpan[]): Unit[] {
  const units: Unit[] = [];
  const nameAt = new Map(names.map((name) => [name.start, name]));
  let isApart = true;
  for (let at = 0; at < text.length;) {
    const name = nameAt.get(at);
    if (name !== undefined) {
      units.push({ character: '', start: at, end: name.end, isApart: true, name });
      at = name.end;
      isApart = false;
      continue;
    }
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const lower = character.toLowerCase();
    if (COUNTS.test(character)) {
      units.push({ character: lower, start: at, end: at + character.length, isApart, name: null });
      isApart = false;
    } else if (character !== "'") isApart = true;
    at += character.length;
  }
  return units;
}

/** Joins neighbouring unknown syllables to one unknown word. */
function joinUnknown(tokens: Token[], text: string): Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    if (token.means === null && last?.means === null && last.end === token.start) {
      last.text = text.slice(last.start, token.end);
      last.end = token.end;
    } else joined.push({ ...token });
  }
  return joined;
}
