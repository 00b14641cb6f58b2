import type { Reading } from '@app/chat-protocol';
import type { NameBook } from '../language/name-book.js';
import type { NamedFighter, Question } from '../question/question.js';

const VERSION = 1;
const MOST_FIGHTERS = 6;

/** What an answer leaves for the questions after it. */
export interface AnswerState {
  version: typeof VERSION;
  /** Whether the question was answered; one that was not leaves no trace. */
  answered: boolean;
  /** Fighters whom the answer named, in order. */
  fighters: { fighterId: string; name: string }[];
}

export function toState(question: Question, outcome: Reading['outcome'], names: NameBook): AnswerState {
  const answered = outcome === 'answered' || outcome === 'partly' || outcome === 'asked_back';
  const isTalk =
    question.fighters.length === 0 &&
    question.event === null &&
    question.query === null &&
    question.champions === null &&
    question.events === null &&
    question.ranking === null;
  return {
    version: VERSION,
    answered: answered && !isTalk,
    fighters: answered && !isTalk ? names.namedFighters().slice(0, MOST_FIGHTERS) : [],
  };
}

/** Reads a stored state; null for none, or one of another version. */
export function readState(value: unknown): AnswerState | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!('version' in value) || value.version !== VERSION) return null;
  if (!('answered' in value) || typeof value.answered !== 'boolean') return null;
  if (!('fighters' in value) || !Array.isArray(value.fighters)) return null;
  const fighters = value.fighters.flatMap((each: unknown) =>
    typeof each === 'object' &&
    each !== null &&
    'fighterId' in each &&
    typeof each.fighterId === 'string' &&
    'name' in each &&
    typeof each.name === 'string'
      ? [{ fighterId: each.fighterId, name: each.name }]
      : [],
  );
  return { version: VERSION, answered: value.answered, fighters };
}

export const toNamed = ({ fighterId, name }: { fighterId: string; name: string }): NamedFighter => ({
  text: name,
  candidates: [{ fighterId, name }],
  byId: true,
  isClear: true,
});
