import type { BoutResult, FighterBoutData, FighterData } from '@app/mma/domain';
import type { BoutSelection } from '../intents/bout-selection.js';
import { formatDate, formatPeriod, ordinal, paragraphs, plural } from '../language/format.js';
import type { Language } from '../language/language.js';
import type { NameBook } from '../language/name-book.js';
import { divisionName, methodGroupName, recordText, resultName } from '../language/terms.js';
import type { Question } from '../question/question.js';
import { refereeText, scorecardsText } from './bout-details.js';
import { boutContext, fighterBoutsTable, sideSentence } from './bout-wording.js';

const LONGEST_LIST = 12;
const KOREAN_OUTCOMES: Record<BoutResult, string> = {
  win: '이긴',
  loss: '진',
  draw: '비긴',
  no_contest: '무효가 된',
};

export function oneBoutText(
  question: Question,
  selection: BoutSelection,
  bout: FighterBoutData,
  name: string,
  names: NameBook,
): string {
  const { topics } = question;
  const lead = topics.has('scorecards')
    ? scorecardsText(bout, names, null)
    : topics.has('referee')
      ? refereeText(bout, names)
      : contradiction(question, bout, names);
  const position = positionText(question, selection, bout, name, names);
  const sentence = `${position}${sideSentence(bout, name, names)}.`;
  return paragraphs(lead, sentence, boutContext(bout, names.language));
}

/** `Alex Pereira's UFC debut: ` */
function positionText(
  question: Question,
  { position }: BoutSelection,
  bout: FighterBoutData,
  name: string,
  names: NameBook,
): string {
  if (position === null) return '';
  const { language } = names;
  const { order, index } = position;
  const day = question.topics.has('when') ? ` (${formatDate(bout.date, language)})` : '';
  const kind = kindText(question, language);
  const when = question.period === null ? '' : ` ${formatPeriod(question.period, language)}`;
  const number = index + 1;
  if (language === 'ko') {
    const counted = `${number}번째`;
    const which =
      order === 'newest'
        ? number === 1
          ? '마지막'
          : `마지막에서 ${counted}`
        : number === 1
          ? '첫'
          : counted;
    return `${names.of(name)}의${when} UFC ${which} ${kind}${day.trim()}: `;
  }
  const plain =
    question.period === null &&
    question.weightClasses.length === 0 &&
    question.outcome === null &&
    question.method === null &&
    !question.topics.has('title');
  const which =
    order === 'newest'
      ? `${number === 1 ? 'last' : `${ordinal(number)} most recent`} UFC ${kind}`
      : number === 1
        ? plain
          ? 'UFC debut'
          : `first UFC ${kind}`
        : `${ordinal(number)} UFC ${kind}`;
  return `${names.of(name)}'s ${which}${when}${day}: `;
}

function kindText({ outcome, method, topics }: Question, language: Language): string {
  const way = method === null || outcome === null ? '' : `${methodGroupName(method, language)} `;
  if (language === 'ko') {
    const noun =
      outcome === null
        ? '경기'
        : outcome === 'win'
          ? '승리'
          : outcome === 'loss'
            ? '패배'
            : resultName(outcome, 'ko');
    return `${topics.has('title') ? '타이틀전 ' : ''}${way}${noun}`;
  }
  return `${topics.has('title') ? 'title ' : ''}${way}${outcome === null ? 'fight' : resultName(outcome, 'en')}`;
}

/** "How did he lose at UFC 300?" when the fighter did not lose. */
function contradiction({ outcome, event }: Question, bout: FighterBoutData, names: NameBook): string | null {
  if (outcome === null || event === null || bout.result === outcome) return null;
  return names.language === 'ko'
    ? '질문의 전제는 데이터와 다릅니다. 실제 결과는 이렇습니다.'
    : 'That is not what the data says; the actual result was this.';
}

export function listText(
  question: Question,
  { bouts, position }: BoutSelection,
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
  const shown = bouts.slice(0, LONGEST_LIST);
  const lead = language === 'ko' ? koreanLead : englishLead;
  return paragraphs(
    lead(question, { bouts, position }, name, record, names),
    fighterBoutsTable(shown, names),
    bouts.length === shown.length ? null : restText(shown.length, language),
  );
}

function restText(shown: number, language: Language): string {
  return language === 'ko' ? `이 중 ${shown}경기만 표시했습니다.` : `${shown} of them are shown.`;
}

function englishLead(
  question: Question,
  { bouts, position }: BoutSelection,
  name: string,
  record: string,
  names: NameBook,
): string {
  const who = names.of(name);
  const filters = filterText(question, 'en');
  if (position !== null) {
    return `${who}'s ${position.order === 'newest' ? 'last' : 'first'} ${plural(bouts.length, 'UFC fight')}${filters} (${record}):`;
  }
  return `${who} has ${plural(bouts.length, `UFC ${nounOf(question)}`)}${filters}${question.outcome === null ? ` (record ${record})` : ''}:`;
}

function nounOf({ outcome }: Question): string {
  return outcome === 'win'
    ? 'win'
    : outcome === 'draw'
      ? 'draw'
      : outcome === 'no_contest'
        ? 'no contest'
        : 'fight';
}

function koreanLead(
  question: Question,
  { bouts, position }: BoutSelection,
  name: string,
  record: string,
  names: NameBook,
): string {
  const filters = filterText(question, 'ko');
  if (position !== null) {
    return `${names.of(name)}의 UFC ${position.order === 'newest' ? '최근' : '첫'} ${bouts.length}경기${filters} 성적은 ${record}입니다.`;
  }
  return `${names.of(name)}의 UFC${filters} 경기는 모두 ${bouts.length}경기입니다${question.outcome === null ? `(${record})` : ''}.`;
}

/** The question's filters in words, with a leading space. */
function filterText(
  { outcome, method, weightClasses, period, topics, event }: Question,
  language: Language,
): string {
  const [division] = topics.has('division') ? [] : weightClasses;
  const parts =
    language === 'ko'
      ? [
          period === null ? null : formatPeriod(period, language),
          event?.query ?? null,
          division === undefined ? null : divisionName(division, language),
          topics.has('title') ? '타이틀전' : null,
          method === null ? null : methodGroupName(method, language),
          outcome === null ? null : KOREAN_OUTCOMES[outcome],
        ]
      : [
          topics.has('title') ? 'for a title' : null,
          division === undefined ? null : `at ${divisionName(division, language)}`,
          outcome === 'loss' ? 'that ended in a loss' : null,
          method === null ? null : `by ${methodGroupName(method, language)}`,
          period === null ? null : formatPeriod(period, language),
          event === null ? null : `at ${event.query}`,
        ];
  const said = parts.filter((part) => part !== null);
  return said.length === 0 ? '' : ` ${said.join(' ')}`;
}

export function noBoutText(question: Question, { name, record }: FighterData, names: NameBook): string {
  const { language } = names;
  const { outcome, method, event, period, weightClasses, topics } = question;
  const total = recordText(record, language);
  const unfiltered =
    method === null &&
    event === null &&
    period === null &&
    weightClasses.length === 0 &&
    !topics.has('title');
  if (unfiltered && outcome === 'loss' && record.losses === 0) {
    return language === 'ko'
      ? `${names.with(name, '은/는')} UFC에서 한 번도 진 적이 없습니다. UFC 전적은 ${total}입니다.`
      : `${names.of(name)} has never lost in the UFC. The UFC record is ${total}.`;
  }
  if (event !== null && outcome === null && method === null) {
    return language === 'ko'
      ? `${names.with(name, '은/는')} ${event.query}에서 경기한 기록이 없습니다. 전체 UFC 전적은 ${total}입니다.`
      : `${names.of(name)} did not fight at ${event.query} according to the data. The overall UFC record is ${total}.`;
  }
  const filters = filterText(question, language);
  return language === 'ko'
    ? `${names.of(name)}의 UFC${filters} 경기는 없습니다(0경기). 전체 UFC 전적은 ${total}입니다.`
    : `${names.of(name)} has no such UFC ${nounOf(question)}${filters} (0). The overall UFC record is ${total}.`;
}
