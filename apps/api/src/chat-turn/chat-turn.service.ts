import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppConfig } from '@app/config';
import { Injectable } from '@nestjs/common';
import type { ActiveAnswer, TurnAcknowledgement } from '@app/chat-protocol';
import type { AuthenticatedUser } from '../auth/authenticated-user.js';
import type { ChatMessageStatus } from '../chat-session/chat-message.entity.js';
import { NodeMessages, nodeTopic } from '../cluster/node-messages.js';
import { millisecondsToMidnight } from '../user/daily-usage.js';
import { UsageLimitExceededError } from '../user/user.errors.js';
import { UserService } from '../user/user.service.js';
import { AnswerEngine } from './answer-engine.js';
import { AnswerEventLog, type AnswerFollower } from './event-log/answer-event-log.js';
import { AnswerRepository } from './answer.repository.js';
import { AnswerNotFoundError } from './chat-turn.errors.js';
import { type BeginResult, ChatTurnRepository, type TurnContext } from './chat-turn.repository.js';
import { FailoverFollower } from './event-log/failover-follower.js';

export interface StartTurn {
  content: string;
  session_id?: string | undefined;
  client_message_id?: string | undefined;
}

const STOP = nodeTopic<{ answerId: string }>('stop');
const MOST_ANSWERS_AT_ONCE = 3;

/** Asking, stopping and following answers. */
@Injectable()
export class ChatTurnService {
  constructor(
    private readonly config: AppConfig,
    private readonly turns: ChatTurnRepository,
    private readonly answers: AnswerRepository,
    private readonly engine: AnswerEngine,
    private readonly log: AnswerEventLog,
    private readonly bus: NodeMessages,
    private readonly users: UserService,
  ) {
    bus.on(STOP, ({ answerId }) => this.engine.stop(answerId));
  }

  /**
   * Stores a question and lets its answer be made. Resolves after the commit and before the answer's first event.
   * @throws ChatSessionNotFoundError, SessionBusyError, ClientMessageIdConflictError, UsageLimitExceededError,
   * RateLimitedError, TooManyAnswersError, ShuttingDownError
   */
  start(user: AuthenticatedUser, input: StartTurn): Promise<TurnAcknowledgement> {
    return this.begin(user, true, (context) =>
      this.turns.begin(context, {
        content: input.content,
        sessionId: input.session_id ?? null,
        clientMessageId: input.client_message_id ?? null,
      }),
    );
  }

  /**
   * Lets another answer be made to the question that an answer answers; the earlier one stays.
   * @param clientMessageId the client's own id: sent again for the same answer, it makes no second one
   * @throws AnswerNotFoundError and whatever {@link start} throws
   */
  regenerate(
    user: AuthenticatedUser,
    answerId: string,
    clientMessageId?: string | null,
  ): Promise<TurnAcknowledgement> {
    return this.begin(user, false, (context) =>
      this.turns.beginAgain(context, { answerId, clientMessageId: clientMessageId ?? null }),
    );
  }

  /**
   * Ends an answer; what there is of it is kept. Harmless when it has ended.
   * @throws AnswerNotFoundError
   */
  async stop(user: AuthenticatedUser, answerId: string): Promise<void> {
    const running = this.engine.answers.get(answerId);
    if (running !== undefined) {
      if (running.userId !== user.id) throw new AnswerNotFoundError();
      this.engine.stop(answerId);
      return;
    }
    const stored = await this.answers.findOwned(user.id, answerId);
    if (stored === null) throw new AnswerNotFoundError();
    // It may have begun while it was looked up, or another process may be making it.
    if (stored.status !== 'streaming' || this.engine.stop(answerId)) return;
    const heard = await this.bus.ask(STOP, { answerId });
    // Nobody that can be asked makes it: whoever does sees it at the next checkpoint.
    if (!heard.includes(true)) await this.answers.stop(answerId);
  }

  /**
   * Follows an answer behind `afterSeq`, whether it is being made or has ended.
   * @param onChange called when there is something new to read
   * @throws AnswerNotFoundError
   */
  async follow(
    user: AuthenticatedUser,
    answerId: string,
    afterSeq: number,
    onChange: () => void,
  ): Promise<{ sessionId: string; status: ChatMessageStatus; follower: AnswerFollower }> {
    const running = this.engine.answers.get(answerId);
    if (running !== undefined && running.userId !== user.id) throw new AnswerNotFoundError();
    const stored = running === undefined ? await this.answers.findOwned(user.id, answerId) : null;
    if (running === undefined && stored === null) throw new AnswerNotFoundError();
    const sessionId = running?.turn.sessionId ?? stored?.sessionId ?? '';
    const status = stored?.status ?? 'streaming';
    const follower = new FailoverFollower(afterSeq, onChange, () => this.answers.find(answerId));
    let live = await this.log.follow(answerId, afterSeq, follower.events, status === 'streaming');
    if (live === null && running !== undefined) {
      // Its first event comes in the next turn of the event loop.
      await nextTurn();
      live = await this.log.follow(answerId, afterSeq, follower.events, status === 'streaming');
    }
    if (live !== null) follower.readLog(live);
    else follower.readStored(stored ?? (await this.answers.findOwned(user.id, answerId)));
    return { sessionId, status, follower };
  }

  /** The session of an answer. @throws AnswerNotFoundError */
  async sessionOf(user: AuthenticatedUser, answerId: string): Promise<string> {
    const running = this.engine.answers.get(answerId);
    if (running?.userId === user.id) return running.turn.sessionId;
    const stored = await this.answers.findOwned(user.id, answerId);
    if (stored === null) throw new AnswerNotFoundError();
    return stored.sessionId;
  }

  /** Whether this process makes the answer, at this very moment. */
  isMaking(answerId: string): boolean {
    return this.engine.answers.has(answerId);
  }

  /** Answers of a session that this process is making, at this very moment. */
  activeHere(sessionId: string): ActiveAnswer[] {
    return this.engine.inSession(sessionId).map(({ id, text }) => ({ message_id: id, seq: text.length }));
  }

  /** The answer of a session that another process is making, if any. */
  async activeElsewhere(sessionId: string): Promise<ActiveAnswer[]> {
    if (this.engine.inSession(sessionId).length > 0) return [];
    const stored = await this.answers.findStreaming(sessionId);
    if (stored === null || this.engine.answers.has(stored.id)) return [];
    return [{ message_id: stored.id, seq: stored.content.length }];
  }

  /** Whether the process is ending and takes no more questions. */
  get isDraining(): boolean {
    return this.engine.isDraining;
  }

  get activeCount(): number {
    return this.engine.answers.size;
  }

  /** Takes no more questions, lets running answers end, and stores what there is of those that take too long. */
  drain(): Promise<void> {
    return this.engine.drain();
  }

  private begin(
    user: AuthenticatedUser,
    isNewQuestion: boolean,
    store: (context: TurnContext) => Promise<BeginResult>,
  ): Promise<TurnAcknowledgement> {
    return this.engine.accept(() => this.storeAndBegin(user, isNewQuestion, store));
  }

  private async storeAndBegin(
    user: AuthenticatedUser,
    isNewQuestion: boolean,
    store: (context: TurnContext) => Promise<BeginResult>,
  ): Promise<TurnAcknowledgement> {
    const held = { giveUpRoom: (): void => undefined };
    const context: TurnContext = {
      userId: user.id,
      owner: this.engine.owner,
      dailyRequestLimit: this.config.env.DAILY_REQUEST_LIMIT,
      mostAnswers: Math.max(1, Math.floor(MOST_ANSWERS_AT_ONCE * this.config.env.RATE_LIMIT_SCALE)),
      isMaking: (answerId) => this.engine.answers.has(answerId),
      admit: () => {
        held.giveUpRoom = this.engine.reserveRoom();
      },
    };
    let begun = false;
    try {
      const result = await store(context);
      if (result.kind === 'deactivated') throw this.users.deactivationFound(user.id);
      if (result.kind === 'limit_reached') throw await this.usageLimitExceeded(user);
      if (result.kind === 'duplicate') {
        const { sessionId, questionId, answerId } = result;
        return { session_id: sessionId, message_id: questionId, response_id: answerId, duplicate: true };
      }
      const { turn } = result;
      this.engine.begin(turn, user.id, isNewQuestion, held.giveUpRoom);
      begun = true;
      return {
        session_id: turn.sessionId,
        message_id: turn.questionId,
        response_id: turn.answerId,
        duplicate: false,
      };
    } finally {
      if (!begun) {
        held.giveUpRoom();
      }
    }
  }

  private async usageLimitExceeded(user: AuthenticatedUser): Promise<UsageLimitExceededError> {
    const { dailyRequestLimit } = await this.users.read(user);
    const limit = dailyRequestLimit ?? this.config.env.DAILY_REQUEST_LIMIT;
    return new UsageLimitExceededError(limit, millisecondsToMidnight(new Date()));
  }
}
