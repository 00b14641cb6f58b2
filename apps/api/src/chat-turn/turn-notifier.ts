import { Injectable } from '@nestjs/common';
import type { StoredTurn } from '../chat-session/turn.repository.js';
import { NodeMessages, nodeTopic } from '../cluster/node-messages.js';

/** Listens to the events around answers, in this order. Must not throw. */
export interface TurnListener {
  /** On another node the log may not hold `response_start` yet. @param isNewQuestion false for a regeneration */
  answerStarted(turn: StoredTurn, userId: number, isNewQuestion: boolean): void;
  answerEnded(turn: Pick<StoredTurn, 'sessionId'>): void;
  titleChanged(sessionId: string, userId: number, title: string): void;
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

@Injectable()
export class TurnNotifier {
  private readonly listeners = new Set<TurnListener>();

  constructor(private readonly messages: NodeMessages) {
    messages.on(STARTED, ({ turn, userId, isNewQuestion }) =>
      this.notify((listener) =>
        listener.answerStarted({ ...turn, askedAt: new Date(turn.askedAt) }, userId, isNewQuestion),
      ),
    );
    messages.on(ENDED, (turn) => this.notify((listener) => listener.answerEnded(turn)));
    messages.on(TITLE, ({ sessionId, userId, title }) =>
      this.notify((listener) => listener.titleChanged(sessionId, userId, title)),
    );
    messages.on(DELETED, ({ sessionId, userId }) =>
      this.notify((listener) => listener.sessionDeleted(sessionId, userId)),
    );
  }

  subscribe(listener: TurnListener): void {
    this.listeners.add(listener);
  }

  answerStarted(turn: StoredTurn, userId: number, isNewQuestion: boolean): void {
    this.notify((listener) => listener.answerStarted(turn, userId, isNewQuestion));
    const askedAt = turn.askedAt.toISOString();
    this.messages.publish(STARTED, { turn: { ...turn, askedAt }, userId, isNewQuestion });
  }

  answerEnded({ sessionId }: StoredTurn): void {
    this.notify((listener) => listener.answerEnded({ sessionId }));
    this.messages.publish(ENDED, { sessionId });
  }

  titleChanged(sessionId: string, userId: number, title: string): void {
    this.notify((listener) => listener.titleChanged(sessionId, userId, title));
    this.messages.publish(TITLE, { sessionId, userId, title });
  }

  sessionDeleted(sessionId: string, userId: number): void {
    this.notify((listener) => listener.sessionDeleted(sessionId, userId));
    this.messages.publish(DELETED, { sessionId, userId });
  }

  private notify(how: (listener: TurnListener) => void): void {
    for (const listener of this.listeners) how(listener);
  }
}
