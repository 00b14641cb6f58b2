import { RateLimitedError } from '@app/chat-protocol';
import { newId } from '@app/common';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, IsNull, Repository } from 'typeorm';
import { UserRepository } from '../user/user.repository.js';
import { interruptAnswers, leaseFromNow } from './answer.repository.js';
import { ChatMessageEntity } from './chat-message.entity.js';
import { ChatSessionEntity } from './chat-session.entity.js';
import {
  ChatMessageNotFoundError,
  ChatSessionNotFoundError,
  ClientMessageIdConflictError,
  QuestionNotEditableError,
  SessionBusyError,
} from './chat-session.errors.js';
import { addMessages } from './chat-session.repository.js';

/** Retry delay for a user with too many streaming answers. */
const BUSY_RETRY_MS = 2_000;
const DEFAULT_TIME_ZONE = 'UTC';

export interface TurnContext {
  userId: number;
  owner: string;
  dailyRequestLimit: number;
  /** Maximum number of the user's streaming answers, over all nodes. */
  mostAnswers: number;
  /** Answers that this process generates, whatever their lease. */
  generatingIds: readonly string[];
  /** Whether the process has a slot for the answer; without one only a duplicate is accepted. */
  hasSlot: boolean;
}

interface TurnInput {
  content: string;
  /** Null creates a session. */
  sessionId: string | null;
  clientMessageId: string | null;
  title: string;
  /** IANA name; null means the user's time zone, else UTC. */
  timeZone: string | null;
}

interface RegenerationInput {
  answerId: string;
  clientMessageId: string | null;
}

interface EditInput {
  /** Where the question must be; null for any session of the user. */
  sessionId: string | null;
  /** Id of the newest question of its session. */
  questionId: string;
  content: string;
  clientMessageId: string | null;
  /** IANA name; null means the earlier question's time zone. */
  timeZone: string | null;
}

export interface StoredTurn {
  sessionId: string;
  questionId: string;
  answerId: string;
  question: string;
  /** Position of the question; the model reads the messages before it. */
  questionPosition: number;
  askedAt: Date;
  clientMessageId: string | null;
  /** IANA name of the question's time zone. */
  timeZone: string;
  /** Set if the question gave the session its title. */
  newTitle: string | null;
  /** Id of the edited question that this one replaces. */
  replacedQuestionId: string | null;
}

export type TurnRefusal =
  | 'answer_not_found'
  | 'no_slot'
  | 'limit_reached'
  /** The account was deactivated after the token was issued. */
  | 'deactivated';

export type TurnResult =
  | { kind: 'stored'; turn: StoredTurn }
  | { kind: 'duplicate'; sessionId: string; questionId: string; answerId: string }
  | { kind: TurnRefusal };

/** A session whose row this transaction has locked or created. */
type LockedSession = Pick<ChatSessionEntity, 'id' | 'title'> & { isNew: boolean };

type EarlierSending = Pick<
  ChatMessageEntity,
  'id' | 'role' | 'content' | 'replyTo' | 'regeneratedFrom' | 'firstVersion'
>;

class Refused extends Error {
  constructor(readonly kind: TurnRefusal) {
    super(kind);
  }
}

@Injectable()
export class TurnRepository {
  constructor(
    @InjectRepository(ChatSessionEntity) private readonly sessions: Repository<ChatSessionEntity>,
    private readonly users: UserRepository,
  ) {}

  /** @throws ChatSessionNotFoundError, SessionBusyError, ClientMessageIdConflictError, RateLimitedError */
  store(context: TurnContext, input: TurnInput): Promise<TurnResult> {
    return this.inTransaction(async (manager) => {
      const session =
        input.sessionId === null
          ? await openSession(manager, context.userId, input.clientMessageId)
          : await lockSession(manager, { userId: context.userId, id: input.sessionId });
      const duplicate = session.isNew ? null : await findRepeatedQuestion(manager, session.id, input);
      if (duplicate !== null) return { kind: 'duplicate', sessionId: session.id, ...duplicate };
      const user = await this.admit(manager, context, session);
      const timeZone = input.timeZone ?? user.timeZone ?? DEFAULT_TIME_ZONE;
      const newTitle = session.title === null ? input.title : null;
      const questionPosition = await reservePositions(manager, context, session.id, 2, newTitle);
      const stored = await insertTurn(manager, context.owner, {
        sessionId: session.id,
        position: questionPosition,
        content: input.content,
        clientMessageId: input.clientMessageId,
        timeZone,
      });
      return {
        kind: 'stored',
        turn: {
          sessionId: session.id,
          ...stored,
          question: input.content,
          questionPosition,
          clientMessageId: input.clientMessageId,
          timeZone,
          newTitle,
          replacedQuestionId: null,
        },
      };
    });
  }

  /** @throws SessionBusyError, ClientMessageIdConflictError, RateLimitedError */
  storeRegeneration(context: TurnContext, input: RegenerationInput): Promise<TurnResult> {
    return this.inTransaction(async (manager) => {
      const question = await findQuestion(manager, context.userId, input.answerId);
      if (question === null) throw new Refused('answer_not_found');
      const session = await lockSession(manager, { userId: context.userId, id: question.sessionId });
      const duplicate = await findRepeatedRegeneration(manager, session.id, input);
      if (duplicate !== null) return { kind: 'duplicate', sessionId: session.id, ...duplicate };
      const user = await this.admit(manager, context, session);
      const position = await reservePositions(manager, context, session.id, 1, null);
      const answerId = newId();
      await replaceVersion(manager, { replyTo: question.id }, answerId);
      await manager.insert(ChatMessageEntity, {
        ...emptyAnswer(context.owner, question.id),
        id: answerId,
        sessionId: session.id,
        position,
        regeneratedFrom: input.answerId,
        clientMessageId: input.clientMessageId,
      });
      return {
        kind: 'stored',
        turn: {
          sessionId: session.id,
          questionId: question.id,
          answerId,
          question: question.content,
          questionPosition: question.position,
          askedAt: question.createdAt,
          clientMessageId: input.clientMessageId,
          timeZone: question.timeZone ?? user.timeZone ?? DEFAULT_TIME_ZONE,
          newTitle: null,
          replacedQuestionId: null,
        },
      };
    });
  }

  /**
   * Replaces the newest question of a session; it and its answers stay as earlier versions.
   * @throws ChatMessageNotFoundError, QuestionNotEditableError and the errors of {@link storeRegeneration}
   */
  storeEdit(context: TurnContext, input: EditInput): Promise<TurnResult> {
    return this.inTransaction(async (manager) => {
      const session = await lockSessionOfQuestion(manager, context.userId, input);
      const duplicate = await findRepeatedEdit(manager, session.id, input);
      if (duplicate !== null) return { kind: 'duplicate', sessionId: session.id, ...duplicate };
      const earlier = await findEditable(manager, session.id, input.questionId);
      const user = await this.admit(manager, context, session);
      const timeZone = input.timeZone ?? earlier.timeZone ?? user.timeZone ?? DEFAULT_TIME_ZONE;
      const questionPosition = await reservePositions(manager, context, session.id, 2, null);
      const stored = await insertTurn(manager, context.owner, {
        sessionId: session.id,
        position: questionPosition,
        content: input.content,
        clientMessageId: input.clientMessageId,
        timeZone,
        firstVersion: earlier.firstVersion ?? earlier.id,
      });
      await replaceVersion(manager, { id: earlier.id }, stored.questionId);
      await replaceVersion(manager, { replyTo: earlier.id }, stored.questionId);
      return {
        kind: 'stored',
        turn: {
          sessionId: session.id,
          ...stored,
          question: input.content,
          questionPosition,
          clientMessageId: input.clientMessageId,
          timeZone,
          newTitle: null,
          replacedQuestionId: earlier.id,
        },
      };
    });
  }

  /** Enforces one streaming answer per session and the user's daily limit. */
  private async admit(
    manager: EntityManager,
    context: TurnContext,
    session: LockedSession,
  ): Promise<{ timeZone: string | null }> {
    if (!session.isNew) await this.endExpiredAnswers(manager, context, session.id);
    if (!context.hasSlot) throw new Refused('no_slot');
    const user = await this.users.countRequest(context.userId, context.dailyRequestLimit, manager);
    if (user !== null) return user;
    const isActive = await this.users.isActive(context.userId, manager);
    throw new Refused(isActive ? 'limit_reached' : 'deactivated');
  }

  /** @throws SessionBusyError */
  private async endExpiredAnswers(
    manager: EntityManager,
    context: TurnContext,
    sessionId: string,
  ): Promise<void> {
    const streaming = await manager
      .createQueryBuilder(ChatMessageEntity, 'answer')
      .select('answer.id', 'id')
      .addSelect('answer.lease_until < now()', 'expired')
      .where(`answer.session_id = :sessionId AND answer.status = 'streaming'`, { sessionId })
      .getRawMany<{ id: string; expired: boolean }>();
    if (streaming.some(({ id, expired }) => !expired || context.generatingIds.includes(id)))
      throw new SessionBusyError();
    if (streaming.length > 0) {
      await interruptAnswers(manager, this.users, 'session_id = :sessionId', { sessionId, text: null });
    }
  }

  private async inTransaction(work: (manager: EntityManager) => Promise<TurnResult>): Promise<TurnResult> {
    try {
      return await this.sessions.manager.transaction(work);
    } catch (error) {
      if (error instanceof Refused) return { kind: error.kind };
      throw error;
    }
  }
}

/**
 * Positions of new messages at the end of a session. Call after the user's row is locked: the second of two concurrent
 * questions counts the first.
 * @throws RateLimitedError when the user has too many streaming answers
 */
async function reservePositions(
  manager: EntityManager,
  { userId, mostAnswers }: TurnContext,
  sessionId: string,
  count: number,
  title: string | null,
): Promise<number> {
  const { position, streaming } = await addMessages(manager, { id: sessionId, userId }, count, title);
  if (streaming >= mostAnswers) throw new RateLimitedError(BUSY_RETRY_MS);
  return position;
}

/** Inserts a question and its empty answer behind it. */
async function insertTurn(
  manager: EntityManager,
  owner: string,
  question: Pick<ChatMessageEntity, 'sessionId' | 'position' | 'content' | 'clientMessageId' | 'timeZone'> &
    Partial<Pick<ChatMessageEntity, 'firstVersion'>>,
): Promise<Pick<StoredTurn, 'questionId' | 'answerId' | 'askedAt'>> {
  const { sessionId, position } = question;
  const [questionId, answerId] = [newId(), newId()];
  const inserted = await manager.insert(ChatMessageEntity, [
    { ...question, id: questionId, role: 'user', status: 'complete' },
    { ...emptyAnswer(owner, questionId), id: answerId, sessionId, position: position + 1 },
  ]);
  const { createdAt } = inserted.generatedMaps[0] as Pick<ChatMessageEntity, 'createdAt'>;
  return { questionId, answerId, askedAt: createdAt };
}

/** @throws ChatSessionNotFoundError */
async function lockSession(
  manager: EntityManager,
  where: { userId: number } & ({ id: string } | { openingClientMessageId: string }),
): Promise<LockedSession> {
  const session = await manager.findOne(ChatSessionEntity, {
    select: { id: true, title: true },
    where,
    lock: { mode: 'pessimistic_write' },
  });
  if (session === null) throw new ChatSessionNotFoundError();
  return { id: session.id, title: session.title, isNew: false };
}

/** A new session, or the one that the same opening message created. */
async function openSession(
  manager: EntityManager,
  userId: number,
  clientMessageId: string | null,
): Promise<LockedSession> {
  // By hand: the query builder cannot name the partial index of ON CONFLICT. A concurrent duplicate waits here for the
  // first commit.
  const [created] = await manager.query<Pick<ChatSessionEntity, 'id' | 'title'>[]>(
    `INSERT INTO app.chat_sessions (id, user_id, opening_client_message_id) VALUES ($1, $2, $3)
     ON CONFLICT (user_id, opening_client_message_id) WHERE opening_client_message_id IS NOT NULL DO NOTHING
     RETURNING id, title`,
    [newId(), userId, clientMessageId],
  );
  return created === undefined
    ? lockSession(manager, { userId, openingClientMessageId: clientMessageId ?? '' })
    : { ...created, isNew: true };
}

const emptyAnswer = (owner: string, replyTo: string) => ({
  role: 'assistant' as const,
  content: '',
  status: 'streaming' as const,
  replyTo,
  owner,
  leaseUntil: leaseFromNow,
});

function findQuestion(
  manager: EntityManager,
  userId: number,
  answerId: string,
): Promise<ChatMessageEntity | null> {
  return manager
    .createQueryBuilder(ChatMessageEntity, 'question')
    .innerJoin(ChatMessageEntity, 'answer', 'answer.reply_to = question.id')
    .innerJoin('answer.session', 'session')
    .where(`answer.id = :answerId AND answer.role = 'assistant' AND session.user_id = :userId`, {
      answerId,
      userId,
    })
    .andWhere('question.replaced_by IS NULL')
    .getOne();
}

/** Requires a locked session. @throws ClientMessageIdConflictError */
async function findRepeatedQuestion(
  manager: EntityManager,
  sessionId: string,
  { clientMessageId, content }: Pick<TurnInput, 'clientMessageId' | 'content'>,
): Promise<{ questionId: string; answerId: string } | null> {
  const earlier = await findSending(manager, sessionId, clientMessageId);
  if (earlier === null) return null;
  const isSame =
    earlier.role === 'user' &&
    earlier.firstVersion === null &&
    earlier.content.normalize() === content.normalize();
  return repeatedTurn(manager, sessionId, isSame ? earlier.id : null);
}

/**
 * The turn of a question that was sent again.
 * @param questionId null if something else was sent with its id
 * @throws ClientMessageIdConflictError
 */
async function repeatedTurn(
  manager: EntityManager,
  sessionId: string,
  questionId: string | null,
): Promise<{ questionId: string; answerId: string }> {
  if (questionId === null) throw new ClientMessageIdConflictError();
  const answer = await manager.findOne(ChatMessageEntity, {
    select: { id: true },
    where: { sessionId, replyTo: questionId },
    order: { position: 'ASC' },
  });
  if (answer === null) throw new ClientMessageIdConflictError();
  return { questionId, answerId: answer.id };
}

/** Requires a locked session. @throws ClientMessageIdConflictError */
async function findRepeatedRegeneration(
  manager: EntityManager,
  sessionId: string,
  { clientMessageId, answerId }: RegenerationInput,
): Promise<{ questionId: string; answerId: string } | null> {
  const earlier = await findSending(manager, sessionId, clientMessageId);
  if (earlier === null) return null;
  if (earlier.regeneratedFrom !== answerId || earlier.replyTo === null)
    throw new ClientMessageIdConflictError();
  return { questionId: earlier.replyTo, answerId: earlier.id };
}

/** Requires a locked session. @throws ClientMessageIdConflictError */
async function findRepeatedEdit(
  manager: EntityManager,
  sessionId: string,
  { clientMessageId, questionId, content }: EditInput,
): Promise<{ questionId: string; answerId: string } | null> {
  const earlier = await findSending(manager, sessionId, clientMessageId);
  if (earlier === null) return null;
  const isSame =
    earlier.content.normalize() === content.normalize() &&
    (await manager.existsBy(ChatMessageEntity, { id: questionId, sessionId, replacedBy: earlier.id }));
  return repeatedTurn(manager, sessionId, isSame ? earlier.id : null);
}

/** @throws ChatMessageNotFoundError */
async function lockSessionOfQuestion(
  manager: EntityManager,
  userId: number,
  { questionId, sessionId }: Pick<EditInput, 'questionId' | 'sessionId'>,
): Promise<LockedSession> {
  const question = await manager.findOne(ChatMessageEntity, {
    select: { id: true, sessionId: true },
    where: {
      id: questionId,
      role: 'user',
      session: { userId },
      ...(sessionId === null ? {} : { sessionId }),
    },
  });
  if (question === null) throw new ChatMessageNotFoundError();
  return lockSession(manager, { userId, id: question.sessionId });
}

/** Requires a locked session. @throws QuestionNotEditableError unless it is the current newest question */
async function findEditable(
  manager: EntityManager,
  sessionId: string,
  questionId: string,
): Promise<Pick<ChatMessageEntity, 'id' | 'timeZone' | 'firstVersion'>> {
  const newest = await manager.findOne(ChatMessageEntity, {
    select: { id: true, timeZone: true, firstVersion: true },
    where: { sessionId, role: 'user', replacedBy: IsNull() },
    order: { position: 'DESC' },
  });
  if (newest?.id !== questionId) throw new QuestionNotEditableError();
  return newest;
}

async function replaceVersion(
  manager: EntityManager,
  which: { id: string } | { replyTo: string },
  replacedBy: string,
): Promise<void> {
  await manager.update(ChatMessageEntity, { ...which, replacedBy: IsNull() }, { replacedBy });
}

async function findSending(
  manager: EntityManager,
  sessionId: string,
  clientMessageId: string | null,
): Promise<EarlierSending | null> {
  if (clientMessageId === null) return null;
  return manager.findOne(ChatMessageEntity, {
    select: { id: true, role: true, content: true, replyTo: true, regeneratedFrom: true, firstVersion: true },
    where: { sessionId, clientMessageId },
  });
}
