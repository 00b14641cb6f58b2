import { foldText } from '../names/fold-text.js';

/** Folded words → the words that the data has for them. The longest phrases first. */
const SYNONYMS: readonly (readonly [RegExp, string])[] = [
  [/\brnc\b/g, 'rear naked choke'],
  [/\bground and pound\b/g, 'ground'],
  [/\b(?:high|head) kicks?\b/g, 'kick head'],
  [/\b(?:low|leg|calf|thigh) kicks?\b/g, 'kick leg'],
  [/\b(?:liver|body|middle) kicks?\b/g, 'kick body'],
  [/\bbody (?:shot|punch)(?:es|s)?\b/g, 'punch body'],
  [/\bbackfists?\b/g, 'back fist'],
  [/\barm bars?\b/g, 'armbar'],
  [/\bknee bars?\b/g, 'kneebar'],
  [/\bheelhooks?\b/g, 'heel hook'],
  [/\b(?:brabo|d arce)\b/g, 'darce'],
  [/\b(?:americana|key lock)\b/g, 'keylock'],
  [/\bup kicks?\b/g, 'upkick'],
  [/\b(?:doctor|medical|doctors) stoppages?\b/g, 'doctor stoppage'],
  [/\bdisqualification\b/g, 'dq'],
  [/\bpoints deducted\b/g, 'point deducted'],
];

/** Words that change what the others name: a text has them only where they are asked for. */
const QUALIFIERS = ['injury', 'illegal', 'deducted'];

const stem = (word: string): string => word.replace(/(?<=ch|sh)es$|(?<=[^s])s$/, '');
const wordsOf = (text: string): string[] => foldText(text).split(' ').map(stem);

/** What is asked for, as words of the data. */
function askedWords(text: string): string[] {
  const folded = SYNONYMS.reduce((said, [phrase, words]) => said.replace(phrase, words), foldText(text));
  return folded
    .split(' ')
    .filter((word) => word !== '')
    .map(stem);
}

/** A method with its detail, as the source writes them. */
export interface WrittenMethod {
  method: string;
  detail: string | null;
}

/**
 * Which of the given methods a text means: those with all its words, in any order, singular or plural. `triangle` means
 * neither an arm triangle nor an armbar out of a triangle; `knee` is no `Knee Injury` and no `Illegal Knee`.
 */
export function matchMethods<Method extends WrittenMethod>(
  text: string,
  methods: readonly Method[],
): Method[] {
  const asked = askedWords(text);
  return asked.length === 0 ? [] : methods.filter((method) => means(asked, method));
}

function means(asked: readonly string[], { method, detail }: WrittenMethod): boolean {
  const known = wordsOf(method);
  if (asked.every((word) => known.includes(word))) return true;
  const words = [...known, ...wordsOf(detail ?? '')];
  if (!asked.every((word) => words.includes(word))) return false;
  const isAsked = (word: string): boolean => asked.includes(word);
  if (QUALIFIERS.some((word) => words.includes(word) && !isAsked(word))) return false;
  if (isAsked('triangle') && !isAsked('arm') && !isAsked('armbar')) {
    const at = words.indexOf('triangle');
    return words[at - 1] !== 'arm' && words[at + 1] !== 'armbar';
  }
  return true;
}
