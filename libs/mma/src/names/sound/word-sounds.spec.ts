import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { HANGUL_SOUNDS, isConsonant, readHangulSounds } from './hangul-sounds.js';
import { SoundAlignment } from './sound-alignment.js';
import { readWordSounds, STEP_BYTES } from './word-sounds.js';

function cost(word: string, hangul: string): number {
  const heard = readHangulSounds(hangul);
  const alignment = new SoundAlignment(Uint8Array.from(heard), new Float64Array(heard.length + 1).fill(100));
  const row = alignment.read(alignment.start(), readWordSounds(word));
  return row === null ? Number.POSITIVE_INFINITY : alignment.costOf(row, heard.length);
}

describe(readWordSounds, () => {
  it.each([
    ['michael', '마이클', '마사넬'],
    ['jones', '존스', '조니'],
    ['prochazka', '프로하스카', '프로마스카'],
    ['knight', '나이트', '크니그'],
    ['dvalishvili', '드발리쉬빌리', '드바리시비'],
    ['zhang', '장', '강'],
    ['silva', '실바', '시바'],
  ])('says %s rather as %s than as %s', (word, usual, unusual) => {
    expect(cost(word, usual)).toBeLessThan(0.6);
    expect(cost(word, usual)).toBeLessThan(cost(word, unusual));
  });

  it('leads from the first position to the last, always forward', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9ж]{1,60}$/), (word) => {
        const { steps, end } = readWordSounds(word);
        expect(end).toBeLessThanOrEqual(255);
        for (let step = 0; step < steps.length; step += STEP_BYTES) {
          const [from = 0, to = 0] = steps.slice(step, step + 2);
          expect(from).toBeLessThan(to);
          expect(to).toBeLessThanOrEqual(end);
        }
      }),
    );
  });

  it('never passes a word over that costs less than its first consonant says', () => {
    const syllables = fc.stringMatching(/^[가나다라마바사아자차카타파하존감롯스킴]{1,4}$/);
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,9}$/), syllables, (word, hangul) => {
        const heard = readHangulSounds(hangul);
        const first = heard.findIndex(isConsonant);
        if (first < 0) return;
        const { initials, firsts } = readWordSounds(word);
        const least = Math.min(((first === 0 ? initials : firsts)[heard[first] ?? 0] ?? 0) / 100, 0.4);
        expect(cost(word, hangul)).toBeGreaterThanOrEqual(least - 0.02);
      }),
      { numRuns: 300 },
    );
  });

  it('tells consonants from vowels and glides', () => {
    expect(HANGUL_SOUNDS.filter((_, code) => !isConsonant(code)).join('')).toBe('ywㅏㅐㅓㅔㅗㅜㅡㅣ');
  });
});
