import { HANGUL_SOUNDS, isConsonant, soundCode } from './hangul-sounds.js';

/**
 * Cost of hearing a Latin sound as a Hangul sound, `sound heard heard.cost …`; others cost {@link UNLIKE}. Latin
 * sounds: p b f v t d k g h s z S (sh) C (ch) J (zh, dzh) T (ts) m n N (ng) l r y w and the vowels a e i o u V (schwa).
 */
const HEARD_AS = `
p ㅍ ᆸ ㅃ.1 ㅂ.15
b ㅂ ᆸ.05 ㅃ.1 ㅍ.2 ㅁ.5
f ㅍ ㅎ.2 ㅂ.3 ᆸ.3
v ㅂ ㅍ.1 ᆸ.2 w.25 ㅜ.3
t ㅌ ᆮ ㄸ.1 ㄷ.2 ㅊ.3
d ㄷ ᆮ.1 ㄸ.1 ㅌ.2 ㅈ.25
k ㅋ ᆨ ㄲ.05 ㄱ.15
g ㄱ ᆨ.05 ㄲ.1 ㅋ.2 ㅎ.35
h ㅎ ㅋ.2 ㄱ.5
s ㅅ ㅆ ㅈ.35 ᆮ.3 ㅊ.4 ㅉ.4
z ㅈ ㅅ.1 ㅉ.1 ㅊ.2 ㅆ.15
S ㅅ ㅆ.1 ㅊ.25 ㅈ.3
C ㅊ ㅈ.15 ㅉ.1 ㅅ.35 ᆮ.25
J ㅈ ㅊ.2 ㅉ.1 ㅅ.3
T ㅊ ㅉ ㅈ.15 ㅅ.2
m ㅁ ᆷ ㄴ.5 ᆫ.4 ᆼ.35
n ㄴ ᆫ ᆼ.15 ㅁ.5 ᆷ.35
N ᆼ ᆫ.15 ᆷ.3
l R ᆯ ㄹ.05
r ㄹ ᆯ.05 R.1
y y ㅣ.05
w w ㅜ.05 ㅗ.15
a ㅏ ㅐ.05 ㅓ.15 ㅔ.15 ㅗ.2 ㅡ.3
e ㅔ ㅐ.05 ㅓ.15 ㅣ.2 ㅏ.25 ㅡ.15
i ㅣ ㅡ.15 ㅔ.2 ㅓ.25 ㅜ.3
o ㅗ ㅓ.1 ㅏ.15 ㅜ.15 ㅡ.15
u ㅜ ㅡ.15 ㅓ.15 ㅏ.2 ㅗ.15
V ㅓ ㅡ.05 ㅏ.1 ㅔ.2 ㅐ.2 ㅗ.2 ㅜ.3 ㅣ.3
`;

const UNLIKE = 1.2;

/** Cost of a dropped Latin sound. */
const UNHEARD = 'a.45 e.35 i.4 o.4 u.35 V.25 y.15 w.25 h.3 r.55 l.8 n.7 N.7 m.9';
const UNHEARD_CONSONANT = 0.9;

/** Cost of an inserted Hangul sound; ㅡ often only separates consonants. */
const ADDED = 'ㅡ.05 ㅣ.3 ㅏ.45 ㅐ.45 ㅓ.4 ㅔ.45 ㅗ.45 ㅜ.35 y.08 w.2 ㅎ.4 ㄹ.8 ᆯ.6 R.9 ᆮ.5 ᆨ.6 ᆸ.6 ᆼ.7';
const ADDED_CONSONANT = 1;

/** Weight of a Hangul sound in the length of a name. */
const WEIGHTS = 'ㅡ.15 ㅣ.5 ㅏ.5 ㅐ.5 ㅓ.5 ㅔ.5 ㅗ.5 ㅜ.5 y.15 w.2 ㅎ.6';
const CONSONANT_WEIGHT = 1;

const LATIN_SOUNDS = 'pbfvtdkghszSCJTmnNlrywaeiouV';
const FIRST_GLIDE = LATIN_SOUNDS.indexOf('y');

export const latinSoundCode = (sound: string): number => {
  const code = LATIN_SOUNDS.indexOf(sound);
  if (code < 0) throw new Error(`${sound} is no Latin sound.`);
  return code;
};

const size = HANGUL_SOUNDS.length;

/** {@link hearingCost} by `latin * HANGUL_SOUNDS.length + hangul`. */
export const HEARING_COSTS = readHeardAs();
export const UNHEARD_COSTS = Float64Array.from(LATIN_SOUNDS, costReader(UNHEARD, UNHEARD_CONSONANT));
export const ADDED_COSTS = Float64Array.from(HANGUL_SOUNDS, costReader(ADDED, ADDED_CONSONANT));
/** Minimum cost of a Latin sound that matches no Hangul consonant; 0 for vowels and glides. */
export const PASSING_COSTS = UNHEARD_COSTS.map((unheard, latin) => {
  if (latin >= FIRST_GLIDE) return 0;
  const heard = [...HANGUL_SOUNDS.keys()].filter((code) => !isConsonant(code));
  return Math.min(unheard, ...heard.map((code) => HEARING_COSTS[latin * size + code] ?? UNLIKE));
});
const SOUND_WEIGHTS = Float64Array.from(HANGUL_SOUNDS, costReader(WEIGHTS, CONSONANT_WEIGHT));

/** Weighted length of a name; costs are divided by it. */
export const weightOf = (sounds: readonly number[]): number =>
  sounds.reduce((sum, sound) => sum + (SOUND_WEIGHTS[sound] ?? 0), 0);

function readHeardAs(): Float64Array {
  const costs = new Float64Array(LATIN_SOUNDS.length * size).fill(UNLIKE);
  for (const line of HEARD_AS.trim().split('\n')) {
    const [latin = '', ...heard] = line.split(' ');
    for (const entry of heard) {
      const [sound = '', ...cost] = entry;
      costs[latinSoundCode(latin) * size + soundCode(sound)] = Number(cost.join(''));
    }
  }
  return costs;
}

function costReader(table: string, otherwise: number): (sound: string) => number {
  const costs = new Map(table.split(' ').map((entry) => [entry.slice(0, 1), Number(entry.slice(1))]));
  return (sound) => costs.get(sound) ?? otherwise;
}
