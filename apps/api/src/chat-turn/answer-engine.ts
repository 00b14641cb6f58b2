import { setTimeout as sleep } from 'node:timers/promises';
import {
  DatabaseUnavailableError,
  type ErrorPayload,
  ShuttingDownError,
  toErrorPayload,
} from '@app/chat-protocol';
import { newId } from '@app/common';
import { AppConfig } from '@app/config';
import { isDatabaseUnavailable } from '@app/database';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Ledger } from '../usage/ledger.service.js';
import { CachedAnswers } from '../llm/answer-cache/cached-answers.js';
import { AnswerSlots } from './answer-slots.js';
import { AnswerCheckpoints } from './answer-checkpoints.js';
import { AnswerEventLog } from './event-log/answer-event-log.js';
import { HISTORY_BUDGET, mentionedIn, modelMessages } from './answer-history.js';
import { AnswerRepository, type Conversation, type FinishedAnswer } from './answer.repository.js';
import type { StoredTurn } from './chat-turn.repository.js';
import {
  type AnswerEnd,
  isUnexpected,
  LeaseLost,
  ProcessEnding,
  StopRequested,
  toAnswerEnd,
  WHOLE,
} from './end-reason.js';
import { EventLoopLoad } from './event-loop-load.js';
import { retryWhileUnavailable } from './retry-while-unavailable.js';
import { RunningAnswer } from './running-answer.js';
import { AfterAnswerTasks } from './after-answer-tasks.js';
import { TurnNotifier } from './turn-notifier.js';

/** How long running answers may go on when the process is asked to end. */
const DRAIN_MS = 10_000;
/** How long their texts may then take to be stored; what is not stored is found as interrupted, up to its checkpoint. */
const LONGEST_STORING_MS = 5_000;
/** How long answers whose end could not be stored may take to tell their readers. */
const LONGEST_GIVING_UP_MS = 1_000;
/** How long an accepted question waits for a database that is unavailable before its answer fails. */
const LONGEST_READING_MS = 15_000;

/**
 * Makes answers. It is owned by the process: no connection that ends stops an answer. Everything a reader is sent goes
 * through the event log.
 */
@Injectable()
export class AnswerEngine implements OnModuleDestroy, BeforeApplicationShutdown {
  /** This process, in the answers it makes. */
  readonly owner = newId();
  private readonly logger = new Logger(AnswerEngine.name);
  private readonly running = new Map<string, RunningAnswer>();
  private readonly places: AnswerSlots;
  /** Turns that are being stored. */
  private readonly accepting = new Set<Promise<unknown>>();
  private draining = false;
  private drained: Promise<void> | null = null;
  /** Set when answers get no more time. */
  private ending = false;
  /** Aborted when ends of answers get no more time to be stored. */
  private readonly storing = new AbortController();
  private readonly checkpoints: AnswerCheckpoints;

  constructor(
    config: AppConfig,
    private readonly answerSource: CachedAnswers,
    private readonly ledger: Ledger,
    private readonly log: AnswerEventLog,
    private readonly repository: AnswerRepository,
    private readonly notifier: TurnNotifier,
    private readonly keeper: AfterAnswerTasks,
    private readonly load: EventLoopLoad,
  ) {
    this.places = new AnswerSlots(config.env.LLM_MAX_CONCURRENCY);
    this.checkpoints = new AnswerCheckpoints(this.owner, repository, () => this.running.values());
    log.onSealed((messageId) => this.running.get(messageId)?.abort.abort(new LeaseLost()));
  }

  get isDraining(): boolean {
    return this.draining;
  }

  /**
   * Keeps room for an answer whose turn is being stored; {@link begin} takes it over.
   * @returns what gives the room up when the turn is not stored
   * @throws TooManyAnswersError
   */
  reserveRoom(): () => void {
    return this.places.reserve();
  }

  /** Runs what stores a turn and begins its answer. The process does not end before it has. */
  async accept<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.draining) throw new ShuttingDownError();
    const accepting = work();
    this.accepting.add(accepting);
    try {
      return await accepting;
    } finally {
      this.accepting.delete(accepting);
    }
  }

  get answers(): ReadonlyMap<string, RunningAnswer> {
    return this.running;
  }

  inSession(sessionId: string): RunningAnswer[] {
    return [...this.running.values()].filter((answer) => answer.turn.sessionId === sessionId);
  }

  /**
   * Makes the answer of a stored turn, from the next turn of the event loop on (its acknowledgement goes first).
   * @param giveUpRoom what {@link reserveRoom} returned
   */
  begin(turn: StoredTurn, userId: number, isNewQuestion: boolean, giveUpRoom: () => void): RunningAnswer {
    const answer = new RunningAnswer(turn, userId, isNewQuestion, this.log, this.load.windowMs);
    this.running.set(answer.id, answer);
    if (this.ending) answer.abort.abort(new ProcessEnding());
    this.checkpoints.begin();
    setImmediate(() => {
      answer.start();
      this.notifier.answerStarted(turn, userId, isNewQuestion);
      void this.run(answer, giveUpRoom);
    });
    return answer;
  }

  /** Ends the upstream request at once; false when this process does not make the answer. */
  stop(messageId: string): boolean {
    const answer = this.running.get(messageId);
    answer?.abort.abort(new StopRequested());
    return answer !== undefined;
  }

  onModuleDestroy(): void {
    this.draining = true;
  }

  /** The database is still open here. */
  beforeApplicationShutdown(): Promise<void> {
    return this.drain();
  }

  /** Lets running answers end, then stores what there is of the others; may be called again. */
  drain(): Promise<void> {
    this.drained ??= this.endAnswers();
    return this.drained;
  }

  private async endAnswers(): Promise<void> {
    this.draining = true;
    await Promise.race([this.untilIdle(), sleep(DRAIN_MS, undefined, { ref: false })]);
    this.ending = true;
    for (const answer of this.running.values()) answer.abort.abort(new ProcessEnding());
    await Promise.race([this.untilIdle(), sleep(LONGEST_STORING_MS, undefined, { ref: false })]);
    this.storing.abort();
    await Promise.race([this.untilIdle(), sleep(LONGEST_GIVING_UP_MS, undefined, { ref: false })]);
    await this.log.settled();
  }

  private async untilIdle(): Promise<void> {
    while (this.running.size + this.accepting.size > 0) {
      const answers = [...this.running.values()].map((answer) => answer.ended);
      await Promise.allSettled([...answers, ...this.accepting]);
    }
  }

  private async run(answer: RunningAnswer, giveUpRoom: () => void): Promise<void> {
    try {
      const end = await this.make(answer, giveUpRoom);
      answer.flush();
      if (end.kind === 'lost') await this.adoptStored(answer);
      else await this.store(answer, end);
    } catch (error) {
      this.logger.error(`the end of answer ${answer.id} could not be stored`, error);
      answer.fail(toErrorPayload(new DatabaseUnavailableError(error)));
      this.log.drop(answer.id);
    } finally {
      this.running.delete(answer.id);
      if (this.running.size === 0) this.checkpoints.end();
      this.notifier.answerEnded(answer.turn);
      answer.markEnded();
    }
  }

  private async make(answer: RunningAnswer, giveUpRoom: () => void): Promise<AnswerEnd> {
    const { signal } = answer.abort;
    const { turn } = answer;
    let giveBack: (() => void) | undefined;
    try {
      giveUpRoom();
      giveBack = await this.places.take(answer.userId, signal);
      const earlier = await this.readHistory(turn, signal);
      const messages = modelMessages(earlier.messages, turn.question);
      const context = { summary: earlier.summary, mentioned: mentionedIn(earlier.messages) };
      const account = this.ledger.open({ userId: answer.userId, messageId: answer.id });
      const request = { question: turn.question, messages, context, account };
      // Who wants another answer to the same question does not want the same one.
      const mayShare = turn.questionPosition === 0 && answer.isNewQuestion;
      for await (const event of this.answerSource.make(request, mayShare, signal)) {
        await this.checkpoints.makeSure(answer);
        // What comes after a stop still counts: the usage, the sources. Of a lost answer nothing does.
        if (signal.reason instanceof LeaseLost) throw signal.reason;
        answer.apply(event);
      }
      return WHOLE;
    } catch (error) {
      const reason: unknown = signal.aborted ? signal.reason : error;
      if (isUnexpected(reason)) this.logger.error(`answer ${answer.id} failed`, reason);
      return toAnswerEnd(reason);
    } finally {
      giveBack?.();
    }
  }

  private async store(answer: RunningAnswer, end: Extract<AnswerEnd, { kind: 'end' }>): Promise<void> {
    const finished = answer.toFinished(end.status, end.error?.code ?? null);
    try {
      await this.storeAs(answer, finished, end.error);
    } catch (error) {
      if (isDatabaseUnavailable(error)) throw error;
      // The database refuses what the answer holds: its text is stored without the rest, and its readers get an end.
      this.logger.error(`answer ${answer.id} could not be stored as it is`, error);
      const failure = toErrorPayload(error);
      const bare = { status: 'failed' as const, toolCalls: [], sources: [], usage: null };
      await this.storeAs(answer, { ...finished, ...bare, failureCode: failure.code }, failure);
    }
  }

  private async storeAs(
    answer: RunningAnswer,
    finished: FinishedAnswer,
    failure: ErrorPayload | null,
  ): Promise<void> {
    await this.ledger.settle();
    const updatedAt = await this.retried(() =>
      this.repository.finish(this.owner, answer.id, answer.userId, finished),
    );
    if (updatedAt === null) {
      await this.adoptStored(answer);
      return;
    }
    if (failure !== null) answer.fail(failure);
    answer.end({ ...finished, grounding: null, updatedAt });
    if (finished.status === 'complete') this.keeper.answerEnded(answer.turn, answer.userId, finished.content);
  }

  /** Somebody else ended the answer: readers are told the end that stands. */
  private async adoptStored(answer: RunningAnswer): Promise<void> {
    const stored = await this.retried(() => this.repository.find(answer.id));
    if (stored !== null) answer.catchUp(stored.content);
    answer.end(
      stored ?? {
        status: 'stopped',
        content: answer.text,
        usage: null,
        sources: null,
        grounding: null,
        provider: null,
        model: null,
        fallbackFrom: null,
        promptVersion: null,
        cached: false,
        updatedAt: new Date(),
      },
    );
  }

  private readHistory(turn: StoredTurn, signal: AbortSignal): Promise<Conversation> {
    const { sessionId, questionPosition } = turn;
    return retryWhileUnavailable(
      () => this.repository.findBefore(sessionId, questionPosition, HISTORY_BUDGET.maxMessages),
      { signal: AbortSignal.any([signal, AbortSignal.timeout(LONGEST_READING_MS)]) },
    );
  }

  /**
   * Retries for as long as the database is unavailable: the readers of a finished answer wait for its end. Only a
   * process that ends gives up; the lease runs out then, and another process ends the answer.
   */
  private retried<Result>(work: () => Promise<Result>): Promise<Result> {
    return retryWhileUnavailable(work, {
      signal: this.storing.signal,
      onFailure: (error) => this.logger.warn("an answer's end could not be stored yet", error),
    });
  }
}
