import { is } from '../grammar/token-reader.js';
import type { Meaning } from '../lexicon/meaning.js';
import type { Token } from '../lexicon/token.js';
import type { BoutAspect, Question } from '../question/question.js';
import type { SpokenBout } from '../question/spoken-bout.js';

/** Words of questions about one bout; any other word asks for something else. */
const KINDS: ReadonlySet<Meaning['is']> = new Set([
  'filler',
  'reference',
  'ask',
  'verb',
  'result',
  'method',
  'joint',
]);
const NOUNS = new Set(['bout', 'round', 'opponent', 'age', 'time', 'times', 'fighter']);
const SUBJECTS = new Set([
  'referee',
  'scorecards',
  'winner',
  'result',
  'duration',
  'round',
  'when',
  'where',
  'how',
  'opponent',
  'meeting',
  'head_to_head',
]);
const ASKS = new Set(['who', 'what', 'which', 'count', 'amount', 'age', 'ever', 'claim']);
const REFERENCES = new Set(['person', 'persons', 'opponent', 'bout', 'next', 'previous']);

/** "Has he ever …", "진 적 있어": about the whole career. */
const OF_A_CAREER =
  /\b(?:ever|has|have|hasn't|haven't|does|all|always|usually|is|are)\b|적이?\s?(?:있|없)|한\s?번도|다른|원래|보통/i;
const THEN =
  /\b(?:was|were|then|at (?:the|that) time|back then)\b|그때|당시|[이였]었|였[어지나냐음을]|그\s?경기/i;

/** A question about the bout of the answer before: "how old was he then?", "did he win?"; null when it is none. */
export function continueBout(question: Question, bout: SpokenBout | null): Question | null {
  const { event, query, tokens, text } = question;
  const spoken = bout === null ? null : sidedBy(question, bout);
  if (spoken === null || event !== null) return null;
  if (OF_A_CAREER.test(text) || !tokens.every(isOfABout)) return null;
  const aspect = stepOf(question, spoken) ?? aspectOf(question);
  if (aspect === null) return null;
  const isCount = tokens.some((token) => is(token, 'ask') && token.means.ask === 'count');
  // "How many wins?" is a figure.
  if (isCount && query !== null && aspect !== 'meetings' && aspect !== 'round') return null;
  return { ...question, bout: spoken, boutAspect: aspect, query: null };
}

/** "Who did he fight next?", "그 다음 경기는?". */
function stepOf({ tokens, text }: Question, { isSided }: SpokenBout): BoutAspect | null {
  if (!isSided) return null;
  const step = tokens.find(
    (token) => is(token, 'reference') && (token.means.to === 'next' || token.means.to === 'previous'),
  );
  if (is(step, 'reference')) return step.means.to === 'next' ? 'after' : 'before';
  return /\bnext\b/i.test(text) ? 'after' : null;
}

/** The bout from the side of the fighter whom the question names; null when it names another fighter. */
function sidedBy({ fighters, tokens }: Question, bout: SpokenBout): SpokenBout | null {
  const [named, ...others] = fighters;
  if (named === undefined) return bout;
  // "그때 포이리에 몇 살이었어?"; without "then" the name begins a question of its own.
  if (others.length > 0 || !tokens.some((token) => is(token, 'reference') && token.means.to === 'bout'))
    return null;
  const isNamed = ({ fighterId }: SpokenBout['fighter']): boolean =>
    named.candidates.some((candidate) => candidate.fighterId === fighterId);
  if (isNamed(bout.fighter)) return { ...bout, isSided: true };
  return isNamed(bout.opponent)
    ? { ...bout, fighter: bout.opponent, opponent: bout.fighter, isSided: true }
    : null;
}

function isOfABout({ means }: Token): boolean {
  if (means === null) return false;
  switch (means.is) {
    case 'noun':
      return NOUNS.has(means.noun);
    case 'subject':
      return SUBJECTS.has(means.subject);
    case 'ask':
      return ASKS.has(means.ask);
    case 'reference':
      return REFERENCES.has(means.to);
    case 'group':
      return means.group === 'round';
    case 'joint':
      return means.joint !== 'not' && means.joint !== 'or';
    case 'fighter':
      return true;
    case 'event':
      return false;
    default:
      return KINDS.has(means.is);
  }
}

const AGAIN = /\b(?:again|rematch|run it back)\b|다시|또\s?(?:싸|붙|만)|재대결|리매치/i;

function aspectOf({ tokens, topics, text }: Question): BoutAspect | null {
  const has = <K extends Meaning['is']>(
    kind: K,
    test: (means: Extract<Meaning, { is: K }>) => boolean,
  ): boolean => tokens.some((token) => is(token, kind) && test(token.means));
  const asks = (subject: string): boolean => has('subject', (means) => means.subject === subject);
  if (has('ask', ({ ask }) => ask === 'age')) return THEN.test(text) ? 'age' : null;
  const isMeeting = has('verb', ({ result }) => result === 'faced') || /\bfight\b/i.test(text);
  const isCount = has('ask', ({ ask }) => ask === 'count');
  if (AGAIN.test(text) || asks('head_to_head') || (isMeeting && isCount)) return 'meetings';
  if (asks('referee')) return 'referee';
  if (asks('scorecards')) return 'scorecards';
  if (topics.has('round') || has('group', () => true)) return 'round';
  const isWho = has('ask', ({ ask }) => ask === 'who');
  const namesOpponent =
    has('noun', ({ noun }) => noun === 'opponent') || has('reference', ({ to }) => to === 'opponent');
  if (namesOpponent || asks('opponent')) return 'opponent';
  const isPerson = has('reference', ({ to }) => to === 'person');
  // "Who did he beat?"; "who won?" asks for the winner.
  if (isWho && isPerson && has('verb', () => true)) return 'opponent';
  if (isWho && isMeeting) return 'opponent';
  if (has('verb', ({ result }) => result !== 'faced') || has('result', () => true) || asks('winner'))
    return 'result';
  const details = ['result', 'how', 'when', 'where', 'duration'];
  if (details.some(asks)) return 'result';
  // "Was it a submission?"; "서브미션은?" alone changes the question before.
  const refers = has('reference', () => true) || THEN.test(text);
  return refers && has('method', () => true) ? 'result' : null;
}
