import { FIGHTER, type MaskedText, placeholderIndex } from './masked-text.js';
import type { NamedFighter } from './question.js';

const CAPTURED_FIGHTER = `(${FIGHTER})`;
const BEAT =
  "(?:beat|defeat(?:ed)?|knock(?:ed)?|submit(?:ted)?|finish(?:ed)?|stop(?:ped)?|ko'?e?d?|tko'?e?d?|chok(?:e|ed)|tap(?:ped)?|win|won|outpoint(?:ed)?)";
const WINNER_FIRST = [
  new RegExp(
    `${CAPTURED_FIGHTER}(?:'s?)? (?:\\w+ ){0,2}?${BEAT}\\b[^?\uE000-\uE0FF]{0,30}?${CAPTURED_FIGHTER}`,
  ),
  new RegExp(
    `${CAPTURED_FIGHTER}(?:이|가|은|는)${CAPTURED_FIGHTER}(?:을|를|한테|에게|상대로)[^?\uE000-\uE0FF]{0,16}(?:이긴|이겼|꺾|ko|피니시|승리|눕|제압)`,
  ),
];
const LOSER_FIRST = [
  new RegExp(
    `${CAPTURED_FIGHTER} (?:\\w+ ){0,2}?(?:lost|lose)\\b[^?\uE000-\uE0FF]{0,20}?${CAPTURED_FIGHTER}`,
  ),
  new RegExp(
    `${CAPTURED_FIGHTER}(?:이|가|은|는)${CAPTURED_FIGHTER}(?:한테|에게)[^?\uE000-\uE0FF]{0,16}(?:진|졌|패|당)`,
  ),
];

interface Naming extends MaskedText {
  fighters: readonly NamedFighter[];
  mentioned: readonly number[];
}

/** The fighter that the question presumes to have won ("why did A lose to B?"); null if it presumes none. */
export function presumedWinner(question: Naming): NamedFighter | null {
  const second = find(question, LOSER_FIRST, 2);
  return second ?? find(question, WINNER_FIRST, 1);
}

function find(question: Naming, patterns: readonly RegExp[], group: 1 | 2): NamedFighter | null {
  for (const pattern of patterns) {
    const match = pattern.exec(question.spaced) ?? pattern.exec(question.compact);
    const named = fighterAt(question, match?.[group]);
    if (named !== null) return named;
  }
  return null;
}

function fighterAt(question: Naming, placeholder: string | undefined): NamedFighter | null {
  if (placeholder === undefined) return null;
  const index = question.mentioned[placeholderIndex(placeholder) ?? -1];
  return index === undefined ? null : (question.fighters[index] ?? null);
}

const FAVOURED = [
  /([\uE000-\uE0FF])(?:의|편|한테|에게)?(?:손|편을|쪽)/gu,
  /(?:for|favou?r of|gave it to|sided with) ([\uE000-\uE0FF])/gu,
];

/** The fighter of "which judge scored it for A?"; null if the question does not ask that. */
export function favouredFighter(question: Naming): NamedFighter | null {
  if (!/손|편|쪽|who|which|dissent|lone|only/u.test(`${question.compact} ${question.spaced}`)) return null;
  for (const pattern of FAVOURED) {
    const matches = [...question.compact.matchAll(pattern), ...question.spaced.matchAll(pattern)];
    const named = fighterAt(question, matches.at(-1)?.[1]);
    if (named !== null) return named;
  }
  return null;
}
