import { is } from '../grammar/token-reader.js';
import type { Token } from '../lexicon/token.js';
import { withoutTools } from '../plan/query-plan.js';
import type { Language } from '../language/language.js';
import type { Question } from '../question/question.js';
import { exampleQuestions } from '../wording/failure-wording.js';
import type { Answer, Intent } from './intent.js';

const PROMPT_LEAK =
  /\b(?:system|hidden|initial|original|developer) ?(?:prompt|message|instructions?)\b|\byour (?:\w+ )?(?:prompt|instructions?|rules|tools?|functions?|api|configuration|source code|guidelines)\b|\bapi[_ -]?keys?\b|\b(?:print|reveal|repeat|show|output|leak|dump)\b.{0,40}\b(?:prompt|instructions?|environment|secrets?|passwords?|credentials?|tokens?)\b|\b(?:environment variables?|database[_ ]url|connection string)\b|\b(?:what|which) (?:tools|functions) (?:do|can|are)\b|\bwords above\b|\btext above\b/;
const KOREAN_PROMPT_LEAK =
  /시스템(?:프롬프트|메시지|지시)|프롬프트|(?:네|너의|니|당신의|너한테주어진)(?:지시|명령|규칙|설정|도구|함수|툴|지침)|내부(?:지침|지시|도구|함수|설정)|api키|비밀번호|환경변수|비밀키|(?:도구|함수|툴)(?:목록|이름|리스트)|소스코드/;
const BETTING =
  /\bbet(?:s|ting|tor)?\b|\bwager\w*|\bgambl\w*|\bparlays?\b|\bsportsbook\b|\bput (?:my )?(?:money|\$)|\bunderdog pick\b|\bstakes? (?:my|on)\b|\bpicks?\b.{0,20}\b(?:weekend|tonight|card)\b/;
const KOREAN_BETTING =
  /베팅|배팅|토토|도박|돈을?(?:걸|건|따)|걸면|얼마걸|(?:한테|에게|에)걸(?:까|어야|지|면|래)|픽추천|내기|스포츠북|(?:만|천|백)원(?:을)?(?:걸|으로)/;
const GREETING =
  /^(?:hi|hello|hey|yo|thanks?|thank you|good (?:morning|evening|afternoon)|help|what can you (?:do|answer)|who are you)\b.{0,30}$/;
const KOREAN_GREETING =
  /^(?:안녕(?:하세요)?|하이|고마워|감사(?:합니다)?|도움말|도와줘|(?:넌|너는)?뭐(?:를|가)?할수있(?:어|니|나요)?|(?:넌|너는)누구(?:야|니)?)[!?]*$/;

function replying(
  wordings: Record<Language, string>,
  outcome: Answer['outcome'] = 'declined',
): Intent['answer'] {
  return (_question, names) =>
    withoutTools({
      text: wordings[names.language],
      dated: false,
      outcome,
      suggestions: exampleQuestions(names.language),
    });
}

export const promptLeakIntent: Intent = {
  name: 'prompt-leak',
  accepts: ({ spaced, compact }) => PROMPT_LEAK.test(spaced) || KOREAN_PROMPT_LEAK.test(compact),
  answer: replying({
    en: "I can't share internal instructions or settings. I answer questions about UFC fighters and fights from data.",
    ko: '내부 지침이나 설정은 알려드릴 수 없습니다. UFC 선수와 경기에 대한 질문은 데이터로 답해 드립니다.',
  }),
};

/** Betting advice is refused; facts are offered instead. */
export const bettingIntent: Intent = {
  name: 'betting',
  accepts: ({ spaced, compact }) => BETTING.test(spaced) || KOREAN_BETTING.test(compact),
  answer: replying({
    en: "I can't give betting advice. I can give you the UFC records, head-to-heads and recent fights of the fighters instead.",
    ko: '베팅 조언은 해드리지 않습니다. 대신 선수들의 UFC 전적, 상대 전적, 최근 경기는 데이터로 알려드릴 수 있습니다.',
  }),
};

export const greetingIntent: Intent = {
  name: 'greeting',
  accepts: ({ spaced, compact, fighters, event }) =>
    fighters.length === 0 && event === null && (GREETING.test(spaced) || KOREAN_GREETING.test(compact)),
  answer: replying(
    {
      en: 'Hello! I answer questions about UFC fighters, fights and events from data.',
      ko: '안녕하세요! UFC 선수, 경기, 대회에 대한 질문에 데이터로 답합니다.',
    },
    'answered',
  ),
};

/** Words of this sport; a place, a time or "who won" alone may be about anything. */
const SPORT_KINDS = new Set<string>(['method', 'statistic', 'streak', 'fighter', 'event', 'measure']);
const SPORT_NOUNS = new Set<string>(['bout', 'event', 'fighter', 'round', 'title', 'opponent', 'division']);
const OTHER_CONDITIONS = new Set(['city', 'country', 'sex']);
const OTHER_SUBJECTS = new Set<string>([
  'profile',
  'height',
  'weight',
  'born',
  'nickname',
  'record',
  'result',
  'winner',
  'duration',
  'when',
  'where',
  'how',
  'position',
]);

/** Whether a question that no intent accepts is about the UFC at all. */
export function isAboutTheSport({ tokens, topics }: Question): boolean {
  const ranksResults =
    tokens.some((token) => is(token, 'extreme')) &&
    tokens.some((token) => is(token, 'result') || is(token, 'verb'));
  return topics.has('ufc') || ranksResults || tokens.some(isOfTheSport);
}

function isOfTheSport(token: Token): boolean {
  if (is(token, 'noun')) return SPORT_NOUNS.has(token.means.noun);
  if (is(token, 'subject')) return !OTHER_SUBJECTS.has(token.means.subject);
  if (is(token, 'condition')) return Object.keys(token.means.set).some((key) => !OTHER_CONDITIONS.has(key));
  if (is(token, 'verb')) return token.means.set !== undefined;
  return token.means !== null && SPORT_KINDS.has(token.means.is);
}
