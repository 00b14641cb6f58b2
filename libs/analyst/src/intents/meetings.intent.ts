import type { BoutDetailData, FighterBoutData } from '@app/mma/domain';
import { type QueryPlan, ask, askAll } from '../plan/query-plan.js';
import { type FighterReference, resolvePair } from '../plan/resolve-fighter.js';
import { formatDate, paragraphs } from '../language/format.js';
import type { NameBook } from '../language/name-book.js';
import { presumedWinner, favouredFighter } from '../question/presumed-winner.js';
import { isBoutOf } from '../question/event-reference.js';
import type { Question } from '../question/question.js';
import { spokenBout } from '../question/spoken-bout.js';
import { isWithin } from '../grammar/calendar.js';
import { refereeText, scorecardsText } from '../wording/bout-details.js';
import { boutContext, meetingsTable, outcomeSentence } from '../wording/bout-wording.js';
import { statisticsText } from '../wording/statistics-wording.js';
import { ABOUT_A_BOUT, uncovered } from './coverage.js';
import type { Answer, Intent } from './intent.js';

/** No two fighters have met more often. */
export const ALL_MEETINGS = 20;

export const meetingsIntent: Intent = {
  name: 'meetings',
  ignores: uncovered({
    ...ABOUT_A_BOUT,
    subjects: [...ABOUT_A_BOUT.subjects, 'record'],
    conditions: ['title', 'nth_bout', 'weight_class', 'main_event'],
  }),
  accepts: (question) => question.fighters.length >= 2,
  answer: answerMeetings,
};

function* answerMeetings(question: Question, names: NameBook): QueryPlan<Answer> {
  const [first, second] = yield* resolvePair(question.fighters.slice(0, 2), question);
  if (first === undefined || second === undefined) return { text: '', dated: false };
  const { data: all } = yield* ask('get_fighter_bouts', {
    fighter: first.reference,
    opponent: second.reference,
    limit: ALL_MEETINGS,
  });
  const chosen = narrow(select(all, question), question);
  const asksTotals = question.statistic !== null && !question.topics.has('scorecards');
  const shown = chosen.slice(0, 3);
  const details = asksTotals && shown.length > 0 ? yield* askTotals(shown) : [];
  if (all.length === 0) return { text: neverMet(first, second, names), dated: true };
  if (chosen.length === 0) return { text: notThere(question, first, second, all, names), dated: true };
  const correction = correct(question, chosen, names);
  if (details.length > 0) {
    const blocks = details.map((bout) =>
      statisticsText(bout, question.statistic ?? 'all', boutName(bout, first), names),
    );
    return { text: paragraphs(correction, ...blocks, resultLines(shown, names)), dated: false };
  }
  const [bout] = chosen;
  return {
    text: paragraphs(correction, wordBouts(question, chosen, [first, second], names)),
    dated: false,
    ...(bout === undefined || chosen.length > 1 ? {} : { bout: spokenBout(bout, null) }),
  };
}

function* askTotals(bouts: readonly FighterBoutData[]): QueryPlan<BoutDetailData[]> {
  const found = yield* askAll(
    'get_bout',
    bouts.map((bout) => ({ bout_id: bout.bout_id })),
  );
  return found.map(({ data }) => data);
}

function select(all: readonly FighterBoutData[], question: Question): FighterBoutData[] {
  const { event, meeting, period } = question;
  if (meeting !== null && meeting > 0 && meeting <= all.length)
    return all.slice(all.length - meeting, all.length - meeting + 1);
  if (meeting === -1) return all.slice(0, 1);
  const atEvent = event === null ? [...all] : all.filter((bout) => isBoutOf(bout, event));
  return period === null ? atEvent : atEvent.filter((bout) => isWithin(bout.date, period));
}

function boutName(
  bout: { fighter_a: { name: string }; fighter_b: { name: string } },
  resolved: FighterReference,
): string {
  return bout.fighter_b.name === resolved.name ? bout.fighter_b.name : bout.fighter_a.name;
}

function wordBouts(
  question: Question,
  bouts: readonly FighterBoutData[],
  resolved: readonly FighterReference[],
  names: NameBook,
): string {
  const { topics } = question;
  const [bout] = bouts;
  if (bout !== undefined && bouts.length === 1) return wordBout(question, bout, names);
  if (topics.has('referee') && !topics.has('scorecards')) {
    return paragraphs(bouts.map((each) => `- ${refereeText(each, names)}`).join('\n'));
  }
  if (topics.has('scorecards')) {
    return paragraphs(...bouts.map((each) => scorecardsText(each, names, favouredBy(question, each))));
  }
  return seriesText(bouts, resolved, names);
}

function wordBout(question: Question, bout: FighterBoutData, names: NameBook): string {
  const { topics } = question;
  const { language } = names;
  const once =
    language === 'ko' ? '두 선수는 UFC에서 한 번(1경기) 만났습니다.' : 'They met once in the UFC (1 fight).';
  const lead = topics.has('scorecards')
    ? scorecardsText(bout, names, favouredBy(question, bout))
    : topics.has('referee')
      ? refereeText(bout, names)
      : topics.has('faced') && !topics.has('versus') && question.event === null && question.meeting === null
        ? once
        : null;
  return paragraphs(lead, `${outcomeSentence(bout, names)}.`, boutContext(bout, language));
}

/** "How did A finish B?" of two fighters who met twice means the bout that A won that way. */
function narrow(bouts: FighterBoutData[], question: Question): FighterBoutData[] {
  const { topics, method } = question;
  if (bouts.length < 2 || topics.has('faced') || topics.has('count')) return bouts;
  const presumed = presumedWinner(question)?.candidates.map(({ name }) => name) ?? null;
  const won =
    presumed === null ? bouts : bouts.filter(({ winner }) => winner !== null && presumed.includes(winner));
  const ended = method === null ? won : won.filter((bout) => bout.method_group === method);
  return ended.length > 0 ? ended : won.length > 0 ? won : bouts;
}

/** The fighter of "who scored it for X", as the bout spells the name. */
function favouredBy(question: Question, bout: FighterBoutData): string | null {
  const named = favouredFighter(question)?.candidates.map(({ name }) => name) ?? [];
  return [bout.fighter_a.name, bout.fighter_b.name].find((name) => named.includes(name)) ?? null;
}

/** How often two fighters met, who leads, and a table. */
export function seriesText(
  bouts: readonly FighterBoutData[],
  resolved: readonly FighterReference[],
  names: NameBook,
): string {
  const [first, second] = resolved;
  const [newest] = bouts;
  if (first === undefined || second === undefined || newest === undefined) return '';
  const wins = bouts.filter((bout) => bout.result === 'win').length;
  const losses = bouts.filter((bout) => bout.result === 'loss').length;
  const others = bouts.length - wins - losses;
  const a = newest.fighter_a.name === newest.opponent ? newest.fighter_b.name : newest.fighter_a.name;
  const b = newest.opponent;
  return paragraphs(
    names.language === 'ko'
      ? koreanSeries(a, b, [wins, losses, others], names)
      : englishSeries(a, b, [wins, losses, others], names),
    meetingsTable(bouts, names),
  );
}

function englishSeries(
  a: string,
  b: string,
  [wins, losses, others]: [number, number, number],
  names: NameBook,
): string {
  const met = `${names.of(a)} and ${names.of(b)} have met ${wins + losses + others} times in the UFC`;
  const rest = others > 0 ? `, with ${others} without a winner` : '';
  if (wins === losses) return `${met}; the series is tied ${wins}-${losses}${rest}.`;
  const leader = wins > losses ? a : b;
  return `${met}; ${names.of(leader)} leads the series ${Math.max(wins, losses)}-${Math.min(wins, losses)}${rest}.`;
}

function koreanSeries(
  a: string,
  b: string,
  [wins, losses, others]: [number, number, number],
  names: NameBook,
): string {
  const met = `${names.with(a, '은/는')} ${names.with(b, '와/과')} UFC에서 ${wins + losses + others}번 만났습니다.`;
  const rest = others > 0 ? ` (승패 없음 ${others})` : '';
  if (wins === losses) return `${met} 상대 전적은 ${wins}승 ${losses}패로 동률입니다${rest}.`;
  const leader = wins > losses ? a : b;
  const [high, low] = [Math.max(wins, losses), Math.min(wins, losses)];
  return `${met} 상대 전적은 ${names.of(leader)} 기준 ${high}승 ${low}패입니다${rest}.`;
}

function resultLines(bouts: readonly FighterBoutData[], names: NameBook): string {
  return bouts
    .map((bout) => `- ${formatDate(bout.date, names.language)}: ${outcomeSentence(bout, names)}.`)
    .join('\n');
}

/** Of two fighters without a bout. */
export function neverMet(first: FighterReference, second: FighterReference, names: NameBook): string {
  return names.language === 'ko'
    ? `${names.with(first.name, '와/과')} ${names.with(second.name, '은/는')} UFC에서 맞붙은 적이 없습니다. 데이터에 두 선수의 맞대결은 없습니다(다른 단체의 경기는 포함하지 않습니다).`
    : `${names.of(first.name)} and ${names.of(second.name)} have never fought each other in the UFC: there is no bout between them in the data (other promotions are not covered).`;
}

function notThere(
  question: Question,
  first: FighterReference,
  second: FighterReference,
  all: readonly FighterBoutData[],
  names: NameBook,
): string {
  const where = question.event?.query ?? null;
  const { language } = names;
  const lead =
    language === 'ko'
      ? `${names.with(first.name, '은/는')} ${names.with(second.name, '와/과')} ${where === null ? '그 시기에' : `${where}에서`} 맞붙지 않았습니다. UFC에서의 맞대결은 다음과 같습니다.`
      : `${names.of(first.name)} and ${names.of(second.name)} did not meet ${where === null ? 'in that period' : `at ${where}`}. Their meetings in the UFC:`;
  return paragraphs(lead, meetingsTable(all, names));
}

/** Corrects a winner that the question presumes and the data contradicts. */
function correct(question: Question, bouts: readonly FighterBoutData[], names: NameBook): string | null {
  const presumed = presumedWinner(question)?.candidates.map(({ name }) => name) ?? [];
  const [newest] = bouts;
  if (newest === undefined || presumed.length === 0) return null;
  const spelled = [newest.fighter_a.name, newest.fighter_b.name].find((name) => presumed.includes(name));
  if (spelled === undefined || bouts.some((bout) => bout.winner === spelled)) return null;
  return names.language === 'ko'
    ? '질문의 전제는 데이터와 다릅니다. 실제 결과는 이렇습니다.'
    : `That is not what happened: ${names.of(spelled)} did not win ${bouts.length === 1 ? 'this bout' : 'any of these bouts'}.`;
}
