import { describe, expect, it } from '@jest/globals';
import { buildGazetteer, type Gazetteer, type GazetteerFighter, type KnownWord } from './gazetteer.js';
import { findMentions, findMentionsInSteps } from './mentions.js';

const LENGTH = 4000;
const SYLLABLES = [
  'ka',
  'mo',
  'ris',
  'ten',
  'bar',
  'vel',
  'jo',
  'nur',
  'sil',
  'po',
  'gra',
  'dem',
  'hol',
  'wi',
  'fe',
];
const HANGUL = ['가', '모', '리', '텐', '바', '벨', '조', '누', '실', '포', '그', '뎀', '홀', '위', '페'];

/** A name of some syllables, another one for every number. */
function nameOf(number: number, syllables: readonly string[], length: number): string {
  let name = '';
  let rest = number;
  for (let at = 0; at < length; at += 1) {
    name += syllables[(rest + at * 7) % syllables.length] ?? '';
    rest = Math.floor(rest / syllables.length) + number * at;
  }
  return name;
}
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const fullName = (number: number): string =>
  `${capital(nameOf(number, SYLLABLES, 2))} ${capital(nameOf(number * 3 + 1, SYLLABLES, 3))}`;

const FIGHTERS: GazetteerFighter[] = Array.from({ length: 4000 }, (_, number) => ({
  id: String(number),
  name: fullName(number),
  nickname: null,
  aliases: [],
  bouts: 5 + (number % 20),
  titleBouts: 0,
}));
const GAZETTEER = buildGazetteer(
  FIGHTERS,
  FIGHTERS.slice(0, 1000).map(({ name }, number) => ({
    sourceName: name,
    korean: [`${nameOf(number, HANGUL, 2)} ${nameOf(number * 3 + 1, HANGUL, 4)}`],
    latin: [],
  })),
);

/** Counts how often the words of names are gone through. */
class CountedWords extends Map<number, readonly KnownWord[]> {
  lookups = 0;

  override get(length: number): readonly KnownWord[] | undefined {
    this.lookups += 1;
    return super.get(length);
  }
}

/** The gazetteer, with the number of searches for misspelt words and phrases. */
function counted(): { gazetteer: Gazetteer; latin: () => number; hangul: () => number } {
  const wordsByLength = new CountedWords(GAZETTEER.wordsByLength);
  let hangul = 0;
  const hangulLetters = new Proxy(GAZETTEER.hangulLetters, {
    get: (target, key, receiver) => {
      if (key === Symbol.iterator) hangul += 1;
      return Reflect.get(target, key, receiver) as unknown;
    },
  });
  return {
    gazetteer: { ...GAZETTEER, wordsByLength, hangulLetters },
    latin: () => wordsByLength.lookups,
    hangul: () => hangul,
  };
}

const fill = (text: string): string => text.repeat(Math.ceil(LENGTH / text.length)).slice(0, LENGTH);
const listOf = (name: (number: number) => string): string =>
  Array.from({ length: 600 }, (_, number) => name(number * 5))
    .join(' ')
    .slice(0, LENGTH);
const misspell = (name: string): string => `${name.slice(0, 3)}x${name.slice(4)}`;

const [KNOWN = '', SURNAME = ''] = [fullName(0), fullName(0).split(' ')[1]];
const HOSTILE: [string, string][] = [
  ['one name', fill(`${KNOWN} `)],
  ['one surname', fill(`${SURNAME} `)],
  ['one surname in lower case', fill(`${SURNAME.toLowerCase()} `)],
  ['one misspelt name', fill(`${misspell(KNOWN)} `)],
  ['one misspelt surname', fill(`${misspell(SURNAME)} `)],
  ['many names', listOf(fullName)],
  ['many misspelt names', listOf((number) => misspell(fullName(number)))],
  ['many surnames', listOf((number) => fullName(number).split(' ')[1] ?? '')],
  ['one Korean name', fill(`${HANGUL[0]}${HANGUL[7]} ${HANGUL[1]}${HANGUL[8]}${HANGUL[2]}${HANGUL[3]} `)],
  ['many Korean words', listOf((number) => nameOf(number * 11, HANGUL, 5))],
  ['Korean words without spaces', listOf((number) => nameOf(number * 11, HANGUL, 5)).replaceAll(' ', '')],
  ['one letter', fill('a')],
  ['one capital', fill('A ')],
  ['spaces', `${fill(' ')}x`],
  ['line breaks before words', fill('X\n\n\n\n')],
  ['digits', fill('1')],
  ['numbers', fill('12 ')],
  ['punctuation', fill('!?.,')],
  ['apostrophes', fill("a'")],
  ['asterisks', fill('**')],
  ['both scripts', fill(`${KNOWN} ${HANGUL.slice(0, 4).join('')} vs `)],
];

describe('a hostile text of 4,000 characters', () => {
  it.each(HOSTILE)('of %s needs a bounded number of searches', (_what, text) => {
    const { gazetteer, latin, hangul } = counted();
    findMentions(gazetteer, text);
    // A hundred words, each among the words of five lengths.
    expect(latin()).toBeLessThanOrEqual(500);
    expect(hangul()).toBeLessThanOrEqual(200);
  });

  it.each(HOSTILE)('of %s is read in short steps', (_what, text) => {
    // The best of several runs, since other processes share the processor.
    let shortest = Number.POSITIVE_INFINITY;
    for (let run = 0; run < 5; run += 1) {
      const steps = findMentionsInSteps(GAZETTEER, text);
      let longest = 0;
      for (let isDone = false; !isDone;) {
        const began = performance.now();
        isDone = steps.next().done === true;
        longest = Math.max(longest, performance.now() - began);
      }
      shortest = Math.min(shortest, longest);
    }
    expect(shortest).toBeLessThan(50);
  });

  it('names at most a hundred people', () => {
    const mentions = findMentions(GAZETTEER, listOf(fullName));
    expect(mentions).toHaveLength(100);
    expect(mentions[0]?.text).toBe(KNOWN);
  });
});
