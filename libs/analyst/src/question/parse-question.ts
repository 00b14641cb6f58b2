import type { FighterMention } from '@app/mma/domain';
import { detectLanguage } from '../language/language.js';
import { parseAggregate } from './aggregate-request.js';
import { parseChampions } from './champions-request.js';
import { findEvents } from './event-reference.js';
import { parseEvents } from './events-request.js';
import { parseLeaderboard } from './leaderboard-request.js';
import { type Span, maskText, withoutPlaceholders } from './masked-text.js';
import { parseMethod, parseOutcome } from './outcome.js';
import { groupMentions } from './named-fighters.js';
import { parsePeriod } from './period.js';
import { parseMeeting, parsePosition } from './position.js';
import type { NamedFighter, Question } from './question.js';
import { parseRanking } from './ranking-request.js';
import { parseStatistic } from './statistic.js';
import { parseTopics } from './topics.js';
import { type SecondName, findSecondName, findUnknown } from './unknown-name.js';
import { parseWeightClasses } from './weight-class.js';

/** Parses one question. `mentions` are the fighters named in exactly this text. */
export function parseQuestion(typed: string, mentions: readonly FighterMention[]): Question {
  const text = withoutPlaceholders(typed);
  const events = findEvents(text, mentions);
  const outside = mentions.filter((mention) => !events.some((event) => isInside(mention, event.span)));
  const { fighters, spans, mentioned } = groupMentions(outside);
  const eventSpans = events.map((event) => event.span);
  const masked = maskText(text, spans, eventSpans);
  const withoutNames = maskOnly(text, [...spans, ...eventSpans]);
  const unknown = findUnknown(withoutNames);
  const second =
    fighters.length === 1 ? findSecondName(withoutNames, fighters[0]?.text ?? '', unknown.name) : null;
  const method = parseMethod(masked);
  const weightClasses = parseWeightClasses(masked);
  const period = parsePeriod(masked);
  return {
    language: detectLanguage(text),
    text,
    ...masked,
    fighters: joinSecond(fighters, second),
    mentioned,
    event: events[0] ?? null,
    weightClasses,
    method,
    outcome: parseOutcome(masked),
    position: parsePosition(masked),
    meeting: parseMeeting(masked),
    period,
    statistic: parseStatistic(masked),
    leaderboard: parseLeaderboard(masked, method),
    aggregate: parseAggregate(masked, { method, weightClasses, period, unknownName: unknown.name, text }),
    ranking: parseRanking(masked, weightClasses),
    champions: parseChampions(masked),
    events: parseEvents(masked, { text, period, unknownName: unknown.name }),
    topics: parseTopics(masked),
    unknownName: unknown.name,
    unknownWords: unknown.count,
  };
}

/** An unknown name beside a known one is a second fighter, or the given name of the known surname. */
function joinSecond(fighters: NamedFighter[], second: SecondName | null): NamedFighter[] {
  if (second === null) return fighters;
  const named = { text: second.text, candidates: [], byId: false };
  return second.whole ? [named] : [...fighters, named];
}

function isInside(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

function maskOnly(text: string, spans: readonly Span[]): string {
  let masked = '';
  let at = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    if (span.start < at) continue;
    masked += `${text.slice(at, span.start)} \uE000 `;
    at = span.end;
  }
  return masked + text.slice(at);
}
