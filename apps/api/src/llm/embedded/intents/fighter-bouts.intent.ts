import type { FighterBoutData, MethodGroup } from '@app/mma';
import { type Inquiry, ask } from '../inquiry/inquiry.js';
import { settle } from '../inquiry/subject.js';
import { formatDate, ordinal, paragraphs } from '../language/format.js';
import type { NameBook } from '../language/name-book.js';
import { divisionName, methodGroupName, recordText, resultName } from '../language/terms.js';
import { isBoutOf } from '../question/event-reference.js';
import { isWithin } from '../question/period.js';
import type { BoutPosition } from '../question/position.js';
import type { Question } from '../question/question.js';
import type { Topic } from '../question/topics.js';
import { sameDivision } from '../question/weight-class.js';
import { refereeText, scorecardsText } from '../wording/bout-details.js';
import { boutContext, fighterBoutsTable, sideSentence } from '../wording/bout-wording.js';
import { periodText } from '../wording/period-wording.js';
import { statisticsText } from '../wording/statistics-wording.js';
import type { Answer, Intent } from './intent.js';

/** More bouts than anyone has had in the UFC. */
const WHOLE_CAREER = 100;
const LONGEST_LIST = 12;
const BOUT_TOPICS: readonly Topic[] = [
  'referee',
  'scorecards',
  'round',
  'method',
  'duration',
  'when',
  'where',
  'winner',
  'result',
  'bouts',
  'wins',
  'losses',
  'opponent',
];

/** One person's bouts: the last, the first, the nth, those that were won or lost, those of a year or an event. */
export const fighterBoutsIntent: Intent = {
  name: 'fighter-bouts',
  accepts: ({ people, position, outcome, period, event, statistic, topics }) =>
    people.length === 1 &&
    (position !== null ||
      outcome !== null ||
      period !== null ||
      event !== null ||
      (statistic !== null && !topics.has('career')) ||
      BOUT_TOPICS.some((topic) => topics.has(topic))),
  answer: answerFighterBouts,
};

interface Selection {
  /** In the order of the question. */
  bouts: FighterBoutData[];
  position: BoutPosition | null;
  /** Everything that fits the filters, newest first. */
  fitting: FighterBoutData[];
}

function* answerFighterBouts(question: Question, names: NameBook): Inquiry<Answer> {
  const [person] = question.people;
  if (person === undefined) return { text: '', dated: false };
  const subject = yield* settle(person, question);
  const { data: all } = yield* ask('get_fighter_bouts', {
    fighter: subject.reference,
    order: 'newest',
    limit: WHOLE_CAREER,
  });
  const name = spelling(all, subject.name);
  const selection = select(all, question);
  const [bout] = selection.bouts;
  if (bout !== undefined && selection.bouts.length === 1 && question.statistic !== null) {
    const { data } = yield* ask('get_bout', { bout_id: bout.bout_id });
    const statistics = statisticsText(data, question.statistic, name, names);
    return {
      text: paragraphs(statistics, `${sideSentence(bout, name, names)}.`),
      dated: selection.position !== null,
    };
  }
  if (bout === undefined) return { text: nothingFits(question, all, name, names), dated: true };
  const text =
    selection.bouts.length === 1 && !question.topics.has('count')
      ? wordOne(question, selection, bout, name, names)
      : wordSeveral(question, selection, all, name, names);
  return { text, dated: true };
}

/** The name as the bouts spell it. */
function spelling(bouts: readonly FighterBoutData[], fallback: string): string {
  const [bout] = bouts;
  if (bout === undefined) return fallback;
  return bout.fighter_a.name === bout.opponent ? bout.fighter_b.name : bout.fighter_a.name;
}

function select(all: readonly FighterBoutData[], question: Question): Selection {
  const { event, period, outcome, method, weightClasses, topics } = question;
  const [division] = weightClasses;
  const fitting = all.filter(
    (bout) =>
      (event === null || isBoutOf(bout, event)) &&
      (period === null || isWithin(bout.date, period)) &&
      (outcome === null || event !== null || bout.result === outcome) &&
      (method === null || event !== null || !filtersByMethod(question) || bout.method_group === method) &&
      (division === undefined || topics.has('division') || sameDivision(bout.weight_class, division)) &&
      (!topics.has('title') || event !== null || isTitleBout(bout)),
  );
  const position = question.position ?? defaultPosition(question);
  if (position === null) return { bouts: fitting, position, fitting };
  const ordered = position.order === 'newest' ? fitting : fitting.toReversed();
  return { bouts: ordered.slice(position.index, position.index + position.count), position, fitting };
}

function isTitleBout(bout: FighterBoutData): boolean {
  return bout.title === 'undisputed' || bout.title === 'interim';
}

/** "How did he win his last fight, by KO?" asks about a way to win; "his last KO win" filters by it. */
function filtersByMethod({ outcome, topics, position }: Question): boolean {
  return (
    outcome !== null ||
    topics.has('count') ||
    position === null ||
    (!topics.has('winner') && !topics.has('result'))
  );
}

/** A question about a bout that does not say which one means the newest. */
function defaultPosition({
  outcome,
  period,
  event,
  topics,
  statistic,
  method,
}: Question): BoutPosition | null {
  if (outcome !== null || period !== null || event !== null || topics.has('count') || topics.has('card'))
    return null;
  const particular: Topic[] = [
    'referee',
    'scorecards',
    'round',
    'duration',
    'when',
    'where',
    'winner',
    'result',
  ];
  if (statistic === null && method !== null && !particular.some((topic) => topics.has(topic))) return null;
  const list = topics.has('bouts') && !particular.some((topic) => topics.has(topic)) && statistic === null;
  return { order: 'newest', index: 0, count: list ? 5 : 1 };
}

function wordOne(
  question: Question,
  selection: Selection,
  bout: FighterBoutData,
  name: string,
  names: NameBook,
): string {
  const { topics } = question;
  const sentence = `${placeOf(question, selection, bout, name, names)}${sideSentence(bout, name, names)}.`;
  const context = boutContext(bout, names.language);
  if (topics.has('scorecards')) return paragraphs(scorecardsText(bout, names, null), sentence, context);
  if (topics.has('referee')) return paragraphs(refereeText(bout, names), sentence, context);
  return paragraphs(contradiction(question, bout, names), sentence, context);
}

/** `UFC debut (November 6, 2021): ` */
function placeOf(
  question: Question,
  { position, fitting }: Selection,
  bout: FighterBoutData,
  name: string,
  names: NameBook,
): string {
  const { language } = names;
  const day = formatDate(bout.date, language);
  const kind = kindOf(question, language);
  if (position === null) return '';
  const place = position.index + 1;
  if (language === 'ko') {
    const which =
      position.order === 'newest'
        ? place === 1
          ? '마지막'
          : `마지막에서 ${place}번째`
        : place === 1
          ? '첫'
          : `${place}번째`;
    return `${names.of(name)}의 UFC ${which} ${kind}(${day}): `;
  }
  const own = `${names.of(name)}'s`;
  if (position.order === 'oldest') {
    const plain = question.outcome === null && question.method === null && !question.topics.has('title');
    return `${own} ${place === 1 && plain ? 'UFC debut' : `${place === 1 ? 'first' : ordinal(place)} UFC ${kind}`} (${day}): `;
  }
  const which = place === 1 ? (fitting.length === 1 ? 'only' : 'last') : `${ordinal(place)} most recent`;
  return `${own} ${which} UFC ${kind} (${day}): `;
}

function kindOf({ outcome, method, topics }: Question, language: 'ko' | 'en'): string {
  const way: Exclude<MethodGroup, 'other'> | null = method === 'other' || outcome === null ? null : method;
  if (language === 'ko') {
    const title = topics.has('title') ? '타이틀전 ' : '';
    const by = way === null ? '' : `${methodGroupName(way, language)} `;
    return `${title}${by}${outcome === null ? '경기' : outcome === 'win' ? '승리' : outcome === 'loss' ? '패배' : resultName(outcome, language)}`;
  }
  const title = topics.has('title') ? 'title ' : '';
  const by = way === null ? '' : `${methodGroupName(way, language)} `;
  return `${title}${by}${outcome === null ? 'fight' : resultName(outcome, language)}`;
}

/** "How did he lose at UFC 300?" of somebody who did not. */
function contradiction({ outcome, event }: Question, bout: FighterBoutData, names: NameBook): string | null {
  if (outcome === null || event === null || bout.result === outcome) return null;
  return names.language === 'ko'
    ? '질문의 전제는 데이터와 다릅니다. 실제 결과는 이렇습니다.'
    : 'That is not what the data says; the result was this.';
}

function wordSeveral(
  question: Question,
  { bouts, position, fitting }: Selection,
  all: readonly FighterBoutData[],
  name: string,
  names: NameBook,
): string {
  const { language } = names;
  const count = (result: FighterBoutData['result']): number =>
    bouts.filter((bout) => bout.result === result).length;
  const record = recordText(
    { wins: count('win'), losses: count('loss'), draws: count('draw'), no_contests: count('no_contest') },
    language,
  );
  const kind = describe(question, language);
  const shown = bouts.slice(0, LONGEST_LIST);
  const more =
    bouts.length > shown.length
      ? language === 'ko'
        ? `최근 ${shown.length}경기만 표시했습니다.`
        : `The newest ${shown.length} are shown.`
      : null;
  const some = position !== null && position.count > 1;
  const lead =
    language === 'ko'
      ? some
        ? `${names.of(name)}의 UFC ${position.order === 'newest' ? '최근' : '첫'} ${bouts.length}경기${kind} 성적은 ${record}입니다.`
        : `${names.of(name)}의 UFC ${kind === '' ? '경기' : `${kind.trim()} 경기`}는 모두 ${fitting.length}경기입니다(${record}).`
      : some
        ? `${names.of(name)}'s ${position.order === 'newest' ? 'last' : 'first'} ${bouts.length} UFC fights${kind}: ${record}.`
        : `${names.of(name)} has ${fitting.length} UFC ${fitting.length === 1 ? 'fight' : 'fights'}${kind} (record ${record}).`;
  void all;
  return paragraphs(lead, fighterBoutsTable(shown, names), more);
}

/** The filters in words. */
function describe(
  { outcome, method, weightClasses, period, topics, event }: Question,
  language: 'ko' | 'en',
): string {
  const parts: string[] = [];
  const [division] = weightClasses;
  if (language === 'ko') {
    if (period !== null) parts.push(periodText(period, language));
    if (event !== null) parts.push(event.query);
    if (division !== undefined) parts.push(divisionName(division, language));
    if (topics.has('title')) parts.push('타이틀전');
    if (method !== null) parts.push(methodGroupName(method, language));
    if (outcome !== null) parts.push(resultName(outcome, language));
    return parts.length === 0 ? '' : ` ${parts.join(' ')}`;
  }
  if (topics.has('title')) parts.push('for a title');
  if (division !== undefined) parts.push(`at ${divisionName(division, language)}`);
  if (outcome !== null) parts.push(`that ended in a ${resultName(outcome, language)}`);
  if (method !== null) parts.push(`by ${methodGroupName(method, language)}`);
  if (period !== null) parts.push(periodText(period, language));
  if (event !== null) parts.push(`at ${event.query}`);
  return parts.length === 0 ? '' : ` ${parts.join(' ')}`;
}

function nothingFits(
  question: Question,
  all: readonly FighterBoutData[],
  name: string,
  names: NameBook,
): string {
  const { language } = names;
  if (all.length === 0) {
    return language === 'ko'
      ? `${names.of(name)}의 UFC 경기는 데이터에 없습니다.`
      : `There is no UFC bout of ${names.of(name)} in the data.`;
  }
  const count = (result: FighterBoutData['result']): number =>
    all.filter((bout) => bout.result === result).length;
  const record = recordText(
    { wins: count('win'), losses: count('loss'), draws: count('draw'), no_contests: count('no_contest') },
    language,
  );
  const plain =
    question.method === null &&
    question.event === null &&
    question.period === null &&
    question.weightClasses.length === 0;
  if (plain && question.outcome === 'loss' && count('loss') === 0) {
    return language === 'ko'
      ? `${names.with(name, '은/는')} UFC에서 한 번도 진 적이 없습니다. UFC 전적은 ${record}입니다.`
      : `${names.of(name)} has never lost in the UFC: the record is ${record}.`;
  }
  if (question.position !== null && plain && question.outcome === null && !question.topics.has('title')) {
    return language === 'ko'
      ? `${names.of(name)}의 그런 경기는 없습니다. UFC 경기는 모두 ${all.length}경기입니다(${record}).`
      : `There is no such bout: ${names.of(name)} has ${all.length} UFC fights (${record}).`;
  }
  return language === 'ko'
    ? `${names.of(name)}의 UFC${describe(question, language)} 경기는 없습니다(0경기). 전체 UFC 전적은 ${record}입니다.`
    : `${names.of(name)} has no UFC fights${describe(question, language)} (0). The overall UFC record is ${record}.`;
}
