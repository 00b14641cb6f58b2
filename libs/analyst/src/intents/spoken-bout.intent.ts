import { ageOn, type BoutDetailData, type FighterBoutData } from '@app/mma/domain';
import { is } from '../grammar/token-reader.js';
import { formatDate, paragraphs, plural } from '../language/format.js';
import type { NameBook } from '../language/name-book.js';
import { ask, askAll, type QueryPlan } from '../plan/query-plan.js';
import type { Question } from '../question/question.js';
import type { SpokenBout, SpokenFighter } from '../question/spoken-bout.js';
import { refereeText, scorecardsText } from '../wording/bout-details.js';
import { boutContext, outcomeSentence, sideSentence } from '../wording/bout-wording.js';
import { ALL_MEETINGS, seriesText } from './meetings.intent.js';
import { tellNeighbour } from './neighbour.intent.js';
import type { Answer, Intent } from './intent.js';

/** A further question about the bout of the answer before. */
export const spokenBoutIntent: Intent = {
  name: 'spoken-bout',
  accepts: ({ bout }) => bout !== null,
  answer: answerSpokenBout,
};

function* answerSpokenBout(question: Question, names: NameBook): QueryPlan<Answer> {
  const { bout: spoken, boutAspect: aspect } = question;
  if (spoken === null) return { text: '', dated: false };
  if (aspect === 'meetings') return yield* answerMeetings(question, spoken, names);
  const { data: bout } = yield* ask('get_bout', { bout_id: spoken.boutId });
  if (aspect === 'before' || aspect === 'after')
    return yield* tellNeighbour(bout, spoken.fighter.name, aspect, names);
  const lead =
    aspect === 'age'
      ? yield* answerAge(question, spoken, bout, names)
      : leadOf(question, spoken, bout, names);
  const sentence = spoken.isSided
    ? sideSentence(bout, spoken.fighter.name, names)
    : outcomeSentence(bout, names);
  return {
    text: paragraphs(lead, `${sentence}.`, boutContext(bout, names.language)),
    dated: false,
    bout: spoken,
  };
}

function* answerMeetings(question: Question, spoken: SpokenBout, names: NameBook): QueryPlan<Answer> {
  const { fighter, opponent } = spoken;
  const { data } = yield* ask('get_fighter_bouts', {
    fighter: fighter.fighterId,
    opponent: opponent.fighterId,
    limit: ALL_MEETINGS,
  });
  const pair = [fighter, opponent].map(({ fighterId, name }) => ({ reference: fighterId, name }));
  const text =
    data.length === 1
      ? onlyOnceText(data, names)
      : paragraphs(laterText(question, spoken, data, names), seriesText(data, pair, names));
  return { text, dated: true, bout: spoken };
}

function onlyOnceText([bout]: readonly FighterBoutData[], names: NameBook): string {
  const lead =
    names.language === 'ko'
      ? '두 선수는 UFC에서 한 번(1경기)만 만났습니다.'
      : 'No further bout: they met only once in the UFC (1 fight).';
  return bout === undefined
    ? lead
    : paragraphs(lead, `${outcomeSentence(bout, names)}.`, boutContext(bout, names.language));
}

/** Whether they met again after the bout. Bouts come newest first. */
function laterText(
  { tokens }: Question,
  { boutId }: SpokenBout,
  bouts: readonly FighterBoutData[],
  { language }: NameBook,
): string | null {
  if (tokens.some((token) => is(token, 'ask') && token.means.ask === 'count')) return null;
  const later = bouts.findIndex((bout) => bout.bout_id === boutId);
  if (language === 'ko')
    return later > 0 ? `네, 그 뒤로 ${later}번 더 만났습니다.` : '아니요, 그 뒤로는 만나지 않았습니다.';
  return later > 0
    ? `Yes, they met ${plural(later, 'more time')}.`
    : 'No, they have not met since that bout.';
}

function* answerAge(
  { tokens }: Question,
  { fighter, opponent, isSided }: SpokenBout,
  bout: BoutDetailData,
  names: NameBook,
): QueryPlan<string> {
  const isOther = tokens.some(
    (token) =>
      (is(token, 'reference') && token.means.to === 'opponent') ||
      (is(token, 'noun') && token.means.noun === 'opponent'),
  );
  const whose = isOther ? [opponent] : isSided ? [fighter] : [fighter, opponent];
  const found = yield* askAll(
    'get_fighter',
    whose.map(({ fighterId }) => ({ fighter: fighterId })),
  );
  return found
    .map(({ data }, index) => ageText(whose[index] ?? fighter, data.born_on, bout, names))
    .join('\n');
}

function ageText(
  { name }: SpokenFighter,
  bornOn: string | null,
  { date }: BoutDetailData,
  names: NameBook,
): string {
  const { language } = names;
  if (bornOn === null || date === null) {
    return language === 'ko'
      ? `${names.of(name)}의 그때 나이는 데이터에 없습니다.`
      : `${names.of(name)}'s age at that time is not in the data.`;
  }
  const age = ageOn(bornOn, date);
  return language === 'ko'
    ? `그날(${formatDate(date, 'ko')}) ${names.of(name)}의 나이는 **만 ${age}세**였습니다(${formatDate(bornOn, 'ko')}생).`
    : `${names.of(name)} was **${age} years old** on that day, ${formatDate(date, 'en')} (born ${formatDate(bornOn, 'en')}).`;
}

function leadOf(
  { boutAspect: aspect, tokens }: Question,
  { fighter, opponent, isSided }: SpokenBout,
  bout: BoutDetailData,
  names: NameBook,
): string | null {
  const { language } = names;
  switch (aspect) {
    case 'referee':
      return refereeText(bout, names);
    case 'scorecards':
      return scorecardsText(bout, names, null);
    case 'opponent':
      return isSided ? opponentText(fighter, opponent, names) : null;
    case 'round':
      return roundText(bout, language === 'ko');
    default:
      return isSided ? verdictText(tokens, fighter, bout, language === 'ko') : null;
  }
}

const opponentText = (fighter: SpokenFighter, opponent: SpokenFighter, names: NameBook): string =>
  names.language === 'ko'
    ? `${names.of(fighter.name)}의 상대는 ${names.of(opponent.name)}입니다.`
    : `${names.of(fighter.name)}'s opponent was ${names.of(opponent.name)}.`;

function roundText({ round, scheduled_rounds: scheduled }: BoutDetailData, isKorean: boolean): string {
  if (isKorean) {
    return scheduled === null
      ? `${round}라운드에 끝났습니다.`
      : `${scheduled}라운드로 예정된 경기였고, ${round}라운드에 끝났습니다.`;
  }
  return scheduled === null
    ? `It ended in round ${round}.`
    : `It was scheduled for ${plural(scheduled, 'round')} and ended in round ${round}.`;
}

/** Yes or no to "did he win?", "졌어?". */
function verdictText(
  tokens: Question['tokens'],
  { name }: SpokenFighter,
  { fighter_a: a, fighter_b: b }: BoutDetailData,
  isKorean: boolean,
): string | null {
  const asked = tokens.flatMap((token) =>
    is(token, 'result') || (is(token, 'verb') && token.means.passive !== true) ? [token.means.result] : [],
  )[0];
  if (asked !== 'win' && asked !== 'loss') return null;
  if (tokens.some((token) => is(token, 'ask') && token.means.ask !== 'ever' && token.means.ask !== 'claim'))
    return null;
  if (tokens.some((token) => is(token, 'subject') || is(token, 'method'))) return null;
  const isTrue = (a.name === name ? a : b).result === asked;
  if (isKorean) return isTrue ? '네.' : '아니요.';
  return isTrue ? 'Yes.' : 'No.';
}
