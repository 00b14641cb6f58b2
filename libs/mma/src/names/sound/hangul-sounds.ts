const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
const VOWELS_PER_ONSET = 21;
const CODAS_PER_VOWEL = 28;

/**
 * Sounds of Hangul: initial consonants, `ᆯᆯ` as `R`, final consonants as pronounced (conjoining form), the glides `y`
 * and `w`, and plain vowels.
 */
export const HANGUL_SOUNDS = [...'ㄱㄲㅋㄴㄷㄸㅌㄹRㅁㅂㅃㅍㅅㅆㅈㅉㅊㅎᆨᆫᆮᆯᆷᆸᆼywㅏㅐㅓㅔㅗㅜㅡㅣ'] as const;

const FIRST_GLIDE = HANGUL_SOUNDS.indexOf('y');

export const soundCode = (sound: string): number => {
  const code = HANGUL_SOUNDS.findIndex((known) => known === sound);
  if (code < 0) throw new Error(`${sound} is no sound of Hangul.`);
  return code;
};

export const isConsonant = (code: number): boolean => code < FIRST_GLIDE;

const ONSETS = [
  'ㄱ',
  'ㄲ',
  'ㄴ',
  'ㄷ',
  'ㄸ',
  'ㄹ',
  'ㅁ',
  'ㅂ',
  'ㅃ',
  'ㅅ',
  'ㅆ',
  '',
  'ㅈ',
  'ㅉ',
  'ㅊ',
  'ㅋ',
  'ㅌ',
  'ㅍ',
  'ㅎ',
];
const VOWELS = 'ㅏ ㅐ yㅏ yㅐ ㅓ ㅔ yㅓ yㅔ ㅗ wㅏ wㅐ wㅔ yㅗ ㅜ wㅓ wㅔ wㅣ yㅜ ㅡ ㅡㅣ ㅣ'.split(' ');
/** Pronunciation of the 28 finals in Unicode order: none, ㄱ, ㄲ, ㄳ, ㄴ, … */
const CODAS = [...'-ᆨᆨᆨᆫᆫᆫᆮᆯᆨᆷᆯᆯᆯᆸᆯᆷᆸᆸᆮᆮᆼᆮᆮᆨᆮᆸᆮ'].map((coda) => (coda === '-' ? '' : coda));

const DOUBLED_L = /ᆯㄹ/g;

/** The sounds of the Hangul in a text as indexes of {@link HANGUL_SOUNDS}; other characters are skipped. */
export function readHangulSounds(text: string): number[] {
  let sounds = '';
  for (const character of text) {
    const index = (character.codePointAt(0) ?? 0) - FIRST_SYLLABLE;
    if (index < 0 || index > LAST_SYLLABLE - FIRST_SYLLABLE) continue;
    const vowelIndex = Math.floor(index / CODAS_PER_VOWEL);
    sounds += ONSETS[Math.floor(vowelIndex / VOWELS_PER_ONSET)] ?? '';
    sounds += VOWELS[vowelIndex % VOWELS_PER_ONSET] ?? '';
    sounds += CODAS[index % CODAS_PER_VOWEL] ?? '';
  }
  return [...sounds.replace(DOUBLED_L, 'R')].map(soundCode);
}
