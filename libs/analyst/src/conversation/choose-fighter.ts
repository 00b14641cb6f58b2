import { is } from '../grammar/token-reader.js';
import type { NamedFighter, Question } from '../question/question.js';
import { sameDivision } from '../question/weight-class.js';
import { type Choice, toNamed } from './state.js';

/** "The second one", "첫 번째", "2번": a number of the list. */
const NUMBERED = /^\D{0,12}?(\d)\s?(?:번|번째|st|nd|rd|th)?\D{0,8}$/;
const LAST = /\blast\b|마지막/i;

/**
 * The question that the analyst asked back about, with the fighter whom the reply chooses by place in the list, weight
 * class, nickname or full name; null when the reply chooses none, or several.
 * @param asked the question before
 */
export function chooseFighter(reply: Question, asked: Question, choices: readonly Choice[]): Question | null {
  const chosen = choiceOf(reply, choices);
  if (chosen === null) return null;
  const offered = new Set(choices.map(({ fighterId }) => fighterId));
  const isMeant = ({ candidates }: NamedFighter): boolean =>
    candidates.length === 0 || candidates.some(({ fighterId }) => offered.has(fighterId));
  const at = asked.fighters.findIndex(isMeant);
  if (at === -1) return null;
  return {
    ...asked,
    language: reply.language,
    fighters: asked.fighters.map((named, index) => (index === at ? toNamed(chosen) : named)),
  };
}

function choiceOf(reply: Question, choices: readonly Choice[]): Choice | null {
  const position = positionOf(reply);
  if (position !== null) return choices.at(position) ?? null;
  const fits = [byName, byClass, byNickname].map((test) => choices.filter((choice) => test(reply, choice)));
  // Each sign narrows what the others leave.
  const signs = fits.filter((some) => some.length > 0);
  if (signs.length === 0) return null;
  const left = choices.filter((choice) => signs.every((some) => some.includes(choice)));
  return left.length === 1 ? (left[0] ?? null) : null;
}

function positionOf({ tokens, text, weightClasses }: Question): number | null {
  const ordinal = tokens.find((token) => is(token, 'number') && token.means.ordinal === true);
  if (is(ordinal, 'number')) return ordinal.means.value - 1;
  const number = weightClasses.length > 0 ? undefined : NUMBERED.exec(text)?.[1];
  if (number !== undefined) return Number(number) - 1;
  return LAST.test(text) ? -1 : null;
}

const compact = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

const byName = ({ text }: Question, { name }: Choice): boolean => compact(text).includes(compact(name));

const byClass = ({ weightClasses }: Question, choice: Choice): boolean =>
  weightClasses.some((asked) => choice.weightClasses.some((own) => sameDivision(own, asked)));

const byNickname = ({ text }: Question, { nickname }: Choice): boolean =>
  nickname !== null && compact(nickname).length > 2 && compact(text).includes(compact(nickname));
