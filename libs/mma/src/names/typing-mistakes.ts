export interface TypingMistake {
  kind: 'deletion' | 'insertion' | 'replacement' | 'swap';
  text: string;
}

const KINDS: readonly TypingMistake['kind'][] = ['deletion', 'insertion', 'replacement', 'swap'];
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const LETTER = /\p{L}/u;

/**
 * Single typing mistakes in a name, each kind in turn: a letter omitted, inserted, replaced, or swapped with its
 * neighbour in the same word. Deterministic per seed.
 */
export function makeMistakes(name: string, count: number, seed: number): TypingMistake[] {
  const random = seededRandom(seed);
  const characters = [...name];
  const letters = [...characters.keys()].filter((position) => LETTER.test(characters[position] ?? ''));
  if (letters.length < 2) return [];
  const mistakes: TypingMistake[] = [];
  const first = Math.floor(random() * KINDS.length);
  for (let turn = 0; mistakes.length < count && turn < count * 20; turn += 1) {
    const kind = KINDS[(first + mistakes.length) % KINDS.length] ?? 'deletion';
    const position = letters[Math.floor(random() * letters.length)] ?? 0;
    const letter = LETTERS[Math.floor(random() * LETTERS.length)] ?? 'a';
    const text = mistype(characters, kind, position, letter);
    if (text !== null && text.toLowerCase() !== name.toLowerCase()) mistakes.push({ kind, text });
  }
  return mistakes;
}

function mistype(
  characters: readonly string[],
  kind: TypingMistake['kind'],
  position: number,
  letter: string,
): string | null {
  const before = characters.slice(0, position).join('');
  const own = characters[position] ?? '';
  const next = characters[position + 1] ?? '';
  const behind = characters.slice(position + 1).join('');
  if (kind === 'deletion') return before + behind;
  if (kind === 'insertion') return before + letter + own + behind;
  if (kind === 'replacement') return before + letter + behind;
  return LETTER.test(next) ? before + next + own + characters.slice(position + 2).join('') : null;
}

/** Linear congruential generator (constants of Numerical Recipes), 0 to 1. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
