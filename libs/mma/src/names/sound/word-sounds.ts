import { latinSoundCode } from './sound-costs.js';
import { SPELLING_RULES } from './spelling-rules.js';

/** What one step of {@link WordSounds} takes in its bytes: from, to, sound, cost in hundredths. */
export const STEP_BYTES = 4;

/** The sound of a step that makes none. */
export const SILENT = 255;

/**
 * Every way to say a written word: steps in the order of their beginnings, each leads `from` a place of the word `to` a
 * later one by a sound, or by none, at a cost. The word begins at place 0 and ends at place `end`.
 */
export interface WordSounds {
  end: number;
  steps: Uint8Array;
}

interface SpelledSounds {
  /** Codes of Latin sounds (see `latinSoundCode`). */
  sounds: readonly number[];
  /** In hundredths. */
  cost: number;
}

interface SpellingRule {
  length: number;
  atStart: boolean;
  atEnd: boolean;
  before: string | null;
  readings: readonly SpelledSounds[];
}

const CONSONANTS = 'bcdfghjklmnpqrstvwxz$';
const VOWELS = 'aeiouy';
const FOREIGN_LETTER_COST = 50;
/** So that places fit into bytes. */
const LONGEST_WORD = 24;

const RULES = parseRules(SPELLING_RULES);
const LONGEST_RULE = Math.max(...[...RULES.keys()].map(({ length }) => length));

/** @param word folded (see `foldText`); digits and letters that are not Latin are silent. */
export function readWordSounds(word: string): WordSounds {
  const letters = word.slice(0, LONGEST_WORD);
  const readings = [...letters].map((_, place) => readingsAt(letters, place));
  // Each letter is a place, and behind it come those between the sounds of readings that begin there.
  const places = [0];
  for (const found of readings) {
    const between = found.reduce((sum, { sounds }) => sum + Math.max(0, sounds.length - 1), 0);
    places.push((places.at(-1) ?? 0) + 1 + between);
  }
  const steps = readings.flatMap((found, place) => stepsAt(found, place, places));
  return { end: places.at(-1) ?? 0, steps: Uint8Array.from(steps) };
}

/** The ways to say the letters from a place on, with how many letters each takes. */
function readingsAt(word: string, place: number): (SpelledSounds & { length: number })[] {
  const found: (SpelledSounds & { length: number })[] = [];
  for (let length = 1; length <= Math.min(LONGEST_RULE, word.length - place); length += 1) {
    for (const rule of RULES.get(word.slice(place, place + length)) ?? []) {
      if (isInPlace(rule, word, place))
        found.push(...rule.readings.map((reading) => ({ ...reading, length })));
    }
  }
  return found.length > 0 ? found : [{ sounds: [], cost: FOREIGN_LETTER_COST, length: 1 }];
}

function stepsAt(
  readings: readonly (SpelledSounds & { length: number })[],
  place: number,
  places: readonly number[],
): number[] {
  const first: number[] = [];
  const later: number[] = [];
  const start = places[place] ?? 0;
  let between = start;
  for (const { sounds, cost, length } of readings) {
    const end = places[place + length] ?? 0;
    if (sounds.length === 0) first.push(start, end, SILENT, cost);
    for (const [index, sound] of sounds.entries()) {
      const from = index === 0 ? start : between;
      if (index < sounds.length - 1) between += 1;
      const to = index < sounds.length - 1 ? between : end;
      (index === 0 ? first : later).push(from, to, sound, index === 0 ? cost : 0);
    }
  }
  return [...first, ...later];
}

function isInPlace(rule: SpellingRule, word: string, place: number): boolean {
  const next = word[place + rule.length] ?? '$';
  if (rule.atStart && place > 0) return false;
  if (rule.atEnd && next !== '$') return false;
  return rule.before === null || rule.before.includes(next);
}

function parseRules(table: string): Map<string, SpellingRule[]> {
  const rules = new Map<string, SpellingRule[]>();
  for (const line of table.trim().split('\n')) {
    const [pattern = '', ...readings] = line.split(' ');
    const [spelling = '', before] = pattern.split('/');
    const letters = spelling.replace(/^\^|\$$/g, '');
    const rule: SpellingRule = {
      length: letters.length,
      atStart: spelling.startsWith('^'),
      atEnd: spelling.endsWith('$'),
      before: before === undefined ? null : before.replace('C', CONSONANTS).replace('V', VOWELS),
      readings: readings.map((reading) => {
        const [sounds = '', cost = '0'] = reading.split(':');
        return {
          sounds: [...sounds.replace('-', '')].map(latinSoundCode),
          cost: Math.round(Number(cost) * 100),
        };
      }),
    };
    rules.set(letters, [...(rules.get(letters) ?? []), rule]);
  }
  return rules;
}
