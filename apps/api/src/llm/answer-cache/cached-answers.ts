import { setImmediate } from 'node:timers/promises';
import type { ToolSource } from '@app/mma';
import { Injectable } from '@nestjs/common';
import { AnswerLoop, type AnswerLoopEvent, type AnswerRequest } from '../answer-loop.js';
import { AnswerKeys } from './answer-keys.js';
import { SharedAnswer } from './shared-answer.js';

const DAY_MS = 86_400_000;
/** Letters per piece of an answer from memory, streamed as if it were made. */
const PIECE = /[\s\S]{1,80}/gu;

type Kept = Extract<AnswerLoopEvent, { type: 'model' | 'tool_started' | 'tool_finished' }>;

/** An answer as the cache keeps it. */
interface KeptAnswer {
  events: Kept[];
  text: string;
  sources: ToolSource[];
}

/**
 * Where answers come from: the cache, one that is being made for the same question, or the loop. Only first questions
 * of a session are shared; what follows depends on what was said before.
 */
@Injectable()
export class CachedAnswers {
  private readonly beingMade = new Map<string, SharedAnswer>();

  constructor(
    private readonly loop: AnswerLoop,
    private readonly keys: AnswerKeys,
  ) {}

  /**
   * @param mayShare whether an answer made for somebody else's same question will do
   * @throws as {@link AnswerLoop.run}
   */
  async *make(
    request: AnswerRequest,
    mayShare: boolean,
    signal: AbortSignal,
  ): AsyncGenerator<AnswerLoopEvent> {
    const key = mayShare ? await this.keys.keyOf('answer', request.question, signal) : null;
    if (key === null) {
      yield* this.loop.run(request, signal);
      return;
    }
    const kept = this.beingMade.has(key) ? undefined : await this.keys.cache.get<KeptAnswer>(key);
    if (kept !== undefined) yield* replay(kept, signal);
    else yield* this.join(key, request).read(request.account, signal);
  }

  /** The answer to this question that is being made; begins it when there is none. */
  private join(key: string, request: AnswerRequest): SharedAnswer {
    const known = this.beingMade.get(key);
    if (known?.isOpen === true) return known;
    const shared = new SharedAnswer(request.account, (account, signal) =>
      this.loop.run({ ...request, account }, signal),
    );
    this.beingMade.set(key, shared);
    void shared.ended.then(() => this.keep(key, shared));
    return shared;
  }

  private async keep(key: string, shared: SharedAnswer): Promise<void> {
    const answer = shared.whole === null ? null : toKept(shared.whole);
    // Whoever asks in between joins the whole answer.
    if (answer !== null) await this.keys.cache.set(key, answer, DAY_MS);
    if (this.beingMade.get(key) === shared) this.beingMade.delete(key);
  }
}

/** What is worth keeping of a whole answer; null when it is not as it should be. */
function toKept(events: readonly AnswerLoopEvent[]): KeptAnswer | null {
  const kept: KeptAnswer = { events: [], text: '', sources: [] };
  for (const event of events) {
    switch (event.type) {
      case 'model':
        if (event.fallback !== null) return null;
        kept.events.push(event);
        break;
      case 'tool_finished':
        if (!event.ok) return null;
        kept.events.push(event);
        break;
      case 'tool_started':
        kept.events.push(event);
        break;
      case 'text':
        kept.text += event.text;
        break;
      case 'sources':
        kept.sources = event.sources;
        break;
      case 'cut_short':
        return null;
      case 'usage':
      case 'cached':
        break;
    }
  }
  return kept;
}

async function* replay(
  { events, text, sources }: KeptAnswer,
  signal: AbortSignal,
): AsyncGenerator<AnswerLoopEvent> {
  yield { type: 'cached', cached: true };
  yield* events;
  yield { type: 'sources', sources };
  for (const piece of text.match(PIECE) ?? []) {
    await setImmediate();
    signal.throwIfAborted();
    yield { type: 'text', text: piece };
  }
}
