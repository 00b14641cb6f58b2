import { beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenDatabase } from '@app/database';
import { Logger } from '@nestjs/common';
import type { AnswerEngine } from './answer-engine.js';
import { AnswerRecovery } from './answer-recovery.js';
import type { AnswerRepository } from '../chat-session/answer.repository.js';
import { MemoryAnswerEventLog } from './event-log/memory/memory-answer-event-log.js';
import type { RunningAnswer } from './running-answer.js';

describe(AnswerRecovery.name, () => {
  beforeAll(() => Logger.overrideLogger(false));

  it('does not interrupt an answer that this process began during the query', async () => {
    const answers = new Map<string, RunningAnswer>();
    const interrupted: string[] = [];
    const repository = {
      findExpired: async (mine: string[]) => {
        expect(mine).toEqual([]);
        answers.set('begun meanwhile', {} as RunningAnswer);
        return ['begun meanwhile', 'abandoned'];
      },
      interrupt: async (id: string) => interrupted.push(id) > 0,
    };
    const recovery = new AnswerRecovery(
      { handle: { isOwner: false } } as OpenDatabase,
      repository as unknown as AnswerRepository,
      { answers, owner: 'us' } as unknown as AnswerEngine,
      new MemoryAnswerEventLog(),
    );
    await recovery.onApplicationBootstrap();
    recovery.onModuleDestroy();
    expect(interrupted).toEqual(['abandoned']);
  });
});
