import { Injectable } from '@nestjs/common';
import { EventRepository, type EventRow } from '../repositories/event.repository.js';
import type { EventSuggestion } from '../domain/event.js';
import { DataHint } from '../repositories/data-hint.js';
import { LookupError } from '../domain/lookup-error.js';
import { EventCatalogue } from './event-catalogue.js';
import type { EventIndex } from './event-index.js';
import { parseAskedEvent, type AskedEvent } from './event-text.js';

const IDENTIFIER = /^(?:[0-9a-f]{16}|n-[0-9a-z-]+)$/;
const LEAST_SIMILARITY = 0.6;
/** Names below this similarity are not suggested. */
const LEAST_LIKENESS = 0.3;
const SUGGESTIONS = 5;
const MOST_FOUND = 20;
/** Shorter words do not identify an event by themselves. */
const SHORTEST_WORD = 3;

export interface ResolvedEvent {
  event: EventRow;
  /** Other matching events; the newest of all was chosen. */
  others: EventRow[];
}

/**
 * Finds an event by id, name, former name, short form (`UFC 300`), location (`UFC Busan`, optionally with a year),
 * words of its name (`Khabib McGregor`) or a similar text. Of several matches the newest is chosen and the others are
 * returned too.
 */
@Injectable()
export class EventResolver {
  constructor(
    private readonly catalogue: EventCatalogue,
    private readonly events: EventRepository,
    private readonly hint: DataHint,
  ) {}

  /** @throws LookupError `event_not_found` with the nearest names. */
  async resolve(text: string, signal: AbortSignal): Promise<ResolvedEvent> {
    const index = await this.catalogue.read(signal);
    const identifier = text.trim().toLowerCase();
    if (IDENTIFIER.test(identifier)) {
      const event = index.find(identifier);
      if (event !== null) return { event, others: [] };
    }
    const asked = parseAskedEvent(text);
    const [event, ...others] = find(index, asked).slice(0, MOST_FOUND);
    if (event !== undefined) return { event, others };
    const similar = await this.findSimilar(index, asked, signal);
    const [likest] = similar;
    if (likest !== undefined && likest.similarity >= LEAST_SIMILARITY && !hasOtherNumber(asked, likest)) {
      return { event: likest, others: [] };
    }
    throw eventNotFound(text, suggest(index, similar), await this.hint.forMissing(signal));
  }

  /** Similar events, the most similar first; none when a number or no word was given. */
  private async findSimilar(
    index: EventIndex,
    asked: AskedEvent,
    signal: AbortSignal,
  ): Promise<SimilarEvent[]> {
    if (asked.number !== null || asked.words.length === 0) return [];
    const candidates = index.likeNames(asked.folded, LEAST_LIKENESS, SUGGESTIONS);
    return this.events.findSimilar(candidates, asked.folded, SUGGESTIONS, signal);
  }
}

function find(index: EventIndex, asked: AskedEvent): EventRow[] {
  if (asked.folded === '') return [];
  const named = index.named(asked.folded);
  const exact = named.filter((event) => event.nameFolded === asked.folded);
  if (exact.length > 0) return exact;
  if (asked.number !== null) return named;
  const renamed = index.formerly(asked.folded);
  if (renamed.length > 0) return renamed;
  if (asked.words.length === 0) return [];
  if (asked.shortForm !== null) {
    const numbered = index.named(asked.shortForm);
    if (numbered.length > 0) return numbered;
  }
  if (asked.location !== '') {
    const there = index.in(asked.location, asked.year);
    if (there.length > 0) return there;
  }
  if (named.length > 0) return named;
  return asked.words.some((word) => word.length >= SHORTEST_WORD) ? index.withWords(asked.words) : [];
}

/** Similar events, or the newest numbered ones. */
function suggest(index: EventIndex, similar: SimilarEvent[]): Suggestions {
  if (similar.length > 0) return { intro: 'Nearest', events: similar };
  return { intro: 'The newest numbered events', events: index.newestNumbered(SUGGESTIONS) };
}

type SimilarEvent = EventRow & { similarity: number };

interface Suggestions {
  intro: string;
  events: EventRow[];
}

/** `UFC 300 Smith` does not match `UFC 30: …`, however similar. */
function hasOtherNumber(asked: AskedEvent, event: EventRow): boolean {
  const numbers = asked.words.filter((word) => /^\d+$/.test(word));
  const own = event.nameFolded.split(' ');
  return numbers.some((number) => !own.includes(number));
}

function eventNotFound(text: string, { intro, events }: Suggestions, missing: string): LookupError {
  const shown = text.length > 80 ? `${text.slice(0, 80)}…` : text.trim();
  const names = events.map((event) => event.name).join('; ');
  const hint = names === '' ? 'There is no event like it.' : `${intro}: ${names}.`;
  return new LookupError(
    'event_not_found',
    `No event "${shown}" is in the data. ${hint} ${missing}`.trimEnd(),
    events.map((event): EventSuggestion => ({ event_id: event.id, name: event.name, date: event.heldOn })),
  );
}
