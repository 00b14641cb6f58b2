import { setTimeout as sleep } from 'node:timers/promises';
import {
  DatabaseUnavailableError,
  type ErrorPayload,
  ShuttingDownError,
  toErrorPayload,
} from '@app/chat-protocol';
import { newId, telemetry, traced, withLogFields } from '@app/common';
import { AppConfig } from '@app/config';
import { isDatabaseUnavailable } from '@app/database';
import { Calendar } from '@app/mma';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { AnswerRepository, type AnswerOutcome } from '../chat-session/answer.repository.js';
import { ChatMessageRepository, type Conversation } from '../chat-session/chat-message.repository.js';
import type { StoredTurn } from '../chat-session/turn.repository.js';
import { CachedAnswers } from '../llm/answer-cache/cached-answers.js';
import type { AnswerLoopEvent } from '../llm/answer-events.js';
import { Ledger } from '../usage/ledger.service.js';
import { AfterAnswerTasks } from './after-answer-tasks.js';
import { toAnswerFigures, toAnswerLine } from './answer-report.js';
import { AnswerCheckpoints } from './answer-checkpoints.js';
import { HISTORY_BUDGET, mentionedIn, modelMessages } from './answer-history.js';
import { AnswerSlots, type SlotReservation } from './answer-slots.js';
import { AnswerEventLog } from './event-log/answer-event-log.js';
import { EventLoopLoad } from './event-loop-load.js';
import { retryWhileUnavailable } from './retry-while-unavailable.js';
import {
  type AnswerEnd,
  COMPLETE,
  isUnexpected,
  LeaseLost,
  NO_READING,
  ProcessEnding,
  RunningAnswer,
  StopRequested,
  toAnswerEnd,
} from './running-answer.js';
import { TurnNotifier } from './turn-notifier.js';

/** Time for running answers to end during shutdown. */
const DRAIN_MS = 10_000;
/** Time to store the texts of the others; those that are not stored are interrupted at their last checkpoint. */
const STORE_TIMEOUT_MS = 5_000;
/** Time to send errors for answers whose end could not be stored. */
const FAILURE_TIMEOUT_MS = 1_000;
/** How long an accepted question waits for an unavailable database before its answer fails. */
const READ_TIMEOUT_MS = 15_000;

/** Generates answers. They belong to the process, not to a connection; readers follow the event log. */
@Injectable()
export class AnswerEngine implements OnModuleDestroy, BeforeApplicationShutdown {
  readonly owner = newId();
  private readonly logger = new Logger(AnswerEngine.name);
  private readonly running = new Map<string, RunningAnswer>();
  private readonly slots: AnswerSlots;
  private readonly reservations = new Set<SlotReservation>();
  private draining = false;
  private drained: Promise<void> | null = null;
  private ending = false;
  /** Aborted when the time to store the ends of answers is over. */
  private readonly storing = new AbortController();
  private readonly checkpoints: AnswerCheckpoints;

  constructor(
    config: AppConfig,
    private readonly answerSource: CachedAnswers,
    private readonly ledger: Ledger,
    private readonly log: AnswerEventLog,
    private readonly repository: AnswerRepository,
    private readonly messages: ChatMessageRepository,
    private readonly notifier: TurnNotifier,
    private readonly afterAnswer: AfterAnswerTasks,
    private readonly load: EventLoopLoad,
    private readonly calendar: Calendar,
  ) {
    this.slots = new AnswerSlots(config.env.LLM_MAX_CONCURRENCY);
    this.checkpoints = new AnswerCheckpoints(this.owner, repository, () => this.running.values());
    log.onSealed((messageId) => this.running.get(messageId)?.abort.abort(new LeaseLost()));
  }

  get isDraining(): boolean {
    return this.draining;
  }

  /** Shutdown waits for the reservation or its answer. @throws ShuttingDownError */
  reserve(): SlotReservation {
    if (this.draining) throw new ShuttingDownError();
    const reservation = this.slots.reserve();
    this.reservations.add(reservation);
    void reservation.released.then(() => this.reservations.delete(reservation));
    return reservation;
  }

  get answers(): ReadonlyMap<string, RunningAnswer> {
    return this.running;
  }

  inSession(sessionId: string): RunningAnswer[] {
    return [...this.running.values()].filter((answer) => answer.turn.sessionId === sessionId);
  }

  /** Starts the answer after its acknowledgement, in the next turn of the event loop. */
  begin(
    turn: StoredTurn,
    userId: number,
    isNewQuestion: boolean,
    reservation: SlotReservation,
  ): RunningAnswer {
    const answer = new RunningAnswer(turn, userId, isNewQuestion, this.log, this.load.windowMs);
    this.running.set(answer.id, answer);
    if (this.ending) answer.abort.abort(new ProcessEnding());
    this.checkpoints.begin();
    setImmediate(() => {
      answer.start();
      this.notifier.answerStarted(turn, userId, isNewQuestion);
      const { sessionId } = turn;
      void withLogFields({ session_id: sessionId, message_id: answer.id }, () =>
        traced('invoke_agent', answerSpan(answer), () => this.run(answer, reservation)),
      );
    });
    return answer;
  }

  /** False if another process generates it. */
  stop(messageId: string): boolean {
    const answer = this.running.get(messageId);
    if (answer !== undefined) {
      answer.times.stopRequested ??= performance.now();
      answer.abort.abort(new StopRequested());
    }
    return answer !== undefined;
  }

  onModuleDestroy(): void {
    this.draining = true;
  }

  /** The database is still open in this phase. */
  beforeApplicationShutdown(): Promise<void> {
    return this.drain();
  }

  /** Waits for running answers, then stores the rest as far as they are. Idempotent. */
  drain(): Promise<void> {
    this.drained ??= this.endAnswers();
    return this.drained;
  }

  private async endAnswers(): Promise<void> {
    this.draining = true;
    await Promise.race([this.untilIdle(), sleep(DRAIN_MS, undefined, { ref: false })]);
    this.ending = true;
    for (const answer of this.running.values()) answer.abort.abort(new ProcessEnding());
    await Promise.race([this.untilIdle(), sleep(STORE_TIMEOUT_MS, undefined, { ref: false })]);
    this.storing.abort();
    await Promise.race([this.untilIdle(), sleep(FAILURE_TIMEOUT_MS, undefined, { ref: false })]);
    await this.log.settled();
  }

  private async untilIdle(): Promise<void> {
    while (this.running.size + this.reservations.size > 0) {
      const answers = [...this.running.values()].map(({ ended }) => ended);
      await Promise.all([...answers, ...[...this.reservations].map(({ released }) => released)]);
    }
  }

  private async run(answer: RunningAnswer, reservation: SlotReservation): Promise<void> {
    try {
      const end = await this.generate(answer, reservation);
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

  private async generate(answer: RunningAnswer, reservation: SlotReservation): Promise<AnswerEnd> {
    const { signal } = answer.abort;
    const { turn } = answer;
    const gate = new OwnershipGate(answer, this.checkpoints);
    let freeSlot: (() => void) | undefined;
    try {
      reservation.release();
      freeSlot = await this.slots.take(answer.userId, signal);
      const earlier = await this.readHistory(turn, signal);
      const messages = modelMessages(earlier.messages, turn.question);
      const context = {
        summary: earlier.summary,
        mentioned: mentionedIn(earlier.messages),
        now: this.calendar.now(),
        timeZone: turn.timeZone,
      };
      const account = this.ledger.open({ userId: answer.userId, messageId: answer.id });
      const request = { question: turn.question, messages, context, account };
      // A regeneration must not repeat the cached answer.
      const mayShare = turn.questionPosition === 0 && answer.isNewQuestion;
      await this.answerSource.run(request, mayShare, signal, gate.pass);
      await gate.opened;
      if (signal.reason instanceof LeaseLost) throw signal.reason;
      return COMPLETE;
    } catch (error) {
      await gate.opened;
      const reason: unknown = signal.aborted ? signal.reason : error;
      if (isUnexpected(reason)) this.logger.error(`answer ${answer.id} failed`, reason);
      return toAnswerEnd(reason);
    } finally {
      freeSlot?.();
    }
  }

  private async store(answer: RunningAnswer, end: Extract<AnswerEnd, { kind: 'end' }>): Promise<void> {
    const outcome = answer.toOutcome(end.status, end.error?.code ?? null);
    try {
      await this.storeAs(answer, outcome, end.error);
    } catch (error) {
      if (isDatabaseUnavailable(error)) throw error;
      // The database rejects a value of the answer: store the text only.
      this.logger.error(`answer ${answer.id} could not be stored; storing its text only`, error);
      const failure = toErrorPayload(error);
      const bare = {
        status: 'failed' as const,
        toolCalls: [],
        sources: [],
        parts: [],
        usage: null,
        grounding: null,
        ...NO_READING,
      };
      await this.storeAs(answer, { ...outcome, ...bare, failureCode: failure.code }, failure);
    }
  }

  private async storeAs(
    answer: RunningAnswer,
    outcome: AnswerOutcome,
    failure: ErrorPayload | null,
  ): Promise<void> {
    await this.ledger.settle();
    const updatedAt = await this.retried(() =>
      this.repository.finish(this.owner, answer.id, answer.userId, outcome),
    );
    if (updatedAt === null) {
      await this.adoptStored(answer);
      return;
    }
    if (failure !== null) answer.fail(failure);
    answer.end({ ...outcome, updatedAt });
    this.report(answer, outcome);
    if (outcome.status === 'complete') {
      this.afterAnswer.answerEnded(answer.turn, answer.userId, outcome.content);
    }
  }

  private report(answer: RunningAnswer, outcome: AnswerOutcome): void {
    telemetry.metrics.answerEnded(toAnswerFigures(answer, outcome));
    this.logger.log({ msg: 'answer ended', ...toAnswerLine(answer, outcome) });
  }

  /** Another process ended the answer: readers receive the stored end. */
  private async adoptStored(answer: RunningAnswer): Promise<void> {
    const stored = await this.retried(() => this.repository.find(answer.id));
    if (stored !== null) answer.catchUp(stored.content);
    answer.end(
      stored ?? {
        status: 'stopped',
        content: answer.text,
        usage: null,
        sources: null,
        parts: null,
        grounding: null,
        ...NO_READING,
        provider: null,
        model: null,
        fallbackFrom: null,
        fallbackReason: null,
        promptVersion: null,
        cached: false,
        updatedAt: new Date(),
      },
    );
  }

  private readHistory(turn: StoredTurn, signal: AbortSignal): Promise<Conversation> {
    const { sessionId, questionPosition } = turn;
    return retryWhileUnavailable(
      () => this.messages.findConversation(sessionId, questionPosition, HISTORY_BUDGET.maxMessages),
      { signal: AbortSignal.any([signal, AbortSignal.timeout(READ_TIMEOUT_MS)]) },
    );
  }

  /** Shutdown stops the retries; another process ends the answer when its lease expires. */
  private retried<Result>(work: () => Promise<Result>): Promise<Result> {
    return retryWhileUnavailable(work, {
      signal: this.storing.signal,
      onFailure: (error) => this.logger.warn("an answer's end could not be stored yet", error),
    });
  }
}

const answerSpan = ({ id, turn, isNewQuestion }: RunningAnswer) => ({
  attributes: {
    'gen_ai.operation.name': 'invoke_agent',
    'gen_ai.conversation.id': turn.sessionId,
    'message.id': id,
    'answer.regenerated': !isNewQuestion,
  },
});

/** Delays events while the ownership is re-checked; drops those of a lost answer. */
class OwnershipGate {
  opened: Promise<void> = Promise.resolve();
  private waiting: AnswerLoopEvent[] | null = null;

  constructor(
    private readonly answer: RunningAnswer,
    private readonly checkpoints: AnswerCheckpoints,
  ) {}

  readonly pass = (event: AnswerLoopEvent): void => {
    if (this.waiting !== null) {
      this.waiting.push(event);
    } else if (this.checkpoints.isOverdue(this.answer)) {
      this.waiting = [event];
      this.opened = this.recheck();
    } else if (!(this.answer.abort.signal.reason instanceof LeaseLost)) {
      this.answer.apply(event);
    }
  };

  private async recheck(): Promise<void> {
    await this.checkpoints.recheck(this.answer);
    const events = this.waiting ?? [];
    this.waiting = null;
    if (this.answer.abort.signal.reason instanceof LeaseLost) return;
    for (const event of events) this.answer.apply(event);
  }
}
