import { Injectable } from '@nestjs/common';
import { ActiveAnswers } from '../chat-session/active-answers.js';
import { NodeMessages, nodeTopic } from '../cluster/node-messages.js';
import { AnswerEngine } from './answer-engine.js';
import { TurnNotifier } from './turn-notifier.js';

const STOP_IN_SESSION = nodeTopic<{ sessionId: string }>('stop-in-session');

@Injectable()
export class EngineActiveAnswers extends ActiveAnswers {
  constructor(
    private readonly engine: AnswerEngine,
    private readonly notifier: TurnNotifier,
    private readonly messages: NodeMessages,
  ) {
    super();
    messages.on(STOP_IN_SESSION, ({ sessionId }) => this.stopHere(sessionId));
  }

  async stopInSession(sessionId: string): Promise<void> {
    if (await this.stopHere(sessionId)) return;
    await this.messages.ask(STOP_IN_SESSION, { sessionId });
  }

  sessionRenamed(sessionId: string, userId: number, title: string): void {
    this.notifier.titleChanged(sessionId, userId, title);
  }

  sessionDeleted(sessionId: string, userId: number): void {
    this.notifier.sessionDeleted(sessionId, userId);
  }

  /** @returns whether this process had one */
  private async stopHere(sessionId: string): Promise<boolean> {
    const answers = this.engine.inSession(sessionId);
    for (const answer of answers) this.engine.stop(answer.id);
    await Promise.all(answers.map((answer) => answer.ended));
    return answers.length > 0;
  }
}
