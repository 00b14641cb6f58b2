import { Injectable } from '@nestjs/common';
import type { StoredTurn } from './chat-turn.repository.js';

/** What happens around answers, for whoever tells people about it. Called in this order; must not throw. */
export interface TurnListener {
  /**
   * An answer begins to be made; its log holds `response_start` already.
   * @param isNewQuestion false when an earlier question is answered again
   */
  answerStarted(turn: StoredTurn, userId: number, isNewQuestion: boolean): void;
  answerEnded(turn: StoredTurn): void;
  /** A session got a better title. */
  titleChanged(sessionId: string, userId: number, title: string): void;
}

/** Carries the news from the engine to the transports, which the engine does not know. */
@Injectable()
export class TurnNotifier {
  private readonly listeners = new Set<TurnListener>();

  subscribe(listener: TurnListener): void {
    this.listeners.add(listener);
  }

  answerStarted(turn: StoredTurn, userId: number, isNewQuestion: boolean): void {
    for (const listener of this.listeners) listener.answerStarted(turn, userId, isNewQuestion);
  }

  answerEnded(turn: StoredTurn): void {
    for (const listener of this.listeners) listener.answerEnded(turn);
  }

  titleChanged(sessionId: string, userId: number, title: string): void {
    for (const listener of this.listeners) listener.titleChanged(sessionId, userId, title);
  }
}
