import type { Reading } from '@app/chat-protocol';
import type { WeightClass } from '@app/mma/domain';
import type { Answer } from '../intents/intent.js';
import type { NameBook } from '../language/name-book.js';
import type { NamedFighter, Question } from '../question/question.js';
import type { SpokenBout, SpokenFighter } from '../question/spoken-bout.js';

const VERSION = 1;
const MOST_FIGHTERS = 6;

/** A fighter whom an answer offered when a name meant several. */
export interface Choice extends SpokenFighter {
  nickname: string | null;
  weightClasses: readonly WeightClass[];
}

/** What an answer leaves for the questions after it. */
export interface AnswerState {
  version: typeof VERSION;
  /** Whether the question was answered; one that was not leaves no trace. */
  answered: boolean;
  /** Fighters whom the answer named, in order. */
  fighters: SpokenFighter[];
  /** Name of the one event that it told of. */
  event: string | null;
  bout: SpokenBout | null;
  /** In the order in which the answer lists them; empty when it did not ask back. */
  choices: Choice[];
}

export function toState(
  question: Question,
  outcome: Reading['outcome'],
  names: NameBook,
  { bout, event, choices = [] }: Pick<Answer, 'bout' | 'event' | 'choices'>,
): AnswerState {
  const answered = outcome === 'answered' || outcome === 'partly' || outcome === 'asked_back';
  const isTalk =
    question.fighters.length === 0 &&
    question.event === null &&
    question.query === null &&
    question.champions === null &&
    question.events === null &&
    question.ranking === null &&
    question.bout === null;
  return {
    version: VERSION,
    answered: answered && !isTalk,
    fighters: answered && !isTalk ? inOrder(names.namedFighters(), bout).slice(0, MOST_FIGHTERS) : [],
    event: event ?? null,
    bout: bout ?? null,
    choices: [...choices],
  };
}

/** "He" is the one whose bout it was, whoever is named first. */
const inOrder = (named: SpokenFighter[], bout: SpokenBout | undefined): SpokenFighter[] =>
  bout?.isSided === true
    ? [bout.fighter, ...named.filter(({ fighterId }) => fighterId !== bout.fighter.fighterId)]
    : named;

/** Reads a stored state; null for none, or one of another version. */
export function readState(value: unknown): AnswerState | null {
  if (!isRecord(value) || value['version'] !== VERSION) return null;
  const { answered, fighters, event, bout, choices } = value;
  if (typeof answered !== 'boolean' || !Array.isArray(fighters)) return null;
  return {
    version: VERSION,
    answered,
    fighters: fighters.flatMap(readFighter),
    event: typeof event === 'string' ? event : null,
    bout: readBout(bout),
    choices: Array.isArray(choices) ? choices.flatMap(readChoice) : [],
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function readFighter(value: unknown): SpokenFighter[] {
  if (!isRecord(value)) return [];
  const { fighterId, name } = value;
  return typeof fighterId === 'string' && typeof name === 'string' ? [{ fighterId, name }] : [];
}

function readBout(value: unknown): SpokenBout | null {
  if (!isRecord(value) || typeof value['boutId'] !== 'string') return null;
  const [fighter] = readFighter(value['fighter']);
  const [opponent] = readFighter(value['opponent']);
  if (fighter === undefined || opponent === undefined) return null;
  return { boutId: value['boutId'], fighter, opponent, isSided: value['isSided'] === true };
}

function readChoice(value: unknown): Choice[] {
  if (!isRecord(value)) return [];
  const { nickname, weightClasses } = value;
  return readFighter(value).map((fighter) => ({
    ...fighter,
    nickname: typeof nickname === 'string' ? nickname : null,
    // Written by `toState`.
    weightClasses: Array.isArray(weightClasses) ? (weightClasses as WeightClass[]) : [],
  }));
}

export const toNamed = ({ fighterId, name }: SpokenFighter): NamedFighter => ({
  text: name,
  candidates: [{ fighterId, name }],
  byId: true,
  isClear: true,
});
