import type { FoundClaim } from '../claims/claim.js';
import type { BoutFact } from '../facts/bout.js';
import { fold } from '../facts/name-index.js';
import type { EventSpan } from '../facts/event-names.js';
import type { MethodWord } from '../claims/scan-words.js';
import { dateKey } from './check-date.js';
import type { UnitClaims } from './unit-claims.js';

export type AttributeType = 'name' | 'event' | 'date' | 'round' | 'time' | 'method';

/** A part of a text that says something about one bout. */
export interface BoutAttribute {
  type: AttributeType;
  start: number;
  end: number;
  claim: FoundClaim;
  holds: (bout: BoutFact) => boolean;
}

const SCHEDULED =
  /^[\s-]?(?:fight|bout|title|championship|main event|decision|unanimous|split|war|battle|경기|타이틀|매치|제 )/iu;
const RANGE_BEFORE = /(?:from|since|until|till|between|through|by|after|before)\s$/iu;
const RANGE_AFTER = /^\s?(?:부터|까지|이후|이래|[-–~]\s?\d)/u;
const ROUND_SECONDS = 300;
const NOT_BOUT_TIME = /control|컨트롤|average|avg|평균|per |total|총|min(?:ute)?s? of/iu;

/** What a unit says about bouts, in order. */
export function attributesOf(claims: UnitClaims): BoutAttribute[] {
  const { text } = claims.unit;
  const attributes: BoutAttribute[] = [];
  const add = (
    type: AttributeType,
    span: { start: number; end: number },
    claim: FoundClaim,
    holds: BoutAttribute['holds'],
  ): void => {
    attributes.push({ type, start: span.start, end: span.end, claim, holds });
  };
  for (const name of claims.names) {
    if (name.fighters.size === 0) continue;
    const claim: FoundClaim = {
      kind: 'name',
      text: text.slice(name.start, name.end),
      offset: name.start,
      fighters: name.fighters,
      isFull: name.isFull,
    };
    add('name', name, claim, ({ fighters }) => [...name.fighters].some((each) => fighters.has(each)));
  }
  for (const event of claims.events) {
    if (event.events.length === 0) continue;
    add(
      'event',
      event,
      { kind: 'event', text: text.slice(event.start, event.end), offset: event.start },
      eventTest(event),
    );
  }
  for (const figure of claims.figures) {
    const span = { start: figure.offset, end: figure.offset + figure.text.length };
    const test = figureTest(claims, figure);
    if (test !== null)
      add(figure.kind === 'number' ? 'time' : (figure.kind as AttributeType), span, figure, test);
  }
  for (const method of claims.methods) {
    if (!isAttribute(claims, method)) continue;
    const claim: FoundClaim = {
      kind: 'method',
      text: text.slice(method.start, method.end),
      offset: method.start,
      group: method.group,
      words: method.words,
    };
    add('method', method, claim, methodTest(method));
  }
  return attributes.sort((a, b) => a.start - b.start || a.end - b.end);
}

const eventTest = ({ events }: EventSpan): BoutAttribute['holds'] => {
  const known = new Set(events);
  return ({ event }) => event !== null && known.has(event.toLowerCase());
};

function figureTest(
  claims: UnitClaims,
  figure: UnitClaims['figures'][number],
): BoutAttribute['holds'] | null {
  const end = figure.offset + figure.text.length;
  const place = claims.cellAt(figure.offset);
  const header = place === null ? '' : claims.headerOf(place.column);
  const near = `${header} ${claims.unit.text.slice(Math.max(0, figure.offset - 24), end + 24)}`;
  switch (figure.kind) {
    case 'date': {
      const key = dateKey(figure);
      if (key === null || figure.month === null) return null;
      const isRange =
        RANGE_BEFORE.test(claims.unit.text.slice(Math.max(0, figure.offset - 10), figure.offset)) ||
        RANGE_AFTER.test(claims.unit.text.slice(end, end + 5));
      if (isRange) return null;
      return ({ date }) => date !== null && (date.startsWith(key) || date.slice(5) === key);
    }
    case 'round': {
      if (SCHEDULED.test(claims.unit.text.slice(end, end + 14)))
        return ({ scheduledRounds, round }) =>
          scheduledRounds === figure.value || (scheduledRounds === null && round === figure.value);
      return ({ round }) => round === figure.value;
    }
    case 'time':
      return NOT_BOUT_TIME.test(near) ? null : timeTest(figure.seconds, isLeft(claims, figure));
    case 'number':
      if (figure.decimals > 0 || figure.precision !== 'exact' || NOT_BOUT_TIME.test(near)) return null;
      if (
        figure.unit === 'minute' &&
        (/분/u.test(figure.text) || /^ into\b/u.test(claims.unit.text.slice(end)))
      )
        return timeTest(figure.value * 60, isLeft(claims, figure));
      return figure.unit === 'second' ? timeTest(figure.value, isLeft(claims, figure)) : null;
    default:
      return null;
  }
}

const LEFT_AFTER = /^\s(?:left|remaining|to go)\b|^[가-힣]?\s?(?:남기|남긴|남은)/iu;
const isLeft = ({ unit }: UnitClaims, { offset, text }: { offset: number; text: string }): boolean =>
  LEFT_AFTER.test(unit.text.slice(offset + text.length, offset + text.length + 12));

/** In its round, over all rounds, or what was left of the round. */
function timeTest(seconds: number, isRest: boolean): BoutAttribute['holds'] {
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (bout) => {
    if (bout.time === clock || bout.seconds === seconds) return true;
    const [minutes, rest] = (bout.time ?? '').split(':').map(Number);
    if (minutes === undefined || rest === undefined || bout.round === null) return false;
    const inRound = minutes * 60 + rest;
    const isWhole = bout.seconds === null && (bout.round - 1) * ROUND_SECONDS + inRound === seconds;
    return isWhole || ((seconds < 60 || isRest) && inRound > 0 && ROUND_SECONDS - inRound === seconds);
  };
}

function methodTest({ group, words }: MethodWord): BoutAttribute['holds'] {
  const wanted = fold(words);
  return (bout) =>
    bout.group === group &&
    (wanted === '' || fold(bout.method).includes(wanted) || fold(bout.detail).includes(wanted));
}

const COUNT_AFTER =
  /^(?:[ -]?(?:wins?|losses|victories|finishes|attempts?|streak|artist|specialist|rate|percentage|game|threat|defen[cs]e)|\s?(?:승|패)?(?:률|이|은|만)\s|\s?(?:승|패)?\s?[:：]?\s?\d{1,2}(?!\d|:|라운드|R|분|초)|\s?(?:승률|비율|시도|성공|부문))/iu;
const BY_BEFORE =
  /(?:\bby|\bvia|\bwith an?|[(,|→:–—-]|라운드|초|\d|\bvia an?|\bin an?|\bround)\s?(?:(?:a|an|the|first|second|third|fourth|fifth|late|early|quick|technical|lopsided|razor-thin|dominant|close|clear|controversial|hard-fought|rear-naked)[ -](?:round[ -])?){0,3}["*]{0,2}$/iu;
const KOREAN_AFTER =
  /^(?:\([^)]{0,40}\))?(?:승|패)?(?:으로|로|\s?승리|\s?패배|에\s|$|[|),])|^(?:\([^)]{0,40}\))?(?:승|패)(?:입니다|을|를|였|이었|,|\.)/u;
const VERB = /submitted|outpointed|knocked out|choked out|tapped/iu;

/** Whether a method says how one bout ended, and is no part of what a figure counts. */
function isAttribute(claims: UnitClaims, { start, end }: MethodWord): boolean {
  const { text } = claims.unit;
  const after = text.slice(end, end + 50);
  const place = claims.cellAt(start);
  if (place !== null) {
    const header = claims.headerOf(place.column);
    return /method|방식|방법|how|result|결과|ending|outcome|finish|마무리|승리 방법/iu.test(header);
  }
  const { start: from, end: to } = claims.clauseAt(start);
  const isCounted = claims.figures.some(
    (each) =>
      each.offset >= from &&
      each.offset < to &&
      ((each.kind === 'number' && (each.unit === 'none' || each.unit === 'percent')) ||
        each.kind === 'record'),
  );
  if (isCounted || COUNT_AFTER.test(after)) return false;
  if (VERB.test(text.slice(start, end))) return true;
  return BY_BEFORE.test(text.slice(Math.max(0, start - 40), start)) || KOREAN_AFTER.test(after);
}
