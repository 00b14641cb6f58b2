import { koreanLocation, type BoutData, type EventData } from '@app/mma/domain';
import { type QueryPlan, ask } from '../plan/query-plan.js';
import { formatDate, paragraphs, plural, table } from '../language/format.js';
import type { NameBook } from '../language/name-book.js';
import { withParticle } from '../language/particles.js';
import { divisionName, methodGroupName } from '../language/terms.js';
import type { Question } from '../question/question.js';
import { CARD_POSITIONS } from '../question/asked-topics.js';
import { spokenBout } from '../question/spoken-bout.js';
import type { Topic } from '../question/topics.js';
import { refereeText, scorecardsText } from '../wording/bout-details.js';
import { outcomeSentence, shortEnding, stakesText } from '../wording/bout-wording.js';
import { statisticsText } from '../wording/statistics-wording.js';
import { upcomingEventText } from '../wording/upcoming-wording.js';
import { ABOUT_A_BOUT, uncovered } from './coverage.js';
import type { Answer, Intent } from './intent.js';

const DETAILS: readonly Topic[] = [
  'referee',
  'scorecards',
  'round',
  'duration',
  'winner',
  'method',
  'result',
];

export const eventIntent: Intent = {
  name: 'event',
  ignores: uncovered({
    ...ABOUT_A_BOUT,
    conditions: ['title', 'main_event', 'city', 'country'],
  }),
  accepts: ({ event, fighters, topics }) =>
    event !== null && (fighters.length === 0 || CARD_POSITIONS.some((topic) => topics.has(topic))),
  answer: answerEvent,
};

function* answerEvent(question: Question, names: NameBook): QueryPlan<Answer> {
  const { event: reference, topics, statistic } = question;
  if (reference === null) return { text: '', dated: false };
  const { data: event } = yield* ask('get_event', { event: reference.query });
  if (event.status === 'upcoming') {
    return { text: upcomingEventText(event, question.today, names), dated: true };
  }
  const index = topics.has('coMain')
    ? 1
    : topics.has('opener') && !topics.has('mainEvent')
      ? event.bouts.length - 1
      : 0;
  const bout = event.bouts[index];
  const aboutBout = topics.has('coMain') || topics.has('mainEvent') || topics.has('opener');
  if (bout === undefined) return { text: wordOccasion(event, names), dated: false };
  if (statistic !== null && statistic !== 'all') {
    const { data } = yield* ask('get_bout', { bout_id: bout.bout_id });
    return {
      text: paragraphs(statisticsText(data, statistic, null, names), `${outcomeSentence(bout, names)}.`),
      dated: false,
    };
  }
  if (topics.has('count') && !aboutBout && !topics.has('title'))
    return { text: wordCount(question, event, names), dated: false };
  if (topics.has('card') && !aboutBout) return { text: wordCard(event, names), dated: false };
  if (topics.has('title') && !aboutBout) return { text: wordTitles(event, names), dated: false };
  if (!aboutBout && (topics.has('when') || topics.has('where')))
    return { text: wordOccasion(event, names), dated: false };
  if (aboutBout) {
    const both = topics.has('mainEvent') && topics.has('coMain') ? event.bouts.slice(0, 2) : [bout];
    const texts = both.map((each) => wordBoutOfCard(question, event, each, names));
    return {
      text: paragraphs(...texts, whenAndWhereLine(event, names)),
      dated: false,
      ...(both.length > 1 ? {} : { bout: spokenBout(bout, null) }),
    };
  }
  if (DETAILS.some((topic) => topics.has(topic))) {
    return {
      text: paragraphs(wordBoutOfCard(question, event, bout, names), whenAndWhereLine(event, names)),
      dated: false,
      bout: spokenBout(bout, null),
    };
  }
  return { text: wordCard(event, names), dated: false };
}

function wordBoutOfCard(question: Question, event: EventData, bout: BoutData, names: NameBook): string {
  const { language } = names;
  const { topics } = question;
  const resultText = (): string => `${outcomeSentence(bout, names)}.`;
  if (topics.has('scorecards')) return paragraphs(scorecardsText(bout, names, null), resultText());
  if (topics.has('referee')) return paragraphs(refereeText(bout, names), resultText());
  const index = event.bouts.indexOf(bout);
  const last = index === event.bouts.length - 1 && index > 1;
  const stakes = stakesText(bout, language);
  if (language === 'ko') {
    const position =
      index === 0
        ? '메인 이벤트'
        : index === 1
          ? '코메인 이벤트'
          : last
            ? '첫 경기'
            : `${index + 1}번째 경기`;
    return `${event.name} ${position}${stakes === null ? '' : `(${stakes})`}: ${resultText()}`;
  }
  const position =
    index === 0 ? 'Main event' : index === 1 ? 'Co-main event' : last ? 'Opening bout' : `Bout ${index + 1}`;
  return `${position} of ${event.name}${stakes === null ? '' : ` (${stakes})`}: ${resultText()}`;
}

function whenAndWhereLine(event: EventData, names: NameBook): string {
  const { language } = names;
  const location = event.location ?? '';
  return language === 'ko'
    ? `- 일시·장소: ${[formatDate(event.date, 'ko'), location === '' ? '' : koreanLocation(location)].filter((text) => text !== '').join(', ')}`
    : `- When and where: ${[formatDate(event.date, 'en'), location].filter((text) => text !== '').join(', ')}`;
}

function wordOccasion(event: EventData, names: NameBook): string {
  const { language } = names;
  const [main] = event.bouts;
  const day = formatDate(event.date, language);
  if (language === 'ko') {
    const location = event.location === null ? '' : ` ${koreanLocation(event.location)}에서`;
    return paragraphs(
      `${withParticle(event.name, '은/는')} ${day}${location} 열렸습니다.`,
      main === undefined ? null : `- 메인 이벤트: ${outcomeSentence(main, names)}.`,
    );
  }
  const location = event.location === null ? '' : ` in ${event.location}`;
  return paragraphs(
    `${event.name} took place on ${day}${location}.`,
    main === undefined ? null : `- Main event: ${outcomeSentence(main, names)}.`,
  );
}

function wordCard(event: EventData, names: NameBook): string {
  const { language } = names;
  const head = language === 'ko' ? ['#', '경기', '체급', '결과'] : ['#', 'Bout', 'Weight class', 'Result'];
  const rows = event.bouts.map((bout, index) => [
    String(index + 1),
    `${names.of(bout.fighter_a.name)} vs. ${names.of(bout.fighter_b.name)}`,
    bout.weight_class === null ? '–' : divisionName(bout.weight_class, language),
    `${bout.winner === null ? (language === 'ko' ? '승자 없음' : 'no winner') : names.short(bout.winner)}, ${shortEnding(bout, language)}`,
  ]);
  const day = formatDate(event.date, language);
  const location =
    event.location === null ? '' : `, ${language === 'ko' ? koreanLocation(event.location) : event.location}`;
  const lead =
    language === 'ko'
      ? `${event.name}(${day}${location})의 경기는 모두 ${event.bouts.length}경기입니다. 첫 줄이 메인 이벤트입니다.`
      : `${event.name} (${day}${location}) had ${plural(event.bouts.length, 'bout')}, the main event first:`;
  return paragraphs(lead, table(head, rows));
}

function wordCount({ method, topics }: Question, event: EventData, names: NameBook): string {
  const { language } = names;
  const of = (groups: readonly string[]): number =>
    event.bouts.filter((bout) => groups.includes(bout.method_group)).length;
  const counts = (['ko_tko', 'submission', 'decision'] as const).map((group) =>
    language === 'ko'
      ? `${methodGroupName(group, language)} ${of([group])}`
      : `${of([group])} by ${methodGroupName(group, language)}`,
  );
  const total = event.bouts.length;
  const finishes = of(['ko_tko', 'submission']);
  const finished = topics.has('methods') && method === null;
  const asked = method === null ? finishes : of([method]);
  if (language === 'ko') {
    const way = finished ? '피니시' : methodGroupName(method ?? 'other', 'ko');
    const lead =
      method === null && !finished
        ? `${event.name}에서는 모두 ${total}경기가 열렸습니다.`
        : `${event.name}에서 ${withParticle(way, '(으)로')} 끝난 경기는 ${asked}경기입니다.`;
    return paragraphs(lead, `- 전체 ${total}경기: ${counts.join(', ')} (피니시 ${finishes})`);
  }
  const way = finished ? 'a finish' : methodGroupName(method ?? 'other', 'en');
  const lead =
    method === null && !finished
      ? `${event.name} had ${plural(total, 'fight')}.`
      : `${plural(asked, 'fight')} at ${event.name} ended by ${way}.`;
  return paragraphs(
    lead,
    `- ${plural(total, 'fight')}: ${counts.join(', ')} (${plural(finishes, 'finish', 'finishes')})`,
  );
}

function wordTitles(event: EventData, names: NameBook): string {
  const { language } = names;
  const bouts = event.bouts.filter((bout) => bout.title === 'undisputed' || bout.title === 'interim');
  if (bouts.length === 0) {
    return language === 'ko'
      ? `${event.name}에는 타이틀전이 없었습니다.`
      : `There was no title bout at ${event.name}.`;
  }
  const lead =
    language === 'ko'
      ? `${event.name}의 타이틀전은 ${bouts.length}경기입니다.`
      : `${event.name} had ${plural(bouts.length, 'title bout')}.`;
  return paragraphs(
    lead,
    bouts.map((bout) => `- ${stakesText(bout, language) ?? ''}: ${outcomeSentence(bout, names)}.`).join('\n'),
  );
}
