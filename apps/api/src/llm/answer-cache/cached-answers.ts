import { setImmediate } from 'node:timers/promises';
import type { Grounding, ResponsePart, Source } from '@app/chat-protocol';
import { Injectable } from '@nestjs/common';
import type { AnswerLoopEvent, EmitAnswerEvent } from '../answer-events.js';
import { AnswerLoop } from '../answer-loop.js';
import type { AnswerRequest } from '../answer-request.js';
import type { ModelReading } from '../language-model.js';
import { AnswerKeys, CACHE_LIFETIME_MS } from './answer-keys.js';
import { NodeFlights } from './node-flights.js';
import { SharedAnswer } from './shared-answer.js';

/** Cached answers are streamed in pieces of at most 80 characters. */
const PIECE = /[\s\S]{1,80}/gu;

type CachedEvent = Extract<AnswerLoopEvent, { type: 'model' | 'tool_started' | 'tool_finished' }>;

interface CachedAnswer {
  events: CachedEvent[];
  text: string;
  sources: Source[];
  parts: ResponsePart[];
  grounding: Grounding | null;
  /** Null if the model tells none. */
  reading: ModelReading | null;
}

/**
 * Serves an answer from the cache, from a running generation of the same question on any node, or from the loop. Only the first
 * question of a session is shared: later ones depend on the conversation.
 */
@Injectable()
export class CachedAnswers {
  private readonly inFlight = new Map<string, SharedAnswer>();

  constructor(
    private readonly loop: AnswerLoop,
    private readonly keys: AnswerKeys,
    private readonly flights: NodeFlights,
  ) {
    flights.serveFrom((key) => this.inFlight.get(key));
  }

  /**
   * Resolves when the answer is complete.
   * @param mayShare whether another user's answer to the same question may be used
   * @throws as {@link AnswerLoop.run}
   */
  async run(
    request: AnswerRequest,
    mayShare: boolean,
    signal: AbortSignal,
    emit: EmitAnswerEvent,
  ): Promise<void> {
    const key = mayShare ? await this.keys.keyOf('answer', request.question, signal, request.context) : null;
    if (key === null) return this.loop.run(request, signal, emit);
    const cached = this.inFlight.has(key) ? undefined : await this.keys.cache.get<CachedAnswer>(key);
    if (cached !== undefined) return replay(cached, signal, emit);
    const owner = this.inFlight.has(key) ? null : await this.flights.claim(key);
    const { purpose } = request.account;
    if (owner !== null && (await this.flights.follow(owner, key, purpose, signal, emit))) return;
    return this.join(key, request).read(request.account, signal, emit);
  }

  private join(key: string, request: AnswerRequest): SharedAnswer {
    const running = this.inFlight.get(key);
    if (running?.isOpen === true) return running;
    const shared = new SharedAnswer(request.account, (account, signal, emit) =>
      this.loop.run({ ...request, account }, signal, emit),
    );
    this.inFlight.set(key, shared);
    void shared.ended.then(() => this.store(key, shared));
    return shared;
  }

  private async store(key: string, shared: SharedAnswer): Promise<void> {
    const answer = shared.completeEvents === null ? null : toCached(shared.completeEvents);
    // Until the answer is in the cache, readers use the complete one.
    if (answer !== null) await this.keys.cache.set(key, answer, CACHE_LIFETIME_MS);
    if (this.inFlight.get(key) !== shared) return;
    this.inFlight.delete(key);
    this.flights.release(key);
  }
}

/** Null for an answer that must not be cached: by a fallback, truncated, or with a failed tool. */
function toCached(events: readonly AnswerLoopEvent[]): CachedAnswer | null {
  const cached: CachedAnswer = {
    events: [],
    text: '',
    sources: [],
    parts: [],
    grounding: null,
    reading: null,
  };
  for (const event of events) {
    switch (event.type) {
      case 'model':
        if (event.fallback !== null) return null;
        cached.events.push(event);
        break;
      case 'tool_finished':
        if (!event.ok) return null;
        cached.events.push(event);
        break;
      case 'tool_started':
        cached.events.push(event);
        break;
      case 'text':
        cached.text += event.text;
        break;
      case 'reading': {
        const { type: _type, ...reading } = event;
        cached.reading = reading;
        break;
      }
      case 'sources':
        cached.sources = event.sources;
        break;
      case 'part':
        cached.parts.push(event.part);
        break;
      case 'grounding':
        cached.grounding = event.grounding;
        break;
      case 'cut_short':
        return null;
      case 'usage':
      case 'cached':
        break;
    }
  }
  return cached;
}

async function replay(
  { events, text, sources, parts, grounding, reading }: CachedAnswer,
  signal: AbortSignal,
  emit: EmitAnswerEvent,
): Promise<void> {
  emit({ type: 'cached', cached: true });
  for (const event of events) emit(event);
  emit({ type: 'sources', sources });
  if (reading !== null) emit({ type: 'reading', ...reading });
  for (const piece of text.match(PIECE) ?? []) {
    await setImmediate();
    signal.throwIfAborted();
    emit({ type: 'text', text: piece });
  }
  if (grounding !== null) emit({ type: 'grounding', grounding });
  for (const part of parts) emit({ type: 'part', part });
}
