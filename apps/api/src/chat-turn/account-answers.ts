import { Injectable } from '@nestjs/common';
import { AnswerListRepository } from '../chat-session/answer-list.repository.js';
import { AnswerRepository } from '../chat-session/answer.repository.js';
import { ChatMessageRepository, type FirstQuestion } from '../chat-session/chat-message.repository.js';
import { NodeMessages, nodeTopic } from '../cluster/node-messages.js';
import { AnswerKeys, CACHE_LIFETIME_MS } from '../llm/answer-cache/answer-keys.js';
import { AccountDeletionSteps } from '../user/account/account-deletion-steps.js';
import { readPages } from '../user/account/export-section.js';
import { AfterAnswerTasks } from './after-answer-tasks.js';
import { AnswerEngine } from './answer-engine.js';
import { AnswerEventLog } from './event-log/answer-event-log.js';

const STOP_ALL = nodeTopic<{ userId: number }>('stop-all-of-user');
const FORGET = nodeTopic<{ answerIds: string[] }>('forget-answers');

/** Longer than any event log keeps an answer that has ended. */
const LOGGED_MS = 15 * 60_000;
const QUESTIONS_PER_PAGE = 100;
/** A question may be answered on the day after it was asked. */
const MOST_WAITING_MS = 10 * 60_000;

/** What a deleted account leaves outside the tables: running answers, event logs, and shared answers in the cache. */
@Injectable()
export class AccountAnswers {
  constructor(
    private readonly engine: AnswerEngine,
    private readonly tasks: AfterAnswerTasks,
    private readonly log: AnswerEventLog,
    private readonly answers: AnswerRepository,
    private readonly lists: AnswerListRepository,
    private readonly messages: ChatMessageRepository,
    private readonly keys: AnswerKeys,
    private readonly nodes: NodeMessages,
    deletion: AccountDeletionSteps,
  ) {
    nodes.on(STOP_ALL, ({ userId }) => this.stopHere(userId));
    nodes.on(FORGET, ({ answerIds }) => this.forgetHere(answerIds));
    deletion.add({ stop: (userId) => this.remove(userId) });
  }

  private async remove(userId: number): Promise<void> {
    await Promise.all([this.stopHere(userId), this.nodes.ask(STOP_ALL, { userId })]);
    // Those of an unreachable process, which detects the stop at its next checkpoint.
    await this.answers.stopAllOf(userId);
    await this.forgetEvents(userId);
    await this.forgetShared(userId);
  }

  private async stopHere(userId: number): Promise<void> {
    const answers = [...this.engine.answers.values()].filter((answer) => answer.userId === userId);
    for (const { id } of answers) this.engine.stop(id);
    await Promise.all([...answers.map(({ ended }) => ended), this.tasks.stopAllOf(userId)]);
  }

  private async forgetEvents(userId: number): Promise<void> {
    const answerIds = await this.lists.findRecentIds(userId, LOGGED_MS);
    if (answerIds.length === 0) return;
    await Promise.all([this.forgetHere(answerIds), this.nodes.ask(FORGET, { answerIds })]);
  }

  private async forgetHere(answerIds: readonly string[]): Promise<void> {
    await Promise.all(answerIds.map((id) => this.log.forget(id)));
  }

  /** A shared answer names no user, but its reading may quote the question, and its title is made of it. */
  private async forgetShared(userId: number): Promise<void> {
    const since = new Date(Date.now() - CACHE_LIFETIME_MS - MOST_WAITING_MS);
    const questions = readPages<FirstQuestion>((last) =>
      this.messages.findFirstQuestions(userId, since, last?.id ?? null, QUESTIONS_PER_PAGE),
    );
    for await (const { content, createdAt, timeZone } of questions) {
      for (const now of [createdAt, new Date(createdAt.getTime() + MOST_WAITING_MS)]) {
        await this.keys.forget('answer', content, { now, timeZone: timeZone ?? 'UTC' });
        await this.keys.forget('title', content, { now, timeZone: 'UTC' });
      }
    }
  }
}
