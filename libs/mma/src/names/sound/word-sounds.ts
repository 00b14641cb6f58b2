import { HANGUL_SOUNDS } from './hangul-sounds.js';
import { HEARING_COSTS, latinSoundCode, PASSING_COSTS, UNHEARD_COSTS } from './sound-costs.js';
import { SPELLING_RULES } from './spelling-rules.js';

/** Bytes of a step of {@link WordSounds}: from, to, sound, cost in hundredths. */
export const STEP_BYTES = 4;

/** A silent step. */
export const SILENT = 255;

/**
 * Lattice of all pronunciations of a word: steps sorted by `from`, each to a later position with a sound or silent, at
 * a cost. From position 0 to `end`.
 */
export interface WordSounds {
  end: number;
  steps: Uint8Array;
  /** By Hangul consonant: the minimum cost in hundredths of a word that begins with it, to skip words quickly. */
  initials: Uint8Array;
  /** The same after leading vowels. */
  firsts: Uint8Array;
}

interface SpelledSounds {
  /** Number of letters. */
  length: number;
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
const FOREIGN_LETTER: SpelledSounds = { length: 1, sounds: [], cost: 50 };
/** So that positions fit into bytes. */
const LONGEST_WORD = 24;

const RULES = parseRules(SPELLING_RULES);
const LONGEST_RULE = Math.max(...[...RULES.keys()].map(({ length }) => length));

/** @param word folded (see `foldText`); digits and non-Latin letters are silent */
export function readWordSounds(word: string): WordSounds {
  const letters = word.slice(0, LONGEST_WORD);
  const readings: SpelledSounds[][] = [];
  // One position per letter, followed by those within the readings that begin there.
  const positions = [0];
  for (let position = 0; position < letters.length; position += 1) {
    const found = readingsAt(letters, position);
    readings.push(found);
    let next = (positions[position] ?? 0) + 1;
    for (const { sounds } of found) next += Math.max(0, sounds.length - 1);
    positions.push(next);
  }
  const steps: number[] = [];
  for (const [position, found] of readings.entries()) addSteps(steps, found, position, positions);
  const end = positions.at(-1) ?? 0;
  return {
    end,
    steps: Uint8Array.from(steps),
    initials: firstCosts(steps, end, UNHEARD_COSTS),
    firsts: firstCosts(steps, end, PASSING_COSTS),
  };
}

/** The pronunciations of the letters from a position on. */
function readingsAt(word: string, position: number): SpelledSounds[] {
  const found: SpelledSounds[] = [];
  for (let length = 1; length <= Math.min(LONGEST_RULE, word.length - position); length += 1) {
    for (const rule of RULES.get(word.slice(position, position + length)) ?? []) {
      if (applies(rule, word, position)) found.push(...rule.readings);
    }
  }
  return found.length > 0 ? found : [FOREIGN_LETTER];
}

/** Steps from the position itself come first. */
function addSteps(
  steps: number[],
  readings: readonly SpelledSounds[],
  position: number,
  positions: readonly number[],
): void {
  const start = positions[position] ?? 0;
  const later: number[] = [];
  let between = start;
  for (const { sounds, cost, length } of readings) {
    const end = positions[position + length] ?? 0;
    if (sounds.length <= 1) {
      steps.push(start, end, sounds[0] ?? SILENT, cost);
      continue;
    }
    for (let index = 0; index < sounds.length; index += 1) {
      const from = index === 0 ? start : between;
      if (index < sounds.length - 1) between += 1;
      const to = index < sounds.length - 1 ? between : end;
      (index === 0 ? steps : later).push(from, to, sounds[index] ?? SILENT, index === 0 ? cost : 0);
    }
  }
  steps.push(...later);
}

/** @param passing cost of skipping Latin sounds before the consonant */
function firstCosts(steps: readonly number[], end: number, passing: Float64Array): Uint8Array {
  const reached = new Array<number>(end + 1).fill(Number.POSITIVE_INFINITY);
  const firsts = new Uint8Array(HANGUL_SOUNDS.length).fill(255);
  reached[0] = 0;
  for (let step = 0; step < steps.length; step += STEP_BYTES) {
    const [from = 0, to = 0, sound = SILENT, cost = 0] = steps.slice(step, step + STEP_BYTES);
    const here = (reached[from] ?? 0) + cost;
    if (here >= 255) continue;
    const passed = here + (sound === SILENT ? 0 : (passing[sound] ?? 0) * 100);
    if (passed < (reached[to] ?? 0)) reached[to] = passed;
    if (sound === SILENT) continue;
    for (let heard = 0; heard < firsts.length; heard += 1) {
      const total = here + (HEARING_COSTS[sound * HANGUL_SOUNDS.length + heard] ?? 0) * 100;
      if (total < (firsts[heard] ?? 0)) firsts[heard] = Math.floor(total);
    }
  }
  // In a word without consonants the next word's first one counts.
  const silent = Math.floor(Math.min(255, reached[end] ?? 255));
  return firsts.map((cost) => Math.min(cost, silent));
}

function applies(rule: SpellingRule, word: string, position: number): boolean {
  const next = word[position + rule.length] ?? '$';
  if (rule.atStart && position > 0) return false;
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
          length: letters.length,
          sounds: [...sounds.replace('-', '')].map(latinSoundCode),
          cost: Math.round(Number(cost) * 100),
        };
      }),
    };
    rules.set(letters, [...(rules.get(letters) ?? []), rule]);
  }
  return rules;
}
