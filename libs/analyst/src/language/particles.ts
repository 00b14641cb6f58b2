/** Korean particles by the preceding sound: after a final consonant, after a vowel. */
const PARTICLES = {
  '은/는': ['은', '는'],
  '이/가': ['이', '가'],
  '을/를': ['을', '를'],
  '와/과': ['과', '와'],
  '(으)로': ['으로', '로'],
  '이/': ['이', ''],
  '이었/였': ['이었', '였'],
} as const;
export type Particle = keyof typeof PARTICLES;

type FinalSound = 'vowel' | 'rieul' | 'consonant';

const DIGIT_SOUNDS: Record<string, FinalSound> = {
  '0': 'consonant',
  '1': 'rieul',
  '2': 'vowel',
  '3': 'consonant',
  '4': 'vowel',
  '5': 'vowel',
  '6': 'consonant',
  '7': 'rieul',
  '8': 'rieul',
  '9': 'vowel',
};

/** The final sound of a Latin word in Korean: only l, m, n and ng remain final consonants. */
function latinSound(word: string): FinalSound {
  const lower = word.toLowerCase();
  if (/l{1,2}e?$/.test(lower) && !/[^aeiou]le$/.test(lower)) return 'rieul';
  if (/(m|n|ng)$/.test(lower)) return 'consonant';
  if (/[aeiou](m|n)e$/.test(lower) && lower.length <= 5) return 'consonant';
  return 'vowel';
}

const UNSPOKEN = /["'”’*_`\]\s.]/u;

function withoutUnspokenEnd(text: string): string {
  let end = text.length;
  for (;;) {
    const last = text[end - 1];
    if (last === undefined) return '';
    if (last === ')') {
      const opening = text.lastIndexOf('(', end - 2);
      const isNested = text.lastIndexOf(')', end - 2) > opening;
      if (end < 2 || opening < 0 || isNested) return text.slice(0, end);
      end = opening;
    } else if (UNSPOKEN.test(last)) end -= 1;
    else return text.slice(0, end);
  }
}

/** The final sound of a text; closing parentheses with their content and quotes are not spoken. */
function finalSound(text: string): FinalSound {
  const spoken = withoutUnspokenEnd(text);
  const last = spoken.at(-1);
  if (last === undefined) return 'vowel';
  const code = last.charCodeAt(0);
  if (code >= 0xac00 && code <= 0xd7a3) {
    const jong = (code - 0xac00) % 28;
    return jong === 0 ? 'vowel' : jong === 8 ? 'rieul' : 'consonant';
  }
  const digit = DIGIT_SOUNDS[last];
  if (digit !== undefined) return digit;
  const word = /\p{L}+$/u.exec(spoken)?.[0] ?? '';
  return /^[A-Z]{1,4}$/.test(word) ? acronymSound(last) : latinSound(word);
}

/** In an acronym: L, M, N and R end in a consonant in Korean. */
function acronymSound(letter: string): FinalSound {
  if (letter === 'L' || letter === 'R') return 'rieul';
  return letter === 'M' || letter === 'N' ? 'consonant' : 'vowel';
}

function particleAfter(text: string, particle: Particle): string {
  const sound = finalSound(text);
  const [afterConsonant, afterVowel] = PARTICLES[particle];
  if (particle === '(으)로') return sound === 'consonant' ? afterConsonant : afterVowel;
  return sound === 'vowel' ? afterVowel : afterConsonant;
}

export function withParticle(text: string, particle: Particle): string {
  return `${text}${particleAfter(text, particle)}`;
}
