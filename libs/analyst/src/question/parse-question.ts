import type { FighterMention } from '@app/mma/domain';
import { detectLanguage } from '../language/language.js';
import { parseAggregate } from './aggregate-request.js';
import { parseChampions } from './champions-request.js';
import { findEvents } from './event-reference.js';
import { parseEvents } from './events-request.js';
import { parseLeaderboard } from './leaderboard-request.js';
import { type Span, maskText, withoutPlaceholders } from './masked-text.js';
import { parseMethod } from './method.js';
import { parseOutcome } from './outcome.js';
import { groupMentions } from './people.js';
import { parsePeriod } from './period.js';
import { parseMeeting, parsePosition } from './position.js';
import type { Person, Question } from './question.js';
import { parseRanking } from './ranking-request.js';
import { type SecondName, findSecondName } from './second-name.js';
import { parseStatistic } from './statistic.js';
import { parseTopics } from './topics.js';
import { findUnknown } from './unknown-name.js';
import { parseWeightClasses } from './weight-class.js';

/** Reads one question. `mentions` are the fighters named in exactly this text. */
export function parseQuestion(typed: string, mentions: readonly FighterMention[]): Question {
  const text = withoutPlaceholders(typed);
  const events = findEvents(text, mentions);
  const outside = mentions.filter((mention) => !events.some((event) => isInside(mention, event.span)));
  const { people, spans, mentioned } = groupMentions(outside);
  const eventSpans = events.map((event) => event.span);
  const masked = maskText(text, spans, eventSpans);
  const withoutNames = maskOnly(text, [...spans, ...eventSpans]);
  const unknown = findUnknown(withoutNames);
  const second =
    people.length === 1 ? findSecondName(withoutNames, people[0]?.text ?? '', unknown.name) : null;
  const method = parseMethod(masked);
  const weightClasses = parseWeightClasses(masked);
  const period = parsePeriod(masked);
  return {
    language: detectLanguage(text),
    text,
    ...masked,
    people: joinSecond(people, second),
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
    strangeWords: unknown.count,
  };
}

/** A name beside a known one is a second person, or the whole of which the known one is the surname. */
function joinSecond(people: Person[], second: SecondName | null): Person[] {
  if (second === null) return people;
  const person = { text: second.text, candidates: [], byId: false };
  return second.whole ? [person] : [...people, person];
}

function isInside(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/** Names blanked out, everything else as typed. */
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
