import type { FighterMention } from '@app/mma/domain';
import { findForeignLimit } from '../grammar/foreign-limit.js';
import { is } from '../grammar/token-reader.js';
import { segmenter } from '../lexicon/lexicon.js';
import { detectLanguage } from '../language/language.js';
import { parseChampions } from './champions-request.js';
import { findEvents } from './event-reference.js';
import { parseEvents } from './events-request.js';
import { findImpossible } from './impossible.js';
import { type Span, maskText } from './masked-text.js';
import { parseOutcome } from './outcome.js';
import { groupMentions } from './named-fighters.js';
import { parseNeighbour } from './neighbour.js';
import { parseMeeting, parsePosition } from './position.js';
import type { NamedFighter, Question } from './question.js';
import { parseRanking } from './ranking-request.js';
import { readWords } from './read-words.js';
import { parseStatistic } from './statistic.js';
import { parseSuccession } from './succession.js';
import { parseTopics } from './topics.js';
import { type SecondName, findSecondName, findUnknown } from './unknown-name.js';

/**
 * @param text as `normalizeText` returns it: free of the private-use characters that stand for names
 * @param mentions the fighters named in exactly this text
 * @param today day in the reader's time zone
 */
export function parseQuestion(text: string, mentions: readonly FighterMention[], today: string): Question {
  const events = findEvents(text, mentions);
  const outside = mentions
    .map((mention) => withoutVerb(mention, text))
    .filter(
      (mention) =>
        !events.some((event) => isInside(mention, event.span)) &&
        // A known word is no misspelt name.
        (mention.score === 1 || !segmenter.knows(mention.text)),
    );
  const { fighters, spans, mentioned } = groupMentions(outside);
  const eventSpans = events.map((event) => event.span);
  const masked = maskText(text, spans, eventSpans);
  const withoutNames = maskOnly(text, [...spans, ...eventSpans]);
  const words = readWords(
    text,
    spans.map((span, position) => ({ span, index: mentioned[position] ?? 0 })),
    // A city that names an event is read as a place by queries.
    events.filter(({ city }) => city === null).map(({ span }) => span),
    today,
  );
  const isKnown = words.tokens.every(({ means }) => means !== null);
  const unknown = isKnown ? { name: null, count: 0 } : findUnknown(withoutNames);
  const second =
    fighters.length === 1 ? findSecondName(withoutNames, fighters[0]?.text ?? '', unknown.name) : null;
  return {
    ...words,
    today,
    language: detectLanguage(text),
    text,
    ...masked,
    fighters: joinSecond(fighters, second),
    mentioned,
    event: events[0] ?? null,
    outcome: parseOutcome(masked),
    position: parsePosition(masked),
    meeting: parseMeeting(masked),
    neighbour: parseNeighbour(masked),
    statistic: parseStatistic(masked),
    ranking: parseRanking(masked, words.weightClasses),
    champions: parseChampions(masked),
    succession: parseSuccession(text, words.tokens),
    events: parseEvents(masked, words, unknown.name),
    impossible: findImpossible(text),
    foreignLimit: findForeignLimit(words.tokens, text),
    fighterBefore: null,
    bout: null,
    boutAspect: null,
    topics: parseTopics(masked),
    unknownName: unknown.name,
    unknownWords: unknown.count,
  };
}

/** "Aldo lose" resembles "Jose Aldo": a verb after a misspelt name is no part of it. */
function withoutVerb(mention: FighterMention, text: string): FighterMention {
  const [, name, verb] = /^(.+) ([a-z]+)$/u.exec(mention.text) ?? [];
  if (mention.score === 1 || name === undefined || verb === undefined) return mention;
  const [token] = segmenter.segment(verb, []);
  if (!is(token, 'verb') && !is(token, 'result')) return mention;
  const end = mention.start + name.length;
  return { ...mention, text: text.slice(mention.start, end), end };
}

/** An unknown name beside a known one is a second fighter, or the given name of the known surname. */
function joinSecond(fighters: NamedFighter[], second: SecondName | null): NamedFighter[] {
  if (second === null) return fighters;
  const named = { text: second.text, candidates: [], byId: false, isClear: false };
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
