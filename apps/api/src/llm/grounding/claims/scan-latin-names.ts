import { fold, type NameIndex } from '../facts/name-index.js';
import { isAlsoAWord, isOrdinary } from '../vocabulary/ordinary-capitals.js';
import type { NameMention, Span } from './name-mention.js';

const CAPITALISED =
  /\p{Lu}[\p{L}\p{M}'’-]*(?:\.(?=\p{Lu}))?(?:[\p{L}\p{M}'’.-]*[\p{L}])?(?: (?:de|da|do|dos|del|van|von|bin|al|el|la|le|du)(?= \p{Lu}))*/gu;
const POSSESSIVE = /['’]s?$/u;
const AFTER_VERB =
  /(?:beat|beats|beating|defeated|defeating|over|against|submitted|outpointed|stopped|knocked out|finished|vs\.?|versus|lost to|losing to|faced|facing|fought|edged|dethroned|of|than|by)\s(?:\*\*)?$/iu;
const BEFORE_VERB =
  /^(?:['’]s|\s(?:has|had|was|is|won|beat|lost|defeated|holds|owns|leads|fought|finished|submitted|knocked|stopped|landed|retired|made|took|earned|scored|went))(?![\p{L}])/iu;
const EMPTY: ReadonlySet<string> = new Set();
const NOBODY: ReadonlySet<string> = new Set();

interface Word extends Span {
  parts: string[];
}

/** Names in capitalised words. */
export function scanLatin(text: string, index: NameIndex): NameMention[] {
  const mentions: NameMention[] = [];
  let run: Word[] = [];
  const flush = (): void => {
    if (run.length > 0) mentions.push(...readRun(text, run, index));
    run = [];
  };
  CAPITALISED.lastIndex = 0;
  for (let match = CAPITALISED.exec(text); match !== null; match = CAPITALISED.exec(text)) {
    const said = match[0].replace(POSSESSIVE, '');
    const word = { start: match.index, end: match.index + said.length, parts: fold(said).split(' ') };
    const last = run.at(-1);
    if (last !== undefined && text.slice(last.end, word.start) !== ' ') flush();
    run.push(word);
    if (said.length < match[0].length) flush();
  }
  flush();
  return mentions;
}

/** Reads a run of capitalised words: known names, and the unknown words that look like names. */
function readRun(text: string, run: readonly Word[], index: NameIndex): NameMention[] {
  const mentions: NameMention[] = [];
  let unknown: Word[] = [];
  for (let from = 0; from < run.length;) {
    const found = longestName(run, from, index);
    if (found === null) {
      const word = run[from];
      from += 1;
      if (word === undefined) continue;
      const folded = word.parts.join(' ');
      if (word.parts.every((part) => isOrdinary(part) || part === '') || isOrdinary(folded)) {
        mentions.push(...unknownName(text, unknown, index));
        unknown = [];
      } else unknown.push(word);
      continue;
    }
    const [first, last] = [run[from], run[found.to - 1]];
    const isFull = found.to - from > 1;
    from = found.to;
    if (first === undefined || last === undefined) continue;
    const before = mentions.at(-1);
    const given = unknown.at(-1);
    const isUnknown = given?.parts.some((part) => !index.isKnownWord(part)) === true;
    if (
      given !== undefined &&
      isUnknown &&
      mayBeGivenName(text, given, index) &&
      !isShortForm(given, found.fighters)
    ) {
      mentions.push({
        start: unknown[0]?.start ?? given.start,
        end: last.end,
        fighters: NOBODY,
        isFull: true,
      });
    } else if (before?.end === first.start - 1 && !before.isFull) {
      before.end = last.end;
      before.fighters = NOBODY;
      before.isFull = true;
    } else mentions.push({ start: first.start, end: last.end, fighters: found.fighters, isFull });
    unknown = [];
  }
  mentions.push(...unknownName(text, unknown, index));
  return mentions;
}

function longestName(
  run: readonly Word[],
  from: number,
  index: NameIndex,
): { to: number; fighters: ReadonlySet<string> } | null {
  let fighters: ReadonlySet<string> | null = null;
  let to = from;
  for (let at = from; at < run.length; at += 1) {
    let next: ReadonlySet<string> | null = fighters;
    for (const part of run[at]?.parts ?? []) {
      const bearers: ReadonlySet<string> = index.bearersOf(part) ?? EMPTY;
      next = next === null ? bearers : intersect(next, bearers);
    }
    if (next === null || next.size === 0) break;
    fighters = next;
    to = at + 1;
  }
  return fighters === null ? null : { to, fighters };
}

const intersect = (a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...a].filter((each) => b.has(each)));

const mayBeGivenName = (text: string, word: Word, index: NameIndex): boolean =>
  !isSentenceStart(text, word.start) ||
  word.parts.some((part) => index.aliases.words.has(part) && !isAlsoAWord(part));

/** `Alex` of Alexander. */
const isShortForm = ({ parts }: Word, fighters: ReadonlySet<string>): boolean =>
  parts.every(
    (part) =>
      part.length > 2 &&
      [...fighters].some((name) => name.startsWith(part) || part.startsWith(name.split(' ')[0] ?? name)),
  );

function unknownName(text: string, words: readonly Word[], index: NameIndex): NameMention[] {
  const [first] = words;
  const last = words.at(-1);
  if (first === undefined || last === undefined) return [];
  // Places and titles of events.
  if (words.every(({ parts }) => parts.every((part) => index.isKnownWord(part)))) return [];
  const mention: NameMention = {
    start: first.start,
    end: last.end,
    fighters: NOBODY,
    isFull: words.length > 1,
  };
  const isStart = isSentenceStart(text, first.start);
  // A word of the language may begin a sentence; within one its capital letter makes it a name.
  const isListed = words.some(({ parts }) =>
    parts.some((part) => index.aliases.words.has(part) && !(isStart && isAlsoAWord(part))),
  );
  if (isListed && (!isStart || words.length > 1 || BEFORE_VERB.test(text.slice(last.end, last.end + 14))))
    return [mention];
  if (isStart && words.length === 1) return [];
  const isNamed =
    AFTER_VERB.test(text.slice(Math.max(0, first.start - 24), first.start)) ||
    (words.length > 1 && BEFORE_VERB.test(text.slice(last.end, last.end + 14)));
  return isNamed ? [mention] : [];
}

const isSentenceStart = (text: string, start: number): boolean => {
  for (let at = start - 1; at >= 0; at -= 1) {
    const before = text[at] ?? '';
    if (/[.!?:|]/.test(before)) return true;
    if (!/[\s*_>#"“'(-]/.test(before)) return false;
  }
  return true;
};
