import { Injectable } from '@nestjs/common';
import { NodeMessages, nodeTopic } from '../cluster/node-messages.js';
import type { StoredTurn } from './chat-turn.repository.js';

/** What happens around answers, for whoever tells people about it. Called in this order; must not throw. */
export interface TurnListener {
  /**
   * An answer begins to be made; its log holds `response_start` already, or soon does where another node makes it.
   * @param isNewQuestion false when an earlier question is answered again
   */
  answerStarted(turn: StoredTurn, userId: number, isNewQuestion: boolean): void;
  answerEnded(turn: Pick<StoredTurn, 'sessionId'>): void;
  /** A session got another title. */
  titleChanged(sessionId: string, userId: number, title: string): void;
  /** A session is gone. */
  sessionDeleted(sessionId: string, userId: number): void;
}

const STARTED = nodeTopic<{
  turn: Omit<StoredTurn, 'askedAt'> & { askedAt: string };
  userId: number;
  isNewQuestion: boolean;
}>('answer-started');
const ENDED = nodeTopic<{ sessionId: string }>('answer-ended');
const TITLE = nodeTopic<{ sessionId: string; userId: number; title: string }>('title-changed');
const DELETED = nodeTopic<{ sessionId: string; userId: number }>('session-deleted');

/** Carries the news from those who make them to the transports, which they do not know: those of every node. */
@Injectable()
export class TurnNotifier {
  private readonly listeners = new Set<TurnListener>();

  constructor(private readonly bus: NodeMessages) {
    bus.on(STARTED, ({ turn, userId, isNewQuestion }) =>
      this.tell((listener) =>
        listener.answerStarted({ ...turn, askedAt: new Date(turn.askedAt) }, userId, isNewQuestion),
      ),
    );
    bus.on(ENDED, (turn) => this.tell((listener) => listener.answerEnded(turn)));
    bus.on(TITLE, ({ sessionId, userId, title }) =>
      this.tell((listener) => listener.titleChanged(sessionId, userId, title)),
    );
    bus.on(DELETED, ({ sessionId, userId }) =>
      this.tell((listener) => listener.sessionDeleted(sessionId, userId)),
    );
  }

  subscribe(listener: TurnListener): void {
    this.listeners.add(listener);
  }

  answerStarted(turn: StoredTurn, userId: number, isNewQuestion: boolean): void {
    this.tell((listener) => listener.answerStarted(turn, userId, isNewQuestion));
    const askedAt = turn.askedAt.toISOString();
    this.bus.publish(STARTED, { turn: { ...turn, askedAt }, userId, isNewQuestion });
  }

  answerEnded({ sessionId }: StoredTurn): void {
    this.tell((listener) => listener.answerEnded({ sessionId }));
    this.bus.publish(ENDED, { sessionId });
  }

  titleChanged(sessionId: string, userId: number, title: string): void {
    this.tell((listener) => listener.titleChanged(sessionId, userId, title));
    this.bus.publish(TITLE, { sessionId, userId, title });
  }

  sessionDeleted(sessionId: string, userId: number): void {
    this.tell((listener) => listener.sessionDeleted(sessionId, userId));
    this.bus.publish(DELETED, { sessionId, userId });
  }

  private tell(how: (listener: TurnListener) => void): void {
    for (const listener of this.listeners) how(listener);
  }
}
