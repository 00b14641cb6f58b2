import type { EventSuggestion, FighterSuggestion } from '@app/mma/domain';
import type { Choice } from '../conversation/state.js';
import type { ToolFailure } from '../plan/query-plan.js';
import { formatDate, paragraphs } from '../language/format.js';
import type { Language } from '../language/language.js';
import type { NameBook } from '../language/name-book.js';
import { divisionName, recordText } from '../language/terms.js';

const MOST_SUGGESTIONS = 5;

export function failureText(failure: ToolFailure, names: NameBook): string {
  const { language } = names;
  switch (failure.code) {
    case 'fighter_not_found':
      return fighterNotFound(failure, names);
    case 'ambiguous_fighter':
      return ambiguousFighter(failure, names);
    case 'event_not_found':
      return eventNotFound(failure, language);
    case 'bout_not_found':
      return language === 'ko' ? '그 경기는 데이터에 없습니다.' : 'There is no such bout in the data.';
    case 'timeout':
      return language === 'ko'
        ? '데이터를 찾는 데 시간이 너무 오래 걸렸습니다. 잠시 후 다시 물어봐 주세요.'
        : 'Looking that up took too long. Please ask again in a moment.';
    case 'not_enough_data':
      return language === 'ko'
        ? 'UFC 경기가 없는 선수이거나 데이터가 부족해 추정할 수 없습니다.'
        : `There is no estimate. ${failure.message}`;
    case 'invalid_arguments':
      return failure.call.name === 'predict_matchup' ? noMatchup(language) : notFound(language);
    default:
      return notFound(language);
  }
}

const notFound = (language: Language): string =>
  language === 'ko'
    ? '이 질문을 데이터에서 찾지 못했습니다. 다르게 물어봐 주세요.'
    : 'I could not look that up. Please ask in another way.';

/** The tool refused the pair. */
const noMatchup = (language: Language): string =>
  language === 'ko'
    ? '이 두 선수의 대결은 추정할 수 없습니다. 서로 다른 두 선수여야 하고, 성별이 같고 체급 차이가 두 체급 이내여야 합니다.'
    : 'There is no estimate for these two: they must be two different fighters of the same sex, at most two weight classes apart.';

function askedFor({ call, message }: ToolFailure, keys: readonly string[]): string {
  const quoted = /"([^"]{2,60})"/.exec(message)?.[1];
  if (quoted !== undefined) return quoted;
  const value = keys.map((key) => call.arguments[key]).find((each) => typeof each === 'string');
  return typeof value === 'string' ? value : '';
}

function fighterNotFound(failure: ToolFailure, names: NameBook): string {
  const name = askedFor(failure, ['fighter', 'fighter_a', 'query']);
  const near = listed(failure.suggestions);
  const list = near.map((each) => `- ${describe(each, names)}`).join('\n');
  if (names.language === 'ko') {
    return paragraphs(
      `"${name}" 선수는 데이터에서 찾을 수 없습니다. UFC 경기 기록만 다룹니다.`,
      near.length === 0 ? null : `혹시 이 선수인가요?\n${list}`,
    );
  }
  return paragraphs(
    `I could not find a fighter named "${name}" in the data, which covers the UFC only.`,
    near.length === 0 ? null : `Did you mean one of these?\n${list}`,
  );
}

/** The fighters whom the text of an ambiguous name lists, in the same order. */
export function choicesOf({ code, suggestions }: ToolFailure): Choice[] {
  if (code !== 'ambiguous_fighter') return [];
  return listed(suggestions).flatMap(
    ({ fighter_id: fighterId, name, nickname, weight_classes: weightClasses }) =>
      fighterId === undefined ? [] : [{ fighterId, name, nickname, weightClasses }],
  );
}

const listed = (suggestions: readonly unknown[]): SuggestedFighter[] =>
  suggestions.filter(isFighterSuggestion).slice(0, MOST_SUGGESTIONS);

function ambiguousFighter(failure: ToolFailure, names: NameBook): string {
  const name = askedFor(failure, ['fighter', 'fighter_a', 'query']);
  const list = listed(failure.suggestions)
    .map((each) => `- ${describe(each, names)}`)
    .join('\n');
  return names.language === 'ko'
    ? paragraphs(`"${name}"에 해당하는 선수가 여럿입니다. 누구를 말씀하시나요?`, list)
    : paragraphs(`Several fighters go by "${name}". Which one do you mean?`, list);
}

function eventNotFound(failure: ToolFailure, language: Language): string {
  const name = askedFor(failure, ['event']);
  const list = failure.suggestions
    .filter(isEventSuggestion)
    .slice(0, MOST_SUGGESTIONS)
    .map((each) => `- ${each.name} (${formatDate(each.date, language)})`)
    .join('\n');
  return language === 'ko'
    ? paragraphs(
        `${name} 대회는 데이터에 없습니다. 아직 열리지 않았거나 이름이 다를 수 있습니다.`,
        list === '' ? null : `데이터에 있는 가까운 대회:\n${list}`,
      )
    : paragraphs(
        `${name} is not in the data: it may not have taken place yet, or go by another name.`,
        list === '' ? null : `The nearest events in the data:\n${list}`,
      );
}

function describe(
  { name, nickname, weight_classes: classes, record, born_on: born }: SuggestedFighter,
  names: NameBook,
): string {
  const { language } = names;
  const known = [
    nickname === null ? null : `"${nickname}"`,
    classes[0] === undefined ? null : divisionName(classes[0], language),
    record === undefined ? null : `UFC ${recordText(record, language)}`,
    born == null
      ? null
      : language === 'ko'
        ? `${formatDate(born, language)}생`
        : `born ${formatDate(born, language)}`,
  ].filter((text) => text !== null);
  return `${names.of(name)}${known.length === 0 ? '' : ` — ${known.join(', ')}`}`;
}

type SuggestedFighter = Pick<FighterSuggestion, 'name' | 'nickname' | 'weight_classes'> &
  Partial<Pick<FighterSuggestion, 'fighter_id' | 'record' | 'born_on'>>;

function isFighterSuggestion(value: unknown): value is SuggestedFighter {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    typeof value.name === 'string' &&
    'nickname' in value &&
    'weight_classes' in value &&
    Array.isArray(value.weight_classes)
  );
}

function isEventSuggestion(value: unknown): value is EventSuggestion {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    typeof value.name === 'string' &&
    'date' in value
  );
}

const EXAMPLES: Record<Language, string[]> = {
  en: [
    "What is Khabib Nurmagomedov's UFC record?",
    'Who won the main event of UFC 300?',
    'Who has the most submission wins at lightweight since 2015?',
  ],
  ko: [
    '하빕 UFC 전적 알려줘',
    'UFC 300 메인이벤트 누가 이겼어?',
    '2015년부터 라이트급 서브미션승 1위가 누구야?',
  ],
};

/** Questions that can be answered, for refusals and greetings. */
export function exampleQuestions(language: Language): string[] {
  return EXAMPLES[language];
}
