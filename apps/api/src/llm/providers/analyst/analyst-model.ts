import { setImmediate } from 'node:timers/promises';
import { Analyst } from '@app/analyst';
import { NO_TOKENS } from '@app/chat-protocol';
import { FighterNames } from '@app/mma';
import { Injectable } from '@nestjs/common';
import type { LanguageModel, ModelEvent, ModelRequest } from '../../language-model.js';

/** About a line at a time: each piece is an event for every reader. */
const PIECE = /[\s\S]{1,80}(?=\s|$)\s*|[\s\S]{1,80}/gu;

/** The embedded analyst as a language model. It needs no key and no network, and uses no tokens. */
@Injectable()
export class AnalystModel implements LanguageModel {
  readonly provider = 'embedded';
  readonly model = 'analyst-1';
  readonly isFinished = true;
  private readonly analyst: Analyst;

  constructor(names: FighterNames) {
    this.analyst = new Analyst(names);
  }

  async *stream(
    { messages, context, toolChoice }: ModelRequest,
    signal: AbortSignal,
  ): AsyncGenerator<ModelEvent> {
    const mayCallTools = toolChoice !== 'none';
    const mentioned = context?.mentioned ?? [];
    const { now = new Date(), timeZone = 'UTC' } = context ?? {};
    const step = await this.analyst.next({ messages, mentioned, mayCallTools, now, timeZone }, signal);
    if (step.kind === 'calls') {
      for (const { id, name, arguments: parameters } of step.calls) {
        yield { type: 'tool_call', id, name, arguments: parameters };
      }
      yield { type: 'stop', reason: 'tool_calls', usage: { ...NO_TOKENS } };
      return;
    }
    const { reading, suggestions, state } = step;
    yield { type: 'reading', reading, suggestions, state };
    for (const piece of step.text.match(PIECE) ?? []) {
      await setImmediate();
      signal.throwIfAborted();
      yield { type: 'text', text: piece };
    }
    yield { type: 'stop', reason: 'end_turn', usage: { ...NO_TOKENS } };
  }
}
