import { isDatabaseUnavailable } from '@app/database';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { estimateTokens } from '@app/common';
import { Ledger } from '../usage/ledger.service.js';
import { LanguageModelError } from '../llm/language-model.errors.js';
import { ConversationSummarizer } from '../llm/summaries/conversation-summarizer.js';
import type { StoredTurn } from './chat-turn.repository.js';
import { ConversationSummaryRepository } from './conversation-summary.repository.js';
import { TurnNotifier } from './turn-notifier.js';

/** Notes are taken when what they do not cover is longer than this; well before the history's budget is used up. */
const TOKENS_WITHOUT_NOTES = 6_000;
const MESSAGES_WITHOUT_NOTES = 16;
/** The newest messages stay as they are. */
const KEPT_MESSAGES = 6;
const TIMEOUT_MS = 30_000;
/** More are not begun at once: titles and notes must not take the provider from answers. */
const MOST_AT_ONCE = 16;

/** What happens to a session behind a whole answer's back: its title gets better, its older part is summed up. */
@Injectable()
export class AfterAnswerTasks implements OnModuleDestroy {
  private readonly logger = new Logger(AfterAnswerTasks.name);
  private readonly ending = new AbortController();
  private readonly running = new Set<Promise<void>>();

  constructor(
    private readonly notes: ConversationSummarizer,
    private readonly repository: ConversationSummaryRepository,
    private readonly ledger: Ledger,
    private readonly notifier: TurnNotifier,
  ) {}

  /** Begins what there is to do after a whole answer; never throws and keeps nobody waiting. */
  answerEnded(turn: StoredTurn, userId: number, answer: string): void {
    if (this.ending.signal.aborted || this.running.size >= MOST_AT_ONCE) return;
    const signal = AbortSignal.any([this.ending.signal, AbortSignal.timeout(TIMEOUT_MS)]);
    const work = this.tend(turn, userId, answer, signal);
    this.running.add(work);
    void work.then(() => this.running.delete(work));
  }

  async onModuleDestroy(): Promise<void> {
    this.ending.abort(new Error('the process ends'));
    await Promise.all(this.running);
  }

  private async tend(turn: StoredTurn, userId: number, answer: string, signal: AbortSignal): Promise<void> {
    try {
      if (turn.newTitle !== null) await this.retitle(turn, turn.newTitle, userId, answer, signal);
      if (this.notes.takesNotes) await this.takeNotes(turn, userId, signal);
    } catch (error) {
      if (this.ending.signal.aborted) return;
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
    const title = await this.notes.title({ question: turn.question, answer }, account, signal);
    if (title === null || title === firstTitle) return;
    const isSet = await this.repository.replaceTitle(turn.sessionId, firstTitle, title);
    if (isSet) this.notifier.titleChanged(turn.sessionId, userId, title);
  }

  private async takeNotes(
    { sessionId, answerId }: StoredTurn,
    userId: number,
    signal: AbortSignal,
  ): Promise<void> {
    const { summary, messages } = await this.repository.findUncovered(sessionId);
    const tokens = messages.reduce((sum, { content }) => sum + estimateTokens(content), 0);
    if (tokens <= TOKENS_WITHOUT_NOTES && messages.length <= MESSAGES_WITHOUT_NOTES) return;
    const older = messages.slice(0, -KEPT_MESSAGES);
    const last = older.at(-1);
    if (last === undefined) return;
    const account = this.ledger.open({ userId, messageId: answerId });
    const notes = await this.notes.summary(summary, older, account, signal);
    if (notes !== null) await this.repository.storeSummary(sessionId, notes, last.position + 1);
  }
}
