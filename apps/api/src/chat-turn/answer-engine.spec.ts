import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { ShuttingDownError } from '@app/chat-protocol';
import type { AppConfig } from '@app/config';
import { Calendar } from '@app/mma';
import { Logger } from '@nestjs/common';
import type { AnswerOutcome, AnswerRepository } from '../chat-session/answer.repository.js';
import type { ChatMessageRepository } from '../chat-session/chat-message.repository.js';
import type { StoredTurn } from '../chat-session/turn.repository.js';
import type { Ledger } from '../usage/ledger.service.js';
import type { CachedAnswers } from '../llm/answer-cache/cached-answers.js';
import type { AnswerLoopEvent, EmitAnswerEvent } from '../llm/answer-events.js';
import { NodeMessages } from '../cluster/node-messages.js';
import { AnswerEngine } from './answer-engine.js';
import type { AnswerEvent } from './event-log/answer-event.js';
import { MemoryAnswerEventLog } from './event-log/memory/memory-answer-event-log.js';
import { EventLoopLoad } from './event-loop-load.js';
import type { AfterAnswerTasks } from './after-answer-tasks.js';
import { TurnNotifier } from './turn-notifier.js';

const turn: StoredTurn = {
  sessionId: 's',
  questionId: 'q',
  answerId: 'a',
  question: 'Who?',
  questionPosition: 0,
  askedAt: new Date(),
  clientMessageId: null,
  timeZone: 'UTC',
  newTitle: null,
  replacedQuestionId: null,
};

/** An engine whose model writes one text after one tool call, over a store that calls `finish`. */
function engineWith(finish: (answer: AnswerOutcome) => Date): {
  engine: AnswerEngine;
  events: () => Promise<AnswerEvent[]>;
} {
  const call = { type: 'tool_call' as const, id: 't', name: 'get_fighter', arguments: {} };
  const said: AnswerLoopEvent[] = [
    { type: 'tool_finished', call, ok: true, rowCount: 1, durationMs: 1 },
    { type: 'text', text: 'Ali.' },
  ];
  const answers = {
    run: (_request: unknown, _mayShare: boolean, _signal: AbortSignal, emit: EmitAnswerEvent) => {
      said.forEach(emit);
      return Promise.resolve();
    },
  };
  const repository = {
    findConversation: () => Promise.resolve({ summary: null, messages: [] }),
    finish: (_owner: string, _id: string, _userId: number, answer: AnswerOutcome) =>
      Promise.resolve().then(() => finish(answer)),
  };
  const log = new MemoryAnswerEventLog();
  const engine = new AnswerEngine(
    { env: { LLM_MAX_CONCURRENCY: 1 } } as AppConfig,
    answers as unknown as CachedAnswers,
    { open: () => null, settle: () => Promise.resolve() } as unknown as Ledger,
    log,
    repository as unknown as AnswerRepository,
    repository as unknown as ChatMessageRepository,
    new TurnNotifier(new NodeMessages()),
    { answerEnded: () => undefined } as unknown as AfterAnswerTasks,
    new EventLoopLoad(),
    new Calendar(),
  );
  return {
    engine,
    events: async () => (await log.follow('a', 0, { onChange: () => {}, onLost: () => {} }))?.read() ?? [],
  };
}

describe(AnswerEngine.name, () => {
  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  it('ends an answer as failed, with its text, when the database rejects another value of it', async () => {
    const stored: AnswerOutcome[] = [];
    const { engine, events } = engineWith((answer) => {
      if (answer.toolCalls?.length !== 0)
        throw Object.assign(new Error('no such character'), { code: '22P05' });
      stored.push(answer);
      return new Date();
    });
    await engine.begin(turn, 1, true, engine.reserve()).ended;
    expect(stored).toMatchObject([{ status: 'failed', content: 'Ali.', failureCode: 'internal_error' }]);
    const sent = await events();
    expect(sent.at(-2)?.event).toBe('error');
    expect(sent.at(-1)).toMatchObject({
      event: 'response_end',
      data: { status: 'failed', content: 'Ali.' },
    });
  });

  it('waits during shutdown for the answer of a turn that is being stored', async () => {
    const stored: AnswerOutcome[] = [];
    const { engine } = engineWith((answer) => {
      stored.push(answer);
      return new Date();
    });
    const accepted = engine.reserve();
    const refused = engine.reserve();
    engine.onModuleDestroy();
    const end = engine.beforeApplicationShutdown();
    expect(() => engine.reserve()).toThrow(ShuttingDownError);
    refused.release();
    await nextTurn();
    engine.begin(turn, 1, true, accepted);
    await end;
    expect(stored).toMatchObject([{ status: 'complete', content: 'Ali.' }]);
  });

  it.each(['ECONNRESET', '25006', '53100', '53200', '53300', '57P01', '40P01'])(
    'stores the answer as it was sent once the database is available again after %s',
    async (code) => {
      let tries = 0;
      const { engine, events } = engineWith(() => {
        tries += 1;
        if (tries <= 3) throw Object.assign(new Error('unavailable'), { code });
        return new Date();
      });
      await engine.begin(turn, 1, true, engine.reserve()).ended;
      const sent = await events();
      expect(sent.filter(({ event }) => event === 'error')).toEqual([]);
      expect(sent.filter(({ event }) => event === 'response_end')).toHaveLength(1);
      expect(sent.at(-1)).toMatchObject({
        event: 'response_end',
        data: { status: 'complete', content: 'Ali.' },
      });
    },
  );
});
