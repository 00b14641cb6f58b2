import { is } from '../grammar/token-reader.js';
import type { Meaning, Subject } from '../lexicon/meaning.js';
import type { Token, TokenName } from '../lexicon/token.js';
import type { Question } from '../question/question.js';

type Sense = Meaning | TokenName;

/** What an intent reads besides the words that every question may have. */
export interface Coverage {
  /** The answer is of today: "then" and "at that time" are not applied. */
  isToday?: boolean;
  kinds?: readonly Sense['is'][];
  subjects?: readonly Subject[];
  /** Keys of conditions that the intent applies. */
  conditions?: readonly string[];
}

/** What intents about particular bouts read: how they ended, when, where, and their figures. */
export const ABOUT_A_BOUT = {
  kinds: [
    'result',
    'verb',
    'method',
    'suffered',
    'number',
    'month',
    'time',
    'superlative',
    'statistic',
    'measure',
    'extreme',
    'comparative',
  ],
  subjects: [
    'winner',
    'result',
    'how',
    'when',
    'where',
    'round',
    'referee',
    'scorecards',
    'duration',
    'statistics',
    'opponent',
    'meeting',
    'head_to_head',
    'main_event',
    'co_main',
    'opener',
    'card',
    'lose_title',
    'become_champion',
    'champion',
    'stance',
  ],
} satisfies Coverage;

/** Words that change no answer: names are read by all, question words choose the form. */
const COMMON: ReadonlySet<Sense['is']> = new Set([
  'filler',
  'fighter',
  'event',
  'ask',
  'noun',
  'joint',
  'reference',
  'side',
  'group',
]);

/** Whether the words around are numbers or months: `before 2015`, `2015년 전에`. */
function isBesideDate(tokens: readonly Token[], start: number): boolean {
  const words = tokens.filter(({ means }) => means?.is !== 'filler');
  const at = words.findIndex((word) => word.start === start);
  return [words[at - 1], words[at + 1]].some(
    (word) =>
      word?.means?.is === 'number' ||
      word?.means?.is === 'month' ||
      (word?.means?.is === 'time' && word.means.time === 'years'),
  );
}

/** "The fight before his last", "after he lost the belt": the intents about bouts read these, and no other order. */
const appliesOrder = ({ position, topics, neighbour }: Question): boolean =>
  position !== null || neighbour !== null || (topics.has('loseTitle') && !topics.has('becomeChampion'));

/** Words of a question that an intent with this coverage leaves out. */
export function uncovered({
  isToday = false,
  kinds = [],
  subjects = [],
  conditions = [],
}: Coverage): (question: Question) => Token[] {
  const known = new Set<string>([...COMMON, ...kinds]);
  const named = new Set<Subject>(subjects);
  const applied = new Set(conditions);
  return (question) => {
    const { tokens, event } = question;
    return tokens.filter(({ means, start }) => {
      if (means === null) return true;
      if (means.is === 'time' && (means.time === 'ever' || means.time === 'now')) return false;
      if (
        means.is === 'time' &&
        (means.time === 'before' || means.time === 'after' || means.time === 'since')
      )
        return !isBesideDate(tokens, start) && !(named.has('lose_title') && appliesOrder(question));
      if (isToday && means.is === 'reference' && means.to === 'bout') return true;
      if (means.is === 'subject') return !named.has(means.subject);
      // "UFC 부산 대회": the city names the event.
      if (means.is === 'condition' && means.set.city !== undefined && means.set.city === event?.city)
        return false;
      if (means.is === 'condition') return !Object.keys(means.set).every((key) => applied.has(key));
      if (means.is === 'joint') return means.joint === 'not';
      return !known.has(means.is);
    });
  };
}

/** "Who did X knock down?": a figure of the named fighter is no answer. */
export const asksForName = (tokens: readonly Token[]): boolean =>
  tokens.some(
    (token) =>
      (is(token, 'ask') && token.means.ask === 'who') ||
      (is(token, 'noun') && token.means.noun === 'fighter'),
  );
