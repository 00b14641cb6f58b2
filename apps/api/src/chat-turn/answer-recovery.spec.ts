import { afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
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

  describe('after an outage of the database', () => {
    const answers = new Map<string, RunningAnswer>();
    let find: () => Promise<string[]>;
    let interrupted: string[];
    let recovery: AnswerRecovery;

    async function start(): Promise<void> {
      jest.useFakeTimers();
      interrupted = [];
      find = async () => [];
      const repository = {
        findExpired: () => find(),
        interrupt: async (id: string) => interrupted.push(id) > 0,
      };
      recovery = new AnswerRecovery(
        { handle: { isOwner: false } } as OpenDatabase,
        repository as unknown as AnswerRepository,
        { answers, owner: 'us' } as unknown as AnswerEngine,
        new MemoryAnswerEventLog(),
      );
      await recovery.onApplicationBootstrap();
    }
    const pass = (seconds: number): Promise<void> => jest.advanceTimersByTimeAsync(seconds * 1_000);
    const findOne = async (): Promise<string[]> => ['expired meanwhile'];

    afterEach(() => {
      recovery.onModuleDestroy();
      answers.clear();
      jest.useRealTimers();
    });

    async function expectGrace(): Promise<void> {
      await pass(7);
      expect(interrupted).toEqual([]);
      await pass(6);
      expect(interrupted).toContain('expired meanwhile');
    }

    it('gives owners time to renew their leases, however long it lasted', async () => {
      await start();
      for (const seconds of [6, 11, 12, 13, 24]) {
        interrupted = [];
        find = async () => Promise.reject(new Error('unavailable'));
        await pass(seconds);
        find = findOne;
        await expectGrace();
      }
    });

    it('gives it too if the database replied late', async () => {
      await start();
      find = async () => {
        await new Promise((resolve) => setTimeout(resolve, 9_000));
        find = findOne;
        return ['expired meanwhile'];
      };
      await pass(2.5 + 9);
      await expectGrace();
    });

    it('gives it too if leases of this process could not be renewed', async () => {
      await start();
      const checkpoint = { at: performance.now(), length: 0, recheckedAt: 0 };
      answers.set('running', { checkpoint } as unknown as RunningAnswer);
      find = findOne;
      checkpoint.at += 5_000;
      await pass(5);
      interrupted = [];
      checkpoint.at -= 5_000;
      await pass(10);
      expect(interrupted).toEqual([]);
      answers.clear();
      await expectGrace();
    });
  });
});
