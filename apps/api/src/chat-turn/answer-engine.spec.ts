import { beforeAll, describe, expect, it } from '@jest/globals';
import { ShuttingDownError } from '@app/chat-protocol';
import type { AppConfig } from '@app/config';
import { Logger } from '@nestjs/common';
import type { Ledger } from '../usage/ledger.service.js';
import type { CachedAnswers } from '../llm/answer-cache/cached-answers.js';
import type { AnswerLoopEvent } from '../llm/answer-loop.js';
import { NodeMessages } from '../cluster/node-messages.js';
import { AnswerEngine } from './answer-engine.js';
import type { AnswerEvent } from './event-log/answer-event.js';
import type { AnswerRepository, FinishedAnswer } from './answer.repository.js';
import type { StoredTurn } from './chat-turn.repository.js';
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
  newTitle: null,
};

/** An engine whose model says one text after one tool call, over a store that does what `finish` does. */
function engineWith(finish: (answer: FinishedAnswer) => Date): {
  engine: AnswerEngine;
  events: () => Promise<AnswerEvent[]>;
} {
  const call = { type: 'tool_call' as const, id: 't', name: 'get_fighter', arguments: {} };
  const said: AnswerLoopEvent[] = [
    { type: 'tool_finished', call, ok: true, rowCount: 1, durationMs: 1 },
    { type: 'text', text: 'Ali.' },
  ];
  const answers = {
    async *make() {
      yield* said;
    },
  };
  const repository = {
    findBefore: () => Promise.resolve({ summary: null, messages: [] }),
    finish: (_owner: string, _id: string, _userId: number, answer: FinishedAnswer) =>
      Promise.resolve().then(() => finish(answer)),
  };
  const log = new MemoryAnswerEventLog();
  const engine = new AnswerEngine(
    { env: { LLM_MAX_CONCURRENCY: 1 } } as AppConfig,
    answers as unknown as CachedAnswers,
    { open: () => null, settle: () => Promise.resolve() } as unknown as Ledger,
    log,
    repository as unknown as AnswerRepository,
    new TurnNotifier(new NodeMessages()),
    { answerEnded: () => undefined } as unknown as AfterAnswerTasks,
    new EventLoopLoad(),
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

  it('ends an answer as failed, with its text, when the database refuses what else it holds', async () => {
    const stored: FinishedAnswer[] = [];
    const { engine, events } = engineWith((answer) => {
      if (answer.toolCalls.length > 0) throw Object.assign(new Error('no such character'), { code: '22P05' });
      stored.push(answer);
      return new Date();
    });
    await engine.begin(turn, 1, true, () => {}).ended;
    expect(stored).toMatchObject([{ status: 'failed', content: 'Ali.', failureCode: 'internal_error' }]);
    const told = await events();
    expect(told.at(-2)?.event).toBe('error');
    expect(told.at(-1)).toMatchObject({
      event: 'response_end',
      data: { status: 'failed', content: 'Ali.' },
    });
  });

  it('ends the process only when the answer of a turn that was being stored has ended', async () => {
    const stored: FinishedAnswer[] = [];
    const { engine } = engineWith((answer) => {
      stored.push(answer);
      return new Date();
    });
    let commit = (): void => undefined;
    const committed = new Promise<void>((resolve) => {
      commit = resolve;
    });
    const accepted = engine.accept(async () => {
      await committed;
      engine.begin(turn, 1, true, () => {});
    });
    const refused = engine.accept(() => committed.then(() => Promise.reject(new Error('session_busy'))));
    engine.onModuleDestroy();
    const end = engine.beforeApplicationShutdown();
    commit();
    await expect(refused).rejects.toThrow('session_busy');
    await Promise.all([accepted, end]);
    expect(stored).toMatchObject([{ status: 'complete', content: 'Ali.' }]);
    await expect(engine.accept(() => Promise.resolve())).rejects.toThrow(ShuttingDownError);
  });

  it.each(['ECONNRESET', '25006', '53100', '53200', '53300', '57P01', '40P01'])(
    'stores the answer as it was shown once the database is available again after %s',
    async (code) => {
      let tries = 0;
      const { engine, events } = engineWith(() => {
        tries += 1;
        if (tries <= 3) throw Object.assign(new Error('unavailable'), { code });
        return new Date();
      });
      await engine.begin(turn, 1, true, () => {}).ended;
      const told = await events();
      expect(told.filter(({ event }) => event === 'error')).toEqual([]);
      expect(told.filter(({ event }) => event === 'response_end')).toHaveLength(1);
      expect(told.at(-1)).toMatchObject({
        event: 'response_end',
        data: { status: 'complete', content: 'Ali.' },
      });
    },
  );
});
