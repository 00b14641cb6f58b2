import type { FighterBoutData } from '@app/mma/domain';
import { formatDate, paragraphs } from '../language/format.js';
import type { NameBook } from '../language/name-book.js';
import { ask, type QueryPlan } from '../plan/query-plan.js';
import { resolvePair } from '../plan/resolve-fighter.js';
import { spokenBout } from '../question/spoken-bout.js';
import type { Question } from '../question/question.js';
import { boutContext, sideSentence } from '../wording/bout-wording.js';
import { askBouts } from './bout-selection.js';
import { ABOUT_A_BOUT, uncovered } from './coverage.js';
import { ALL_MEETINGS, neverMet } from './meetings.intent.js';
import type { Answer, Intent } from './intent.js';

/** A fighter's bout before or after the one against a named opponent. */
export const neighbourIntent: Intent = {
  name: 'neighbour',
  accepts: ({ fighters, neighbour, event, period }) =>
    neighbour !== null && fighters.length === 2 && event === null && period === null,
  ignores: (question) =>
    uncovered(ABOUT_A_BOUT)(question).filter(
      ({ means, text }) => means?.is !== 'time' && means?.is !== 'absent' && text !== '전',
    ),
  answer: answerNeighbour,
};

function* answerNeighbour(question: Question, names: NameBook): QueryPlan<Answer> {
  const { neighbour, mentioned, fighters } = question;
  const otherIndex = mentioned[neighbour?.placeholder ?? 0] ?? 0;
  const [first, second] = yield* resolvePair(fighters, question);
  const [own, other] = otherIndex === 0 ? [second, first] : [first, second];
  if (own === undefined || other === undefined || neighbour === null) return { text: '', dated: false };
  const { data: meetings } = yield* ask('get_fighter_bouts', {
    fighter: own.reference,
    opponent: other.reference,
    limit: ALL_MEETINGS,
  });
  const nth = question.meeting;
  const meeting = nth !== null && nth > 0 ? meetings.at(-nth) : meetings[0];
  if (meeting === undefined) return { text: neverMet(own, other, names), dated: true };
  return yield* tellNeighbour(meeting, ownName(meeting), neighbour.step, names);
}

const ownName = ({ fighter_a: a, fighter_b: b, opponent }: FighterBoutData): string =>
  a.name === opponent ? b.name : a.name;

/** The bout of a fighter next to a given one. */
export function* tellNeighbour(
  bout: Pick<FighterBoutData, 'bout_id' | 'date' | 'fighter_a' | 'fighter_b'>,
  name: string,
  step: 'before' | 'after',
  names: NameBook,
): QueryPlan<Answer> {
  const isA = bout.fighter_a.name === name;
  const [own, other] = isA ? [bout.fighter_a, bout.fighter_b] : [bout.fighter_b, bout.fighter_a];
  const all = yield* askBouts({ fighter: own.fighter_id, order: 'newest' });
  const at = all.findIndex(({ bout_id: id }) => id === bout.bout_id);
  const found = at === -1 ? undefined : all[step === 'before' ? at + 1 : at - 1];
  const { language } = names;
  const day = formatDate(bout.date, language);
  if (found === undefined) {
    const text =
      language === 'ko'
        ? `${day} ${names.of(other.name)}전 ${step === 'before' ? '전' : '후'}에 치른 ${names.of(name)}의 UFC 경기는 데이터에 없습니다.`
        : `${names.of(name)} has no UFC fight ${step} the one against ${names.of(other.name)} on ${day}.`;
    return { text, dated: step === 'after' };
  }
  const lead =
    language === 'ko'
      ? `${day} ${names.of(other.name)}전 ${step === 'before' ? '직전' : '다음'} 경기입니다.`
      : `The fight ${step} the one against ${names.of(other.name)} on ${day}:`;
  return {
    text: paragraphs(lead, `${sideSentence(found, name, names)}.`, boutContext(found, language)),
    dated: step === 'after',
    bout: spokenBout(found, name),
  };
}
