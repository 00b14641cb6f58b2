import { type MaskedText, placeholderIndex } from './masked-text.js';
import type { Person } from './question.js';

const SOMEBODY = '([\uE000-\uE0FF])';
const BEAT =
  "(?:beat|defeat(?:ed)?|knock(?:ed)?|submit(?:ted)?|finish(?:ed)?|stop(?:ped)?|ko'?e?d?|tko'?e?d?|chok(?:e|ed)|tap(?:ped)?|win|won|outpoint(?:ed)?)";
const WINNER_FIRST = [
  new RegExp(`${SOMEBODY}(?:'s?)? (?:\\w+ ){0,2}?${BEAT}\\b[^?\uE000-\uE0FF]{0,30}?${SOMEBODY}`),
  new RegExp(
    `${SOMEBODY}(?:이|가|은|는)${SOMEBODY}(?:을|를|한테|에게|상대로)[^?\uE000-\uE0FF]{0,16}(?:이긴|이겼|꺾|ko|피니시|승리|눕|제압)`,
  ),
];
const LOSER_FIRST = [
  new RegExp(`${SOMEBODY} (?:\\w+ ){0,2}?(?:lost|lose)\\b[^?\uE000-\uE0FF]{0,20}?${SOMEBODY}`),
  new RegExp(`${SOMEBODY}(?:이|가|은|는)${SOMEBODY}(?:한테|에게)[^?\uE000-\uE0FF]{0,16}(?:진|졌|패|당)`),
];

interface Naming extends MaskedText {
  people: readonly Person[];
  mentioned: readonly number[];
}

/** Whom of its people a question takes for the winner ("why did A lose to B?"); null where it leaves that open. */
export function presumedWinner(question: Naming): Person | null {
  const second = find(question, LOSER_FIRST, 2);
  return second ?? find(question, WINNER_FIRST, 1);
}

function find(question: Naming, patterns: readonly RegExp[], group: 1 | 2): Person | null {
  for (const pattern of patterns) {
    const match = pattern.exec(question.spaced) ?? pattern.exec(question.compact);
    const person = personAt(question, match?.[group]);
    if (person !== null) return person;
  }
  return null;
}

/** The person for whom a placeholder stands. */
export function personAt(question: Naming, placeholder: string | undefined): Person | null {
  if (placeholder === undefined) return null;
  const index = question.mentioned[placeholderIndex(placeholder) ?? -1];
  return index === undefined ? null : (question.people[index] ?? null);
}

const FAVOURED = [
  /([\uE000-\uE0FF])(?:의|편|한테|에게)?(?:손|편을|쪽)/gu,
  /(?:for|favou?r of|gave it to|sided with) ([\uE000-\uE0FF])/gu,
];

/** Whose side judges took, for "which judge scored it for A?"; null where the question does not ask that. */
export function favouredPerson(question: Naming): Person | null {
  if (!/손|편|쪽|who|which|dissent|lone|only/u.test(`${question.compact} ${question.spaced}`)) return null;
  for (const pattern of FAVOURED) {
    const matches = [...question.compact.matchAll(pattern), ...question.spaced.matchAll(pattern)];
    const person = personAt(question, matches.at(-1)?.[1]);
    if (person !== null) return person;
  }
  return null;
}
