import type { QueryConditions } from '@app/mma/domain';
import type { Token } from '../lexicon/token.js';
import { is, type TokenOf, type TokenReader } from './token-reader.js';

/** Who did what to whom. */
export interface Roles {
  result: 'win' | 'loss' | 'faced' | null;
  /** Method of the verb. */
  set: Pick<QueryConditions, 'method_group' | 'method'>;
  subjects: number[];
  objects: number[];
}

const KOREAN_OBJECT = /^(?:을|를)/;
const KOREAN_TO = /^(?:한테|에게|에게서|한테서|께)/;
const KOREAN_SUBJECT = /^(?:이|가|은|는)/;
const KOREAN_WITH = /^(?:이랑|랑|와|과|하고)/;

/**
 * The roles of the fighters around the verb. English by order and voice ("who beat X", "who did X beat", "X was beaten
 * by"), Korean by the particle after the name ("X를 이긴", "X가 이긴", "X한테 진").
 */
export function readRoles(reader: TokenReader, text: string): Roles {
  const verbs = reader.all('verb');
  const verb = verbs[0];
  const fighters = reader.tokens.filter((token): token is TokenOf<'fighter'> => is(token, 'fighter'));
  const set = verb === undefined ? {} : mergeSets(verbs);
  reader.use(...verbs, ...fighters);
  if (verb === undefined) {
    return { result: null, set, subjects: unique(fighters), objects: [] };
  }
  const isPassive =
    verbs.some(({ means }) => means.passive === true) ||
    (verb.means.result !== 'faced' && isPassiveForm(verb, text));
  const isLoss = verbs.some(({ means }) => means.result === 'loss');
  const plain = verbs.find(({ means }) => means.result !== 'faced')?.means.result ?? 'faced';
  // From the side of the grammatical subject.
  const result = plain === 'faced' ? 'faced' : isPassive !== isLoss ? 'loss' : 'win';
  const isKorean = /[가-힣]/.test(verb.text) || /[가-힣]/.test(text.slice(verb.end, verb.end + 1));
  const { subjects, objects } = isKorean
    ? koreanRoles(fighters, text, verb, reader, result)
    : englishRoles(fighters, verb, reader, isPassive, text);
  return { result, set, subjects, objects };
}

const PARTICIPLE = /(?:ed|en|'d|ko?d|ed out)$/i;
const AUXILIARY =
  /\b(?:was|were|been|got|gets?|gotten|being|wasn't|weren't|is|are)\b(?!.*\b(?:did|does|to)\b)[^.?!,]*$/i;
const BY_NAME = /^\s*(?:out\s+)?by\s+\S/i;

/** "Was X ever finished", "finished by X": the form of to be stands before the name, or the agent follows. */
function isPassiveForm({ text: word, start, end, means }: TokenOf<'verb'>, text: string): boolean {
  if (means.passive === true || means.result === 'loss' || !PARTICIPLE.test(word)) return false;
  if (AUXILIARY.test(text.slice(0, start))) return true;
  const hasActive = /\b(?:has|have|had|did)\b[^.?!]*$/i.test(text.slice(0, start));
  return !hasActive && BY_NAME.test(text.slice(end));
}

function mergeSets(verbs: readonly TokenOf<'verb'>[]): Roles['set'] {
  return Object.assign({}, ...verbs.map(({ means }) => means.set ?? {})) as Roles['set'];
}

const unique = (fighters: readonly TokenOf<'fighter'>[]): number[] => [
  ...new Set(fighters.map(({ means }) => means.index)),
];

function koreanRoles(
  fighters: readonly TokenOf<'fighter'>[],
  text: string,
  verb: Token,
  reader: TokenReader,
  result: 'win' | 'loss' | 'faced',
): Pick<Roles, 'subjects' | 'objects'> {
  const subjects: number[] = [];
  const objects: number[] = [];
  const listed: number[] = [];
  const plain: number[] = [];
  const all: number[] = [];
  for (const fighter of fighters) {
    // The particle stands between the name and the next word: "알도 이긴" has none.
    const after = text.slice(fighter.end, reader.near(fighter, 1)?.start ?? text.length).trimStart();
    const { index } = fighter.means;
    all.push(index);
    if (KOREAN_OBJECT.test(after) || KOREAN_TO.test(after)) objects.push(index, ...listed.splice(0));
    else if (KOREAN_WITH.test(after)) listed.push(index);
    else if (KOREAN_SUBJECT.test(after)) subjects.push(index, ...listed.splice(0));
    else plain.push(index);
  }
  plain.unshift(...listed.splice(0));
  // "A랑 B 둘 다 이긴 선수": both are objects.
  const both = reader.has('joint', ({ joint }) => joint === 'both');
  if (both && all.length >= 2) return { subjects: [], objects: [...new Set(all)] };
  // "A B를 이겼어?": the one without a particle is the subject; "A한테 진 선수" has another subject.
  const isVictim =
    plain.length === 1 &&
    subjects.length + objects.length === 0 &&
    result !== 'faced' &&
    isObjectOfWhom(reader, verb);
  if (isVictim) objects.push(...plain.splice(0));
  else if (subjects.length === 0 && objects.length > 0 && plain.length > 0) subjects.push(...plain.splice(0));
  else if (objects.length === 0 && subjects.length > 0 && plain.length > 0) objects.push(...plain.splice(0));
  else if (plain.length === 2 && result !== 'faced') {
    subjects.push(...plain.splice(0, 1));
    objects.push(...plain.splice(0, 1));
  } else subjects.push(...plain);
  return { subjects: [...new Set(subjects)], objects: [...new Set(objects)] };
}

const WHO_AS_SUBJECT = /^(?:누가|누구가)/;
const WHO_AS_OBJECT = /^(?:누굴|누구를|누구한테|누구에게|누구랑)/;
/** `이긴`, `시킨`, `꺾은`: a verb that describes the noun after it. */
const ATTRIBUTIVE = /[가-힣]$/u;

/** "누가 X 이겼어", "X 이긴 사람": X without a particle is the object. */
function isObjectOfWhom(reader: TokenReader, verb: Token): boolean {
  const who = reader.tokens.find((token) => is(token, 'ask') && token.means.ask === 'who');
  if (who !== undefined && WHO_AS_OBJECT.test(who.text)) return false;
  if (who !== undefined && WHO_AS_SUBJECT.test(who.text)) return true;
  const next = reader.near(verb, 1);
  const last = (verb.text.normalize('NFD').at(-1) ?? '') === '\u11ab';
  return ATTRIBUTIVE.test(verb.text) && last && is(next, 'noun') && next.means.noun === 'fighter';
}

function englishRoles(
  fighters: readonly TokenOf<'fighter'>[],
  verb: Token,
  reader: TokenReader,
  isPassive: boolean,
  text: string,
): Pick<Roles, 'subjects' | 'objects'> {
  const before = fighters.filter(({ end }) => end <= verb.start).map(({ means }) => means.index);
  const after = fighters.filter(({ start }) => start >= verb.end).map(({ means }) => means.index);
  const who = reader.tokens.find((token) => is(token, 'ask') && token.means.ask === 'who');
  if (isPassive) {
    // "Who has X been beaten by", "who was X beaten by", "X was beaten by Y", "who was beaten by X".
    const agent =
      after.length > 0 &&
      /\bby\s*$/i.test(text.slice(0, fighters.find(({ start }) => start >= verb.end)?.start ?? 0));
    return agent || before.length > 0 || after.length === 0
      ? { subjects: before, objects: after }
      : { subjects: after, objects: [] };
  }
  // "Who did X beat": someone else is the object. "X beat Y": X the subject.
  if (before.length > 0) return { subjects: before, objects: after };
  // "Who beat X": the question word is the subject.
  return who !== undefined && who.start > verb.end && after.length === 1
    ? { subjects: after, objects: [] }
    : { subjects: [], objects: after };
}
