import { estimateTokens } from '@app/common';
import { isDatabaseUnavailable } from '@app/database';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { ChatMessageRepository } from '../chat-session/chat-message.repository.js';
import { ChatSessionRepository } from '../chat-session/chat-session.repository.js';
import type { StoredTurn } from '../chat-session/turn.repository.js';
import { LanguageModelError } from '../llm/language-model.errors.js';
import { ConversationSummarizer } from '../llm/summaries/conversation-summarizer.js';
import { Ledger } from '../usage/ledger.service.js';
import { TurnNotifier } from './turn-notifier.js';

/** Tokens of uncovered messages that trigger a summary; well below the history's budget. */
const MAX_UNCOVERED_TOKENS = 6_000;
const MAX_UNCOVERED_MESSAGES = 16;
/** The newest messages are never summarised. */
const UNSUMMARIZED_MESSAGES = 6;
const TIMEOUT_MS = 30_000;
/** Concurrency limit of titles and summaries, so that answers keep most of the provider's capacity. */
const MAX_CONCURRENT = 16;

/** The account of the tasks is being deleted. */
class TasksStopped extends Error {}

interface RunningTasks {
  userId: number;
  abort: AbortController;
  ended: Promise<void>;
}

@Injectable()
export class AfterAnswerTasks implements OnModuleDestroy {
  private readonly logger = new Logger(AfterAnswerTasks.name);
  private readonly ending = new AbortController();
  private readonly running = new Set<RunningTasks>();

  constructor(
    private readonly summarizer: ConversationSummarizer,
    private readonly sessions: ChatSessionRepository,
    private readonly messages: ChatMessageRepository,
    private readonly ledger: Ledger,
    private readonly notifier: TurnNotifier,
  ) {}

  /** Starts the tasks without waiting. Never throws. */
  answerEnded(turn: StoredTurn, userId: number, answer: string): void {
    if (this.ending.signal.aborted || this.running.size >= MAX_CONCURRENT) return;
    const abort = new AbortController();
    const signal = AbortSignal.any([this.ending.signal, abort.signal, AbortSignal.timeout(TIMEOUT_MS)]);
    const ended = this.runTasks(turn, userId, answer, signal);
    const tasks = { userId, abort, ended };
    this.running.add(tasks);
    void ended.then(() => this.running.delete(tasks));
  }

  /** Aborts the tasks of a user. Resolves when they have ended. */
  async stopAllOf(userId: number): Promise<void> {
    const tasks = [...this.running].filter((running) => running.userId === userId);
    for (const { abort } of tasks) abort.abort(new TasksStopped());
    await Promise.all(tasks.map(({ ended }) => ended));
  }

  async onModuleDestroy(): Promise<void> {
    this.ending.abort(new Error('the process is shutting down'));
    await Promise.all([...this.running].map(({ ended }) => ended));
  }

  private async runTasks(
    turn: StoredTurn,
    userId: number,
    answer: string,
    signal: AbortSignal,
  ): Promise<void> {
    try {
      if (turn.newTitle !== null) await this.retitle(turn, turn.newTitle, userId, answer, signal);
      if (this.summarizer.isNeeded) await this.summarize(turn, userId, signal);
    } catch (error) {
      if (this.ending.signal.aborted || signal.reason instanceof TasksStopped) return;
      if (error instanceof LanguageModelError) {
        this.logger.warn(`no title or summary after an answer: ${error.kind}`);
      } else if (isDatabaseUnavailable(error)) {
        this.logger.warn('no title or summary after an answer: the database is unavailable', error);
      } else {
        this.logger.error('no title or summary after an answer', error);
      }
    }
  }

  private async retitle(
    turn: StoredTurn,
    firstTitle: string,
    userId: number,
    answer: string,
    signal: AbortSignal,
  ): Promise<void> {
    const account = this.ledger.open({ userId, messageId: turn.answerId });
    const title = await this.summarizer.title({ question: turn.question, answer }, account, signal);
    if (title === null || title === firstTitle) return;
    const isSet = await this.sessions.replaceTitle(turn.sessionId, firstTitle, title);
    if (isSet) this.notifier.titleChanged(turn.sessionId, userId, title);
  }

  private async summarize(
    { sessionId, answerId }: StoredTurn,
    userId: number,
    signal: AbortSignal,
  ): Promise<void> {
    const session = await this.sessions.findSummary(sessionId);
    const messages = await this.messages.findUncovered(sessionId, session?.summaryUntil ?? 0);
    const tokens = messages.reduce((sum, { content }) => sum + estimateTokens(content), 0);
    if (tokens <= MAX_UNCOVERED_TOKENS && messages.length <= MAX_UNCOVERED_MESSAGES) return;
    const older = messages.slice(0, -UNSUMMARIZED_MESSAGES);
    const last = older.at(-1);
    if (last === undefined) return;
    const account = this.ledger.open({ userId, messageId: answerId });
    const summary = await this.summarizer.summary(session?.summary ?? null, older, account, signal);
    if (summary !== null) await this.sessions.storeSummary(sessionId, summary, last.position + 1);
  }
}
