import type { AggregateData } from '@app/mma/domain';
import { type QueryPlan, ask, askAll } from '../plan/query-plan.js';
import { paragraphs } from '../language/format.js';
import type { NameBook } from '../language/name-book.js';
import type { AggregateGrouping, AggregateRequest } from '../question/aggregate-request.js';
import type { EventReference } from '../question/event-reference.js';
import type { Question } from '../question/question.js';
import { type Counted, figureOf, figureText, groupsText, isRate } from '../wording/aggregate-wording.js';
import type { Answer, Intent } from './intent.js';

const EVERY_GROUP = 100;
/** Groups with fewer bouts are left out of a comparison of rates. */
const LEAST_BOUTS_OF_A_RATE = 20;

export const aggregateIntent: Intent = {
  name: 'aggregate',
  accepts: ({ aggregate, leaderboard, fighters, event }) =>
    aggregate !== null &&
    fighters.length === 0 &&
    (event === null || countsEventsOf(event, aggregate)) &&
    (leaderboard === null || aggregate.group !== null),
  answer: answerAggregate,
};

/** "부산에서 열린 UFC 대회" names one event, unless the question counts events. */
function countsEventsOf({ city }: EventReference, { measure, location }: AggregateRequest): boolean {
  return city !== null && measure === 'events' && location !== null;
}

function* answerAggregate(question: Question, names: NameBook): QueryPlan<Answer> {
  const { aggregate: request } = question;
  if (request === null) return { text: '', dated: false };
  const { group } = request;
  if (group !== null) return yield* answerGroups(question, { ...request, group }, names);
  const picked = pickedGroup(request);
  const { data, meta } = yield* ask(
    'aggregate_bouts',
    parametersOf(question, request, picked?.group ?? 'none'),
  );
  let row = picked === null ? data[0] : readPicked(data, request, picked.key);
  if (row === undefined && picked !== null && meta.truncated) {
    const spans = yield* askAll('aggregate_bouts', spansOf(parametersOf(question, request, picked.group)));
    const found = spans.map((span) => readPicked(span.data, request, picked.key));
    if (spans.some((span, index) => span.meta.truncated && found[index] === undefined)) {
      return { text: unlistedText(names), dated: false };
    }
    row = found.reduce<Counted>((sum, each) => (each === undefined ? sum : addCounts(sum, each)), NOTHING);
  }
  return { text: figureText(question, request, row ?? NOTHING, names.language), dated: true };
}

const NOTHING: AggregateData = {
  key: null,
  events: 0,
  bouts: 0,
  finishes: 0,
  finish_rate: null,
  ko_tko: 0,
  submission: 0,
  decision: 0,
  avg_duration_seconds: null,
};

/** The single group that the question selects by location, round or rare method; null if all bouts count. */
function pickedGroup({
  location,
  round,
  method,
}: AggregateRequest): { group: AggregateGrouping; key: string } | null {
  if (location !== null) return { group: location.kind, key: location.name };
  if (round !== null) return { group: 'round', key: String(round) };
  return method === 'dq' || method === 'other' ? { group: 'method_group', key: method } : null;
}

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}.\s]/gu, '')
    .toLowerCase();

function readPicked(
  data: readonly AggregateData[],
  request: AggregateRequest,
  key: string,
): Counted | undefined {
  const found = data.find((row) => plain(row.key ?? '') === plain(key));
  if (request.method !== 'dq' && request.method !== 'other') return found;
  const bouts = data.reduce((sum, row) => sum + row.bouts, 0);
  const events = Math.max(0, ...data.map((row) => row.events));
  return { ...NOTHING, bouts, events, byMethod: found?.bouts ?? 0 };
}

function parametersOf(
  { weightClasses, period }: Question,
  { titleOnly }: AggregateRequest,
  group: AggregateGrouping | 'none',
): Record<string, unknown> {
  const [division] = weightClasses;
  return {
    group_by: group,
    ...(division === undefined ? {} : { weight_class: division }),
    ...(titleOnly ? { title_only: true } : {}),
    ...(period?.from == null ? {} : { from: period.from }),
    ...(period?.to == null ? {} : { to: period.to }),
    ...(group === 'none' ? {} : { limit: EVERY_GROUP }),
  };
}

/** A single call cannot list every city; within each of these periods it can. */
const SPANS = [
  { from: '1993-01-01', to: '2010-12-31' },
  { from: '2011-01-01', to: '2014-12-31' },
  { from: '2015-01-01', to: '2018-12-31' },
  { from: '2019-01-01', to: '2199-12-31' },
];

function spansOf(parameters: Record<string, unknown>): Record<string, unknown>[] {
  const { from, to } = parameters;
  return SPANS.map((span) => ({
    ...parameters,
    from: typeof from === 'string' && from > span.from ? from : span.from,
    to: typeof to === 'string' && to < span.to ? to : span.to,
  })).filter((span) => span.from <= span.to);
}

function addCounts(a: Counted, b: Counted): Counted {
  const bouts = a.bouts + b.bouts;
  const finishes = a.finishes + b.finishes;
  const seconds = a.bouts * (a.avg_duration_seconds ?? 0) + b.bouts * (b.avg_duration_seconds ?? 0);
  return {
    key: b.key,
    events: a.events + b.events,
    bouts,
    finishes,
    finish_rate: bouts === 0 ? null : finishes / bouts,
    ko_tko: a.ko_tko + b.ko_tko,
    submission: a.submission + b.submission,
    decision: a.decision + b.decision,
    avg_duration_seconds: bouts === 0 ? null : seconds / bouts,
  };
}

function* answerGroups(
  question: Question,
  request: AggregateRequest & { group: AggregateGrouping },
  names: NameBook,
): QueryPlan<Answer> {
  const { language } = names;
  const { data } = yield* ask('aggregate_bouts', parametersOf(question, request, request.group));
  const rate = isRate(request);
  const sign = request.order === 'most' ? -1 : 1;
  const rows = data
    .flatMap(({ key, ...row }) => (key === null ? [] : [{ ...row, key }]))
    .filter((row) => !rate || row.bouts >= LEAST_BOUTS_OF_A_RATE)
    .sort((a, b) => sign * ((figureOf(request, a) ?? 0) - (figureOf(request, b) ?? 0)));
  if (rows.length === 0) {
    const text =
      language === 'ko'
        ? '그 조건에 맞는 UFC 경기가 데이터에 없습니다.'
        : 'No UFC bout in the data fits that.';
    return { text, dated: true };
  }
  const { lead, board } = groupsText(question, request, rows, language);
  return { text: paragraphs(lead, board, rate ? sampleText(language) : null), dated: true };
}

function sampleText(language: NameBook['language']): string {
  return language === 'ko'
    ? `${LEAST_BOUTS_OF_A_RATE}경기 이상인 경우만 비교했습니다.`
    : `Compared where there were at least ${LEAST_BOUTS_OF_A_RATE} bouts.`;
}

function unlistedText({ language }: NameBook): string {
  return language === 'ko'
    ? `그곳은 UFC 경기가 가장 많이 열린 ${EVERY_GROUP}곳에 들지 않아 횟수를 셀 수 없습니다.`
    : `That place is not among the ${EVERY_GROUP} with the most UFC bouts, so I can't count them.`;
}
