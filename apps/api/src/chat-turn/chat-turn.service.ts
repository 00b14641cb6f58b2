import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppConfig } from '@app/config';
import { Injectable } from '@nestjs/common';
import type { ActiveAnswer, AnswerStatus, TurnAcknowledgement } from '@app/chat-protocol';
import type { AuthenticatedUser } from '../auth/authenticated-user.js';
import { AnswerRepository } from '../chat-session/answer.repository.js';
import {
  type StoredTurn,
  type TurnContext,
  type TurnRefusal,
  TurnRepository,
  type TurnResult,
} from '../chat-session/turn.repository.js';
import { NodeMessages, nodeTopic } from '../cluster/node-messages.js';
import { UsageLimitExceededError } from '../user/user.errors.js';
import { UserService } from '../user/user.service.js';
import { AnswerEngine } from './answer-engine.js';
import { AnswerEventLog, type AnswerFollower } from './event-log/answer-event-log.js';
import { AnswerNotFoundError, TooManyAnswersError } from './chat-turn.errors.js';
import { FailoverFollower } from './event-log/failover-follower.js';
import { titleFrom } from './session-title.js';

interface StartTurn {
  content: string;
  session_id?: string | undefined;
  client_message_id?: string | undefined;
  time_zone?: string | undefined;
}

interface EditTurn {
  content: string;
  client_message_id?: string | null | undefined;
  time_zone?: string | null | undefined;
}

const STOP = nodeTopic<{ answerId: string }>('stop');
const MAX_CONCURRENT_ANSWERS = 3;

@Injectable()
export class ChatTurnService {
  constructor(
    private readonly config: AppConfig,
    private readonly turns: TurnRepository,
    private readonly answers: AnswerRepository,
    private readonly engine: AnswerEngine,
    private readonly log: AnswerEventLog,
    private readonly messages: NodeMessages,
    private readonly users: UserService,
  ) {
    messages.on(STOP, ({ answerId }) => this.engine.stop(answerId));
  }

  /**
   * Resolves after the commit and before the answer's first event.
   * @throws ChatSessionNotFoundError, SessionBusyError, ClientMessageIdConflictError, UsageLimitExceededError,
   * RateLimitedError, TooManyAnswersError, ShuttingDownError
   */
  start(user: AuthenticatedUser, input: StartTurn): Promise<TurnAcknowledgement> {
    return this.begin(user, true, (context) =>
      this.turns.store(context, {
        content: input.content,
        sessionId: input.session_id ?? null,
        clientMessageId: input.client_message_id ?? null,
        title: titleFrom(input.content),
        timeZone: input.time_zone ?? null,
      }),
    );
  }

  /** The earlier answer stays. @throws AnswerNotFoundError and the errors of {@link start} */
  regenerate(
    user: AuthenticatedUser,
    answerId: string,
    clientMessageId?: string | null,
  ): Promise<TurnAcknowledgement> {
    return this.begin(user, false, (context) =>
      this.turns.storeRegeneration(context, { answerId, clientMessageId: clientMessageId ?? null }),
    );
  }

  /**
   * Replaces the newest question; it and its answers stay as versions.
   * @throws ChatMessageNotFoundError, QuestionNotEditableError and the errors of {@link start}
   */
  edit(
    user: AuthenticatedUser,
    questionId: string,
    { content, client_message_id, time_zone }: EditTurn,
    sessionId: string | null = null,
  ): Promise<TurnAcknowledgement> {
    return this.begin(user, true, (context) =>
      this.turns.storeEdit(context, {
        questionId,
        sessionId,
        content,
        clientMessageId: client_message_id ?? null,
        timeZone: time_zone ?? null,
      }),
    );
  }

  /** Stores the text so far. No-op if the answer has ended. @throws AnswerNotFoundError */
  async stop(user: AuthenticatedUser, answerId: string): Promise<void> {
    const running = this.engine.answers.get(answerId);
    if (running !== undefined) {
      if (running.userId !== user.id) throw new AnswerNotFoundError();
      this.engine.stop(answerId);
      return;
    }
    const stored = await this.answers.findOwned(user.id, answerId);
    if (stored === null) throw new AnswerNotFoundError();
    if (stored.status === 'streaming') await this.stopAny(answerId);
  }

  /** Stops a streaming answer of any user on any node. */
  async stopAny(answerId: string): Promise<void> {
    // Another process may generate it.
    if (this.engine.stop(answerId)) return;
    const replies = await this.messages.ask(STOP, { answerId });
    // No reachable process generates it; an unreachable one detects the stop at its next checkpoint.
    if (!replies.includes(true)) await this.answers.stop(answerId);
  }

  /** Follows a streaming or ended answer after `afterSeq`. @throws AnswerNotFoundError */
  async follow(
    user: AuthenticatedUser,
    answerId: string,
    afterSeq: number,
    onChange: () => void,
  ): Promise<{ sessionId: string; status: AnswerStatus; follower: AnswerFollower }> {
    const running = this.engine.answers.get(answerId);
    if (running !== undefined && running.userId !== user.id) throw new AnswerNotFoundError();
    const stored = running === undefined ? await this.answers.findOwned(user.id, answerId) : null;
    if (running === undefined && stored === null) throw new AnswerNotFoundError();
    const sessionId = running?.turn.sessionId ?? stored?.sessionId ?? '';
    const status = stored?.status ?? 'streaming';
    const follower = new FailoverFollower(afterSeq, onChange, () => this.answers.find(answerId));
    let live = await this.log.follow(answerId, afterSeq, follower.events, status === 'streaming');
    if (live === null && running !== undefined) {
      // Its first event follows in the next turn of the event loop.
      await nextTurn();
      live = await this.log.follow(answerId, afterSeq, follower.events, status === 'streaming');
    }
    if (live !== null) follower.readLog(live);
    else follower.readStored(stored ?? (await this.answers.findOwned(user.id, answerId)));
    return { sessionId, status, follower };
  }

  /** @throws AnswerNotFoundError */
  async sessionOf(user: AuthenticatedUser, answerId: string): Promise<string> {
    const running = this.engine.answers.get(answerId);
    if (running?.userId === user.id) return running.turn.sessionId;
    const stored = await this.answers.findOwned(user.id, answerId);
    if (stored === null) throw new AnswerNotFoundError();
    return stored.sessionId;
  }

  isGenerating(answerId: string): boolean {
    return this.engine.answers.has(answerId);
  }

  localAnswers(sessionId: string): ActiveAnswer[] {
    return this.engine.inSession(sessionId).map(({ id, text }) => ({ message_id: id, seq: text.length }));
  }

  async remoteAnswers(sessionId: string): Promise<ActiveAnswer[]> {
    if (this.engine.inSession(sessionId).length > 0) return [];
    const stored = await this.answers.findStreaming(sessionId);
    if (stored === null || this.engine.answers.has(stored.id)) return [];
    return [{ message_id: stored.id, seq: stored.content.length }];
  }

  get isDraining(): boolean {
    return this.engine.isDraining;
  }

  get activeCount(): number {
    return this.engine.answers.size;
  }

  drain(): Promise<void> {
    return this.engine.drain();
  }

  private async begin(
    user: AuthenticatedUser,
    isNewQuestion: boolean,
    store: (context: TurnContext) => Promise<TurnResult>,
  ): Promise<TurnAcknowledgement> {
    const reservation = this.engine.reserve();
    let result: TurnResult;
    try {
      result = await store(this.contextOf(user, reservation.isGranted));
    } catch (error) {
      reservation.release();
      throw error;
    }
    if (result.kind === 'stored') {
      const { turn } = result;
      this.engine.begin(turn, user.id, isNewQuestion, reservation);
      return toAcknowledgement(turn, false);
    }
    reservation.release();
    if (result.kind === 'duplicate') return toAcknowledgement(result, true);
    throw await this.refusalOf(user, result.kind);
  }

  private contextOf(user: AuthenticatedUser, hasSlot: boolean): TurnContext {
    const { DAILY_REQUEST_LIMIT, RATE_LIMIT_SCALE } = this.config.env;
    return {
      userId: user.id,
      owner: this.engine.owner,
      dailyRequestLimit: DAILY_REQUEST_LIMIT,
      mostAnswers: Math.max(1, Math.floor(MAX_CONCURRENT_ANSWERS * RATE_LIMIT_SCALE)),
      generatingIds: [...this.engine.answers.keys()],
      hasSlot,
    };
  }

  private async refusalOf(user: AuthenticatedUser, reason: TurnRefusal): Promise<Error> {
    switch (reason) {
      case 'answer_not_found':
        return new AnswerNotFoundError();
      case 'no_slot':
        return new TooManyAnswersError();
      case 'limit_reached':
        return this.usageLimitExceeded(user);
      case 'deactivated':
        return this.users.deactivationFound(user.id);
    }
  }

  private async usageLimitExceeded(user: AuthenticatedUser): Promise<UsageLimitExceededError> {
    const { dailyRequestLimit } = await this.users.read(user);
    const limit = dailyRequestLimit ?? this.config.env.DAILY_REQUEST_LIMIT;
    return new UsageLimitExceededError(limit, new Date());
  }
}

function toAcknowledgement(
  { sessionId, questionId, answerId }: Pick<StoredTurn, 'sessionId' | 'questionId' | 'answerId'>,
  duplicate: boolean,
): TurnAcknowledgement {
  return { session_id: sessionId, message_id: questionId, response_id: answerId, duplicate };
}
