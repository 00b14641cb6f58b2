import { withoutTools } from '../plan/query-plan.js';
import { paragraphs } from '../language/format.js';
import type { Language } from '../language/language.js';
import type { Question } from '../question/question.js';
import { examplesText } from '../wording/failure-wording.js';
import type { Intent } from './intent.js';

interface UnsupportedKind {
  name: string;
  accepts(question: Question): boolean;
  what: Record<Language, string>;
}

const PREDICTION =
  /\b(?:who|what) (?:would|will|wins if|is going to|'s going to|should)\b.{0,60}\b(?:win|happen|beat)\b|\bwho(?:'d| would) win\b|\bwho wins\b|\bpredict\w*|\bprobabilit\w*|\bchances? (?:of|to|does|that)\b|\bforecast\b|\bnext (?:ufc )?(?:fight|event|card|bout)\b|\bupcoming\b|^(?:will|would|could|can)\b.{0,40}\b(?:beat|win|defeat|knock|submit|finish)\b/;
const KOREAN_PREDICTION =
  /이길까|이길것|이길거|이길수|예측|예상|확률|붙으면|싸우면|맞붙으면|다음(?:ufc)?(?:경기|대회|이벤트|상대)|예정/;
const AGGREGATE =
  /\b(?:how many|number of|total|count of)\b.{0,60}\b(?:events?|fights?|bouts?|cards?|finishes|knockouts|kos|submissions|decisions|title fights)\b|\b(?:average|mean|typical)\b|\b(?:share|percentage|percent|proportion|rate|fraction)\b|\b(?:which|what) (?:year|country|city|referee|division|weight class|month|state)\b|\breferee\b.{0,40}\bmost\b|\bmost\b.{0,40}\b(?:referee|country|city)\b/;
const KOREAN_AGGREGATE =
  /비율|퍼센트|%|평균|피니시율|ko율|판정율|승률|(?:대회|이벤트|경기)(?:는|가|수|수는|이)?(?:총|모두)?(?:몇|얼마)|몇(?:경기|번|개|회|대회)|경기수|대회수|체급(?:은|이)?(?:$|어디|뭐|\?)|(?:어느|무슨|어떤)(?:해|나라|도시|체급|심판|연도)|심판(?:은|이)?(?:누구)?.{0,6}(?:가장|제일)|(?:가장|제일)많(?:이|은).{0,12}(?:심판|나라|도시|해|연도)/;

const matches = ({ spaced, compact }: Question, english: RegExp, korean: RegExp): boolean =>
  english.test(spaced) || korean.test(compact);

const KINDS: readonly UnsupportedKind[] = [
  {
    name: 'prediction',
    accepts: (question) => question.event === null && matches(question, PREDICTION, KOREAN_PREDICTION),
    what: { en: 'predictions and upcoming fights', ko: '승부 예측과 앞으로의 경기' },
  },
  {
    name: 'aggregates',
    accepts: (question) =>
      question.fighters.length === 0 &&
      question.event === null &&
      (question.leaderboard === null ||
        /refere|심판|countr|나라|\bcity\b|도시|\byear\b|division|체급|month|연도/.test(
          `${question.spaced}${question.compact}`,
        )) &&
      isAboutTheSport(question) &&
      matches(question, AGGREGATE, KOREAN_AGGREGATE),
    what: {
      en: 'that count or average',
      ko: '그런 집계(횟수, 비율, 평균)',
    },
  },
];

function isAboutTheSport({ topics, weightClasses, method }: Question): boolean {
  return topics.has('ufc') || topics.has('bouts') || weightClasses.length > 0 || method !== null;
}

export const unsupportedIntent: Intent = {
  name: 'unsupported',
  accepts: (question) => KINDS.some((kind) => kind.accepts(question)),
  answer: (question, names) => {
    const { language } = names;
    const what = KINDS.find((kind) => kind.accepts(question))?.what[language] ?? '';
    const text =
      language === 'ko'
        ? `죄송합니다. ${what}에 대한 질문에는 아직 답할 수 없습니다. 선수의 전적, 경기 결과, 대회, 기록 순위는 데이터로 답해 드립니다.`
        : `Sorry, I can't answer questions about ${what} yet. I can tell you about fighters' records, bout results, events and record holders.`;
    return withoutTools({ text: paragraphs(text, examplesText(language)), dated: false });
  },
};
