import { Injectable } from '@nestjs/common';
import { RunningAnswers } from '../chat-session/running-answers.js';
import { AnswerEngine } from './answer-engine.js';

/** What chat sessions know of the engine. */
@Injectable()
export class EngineRunningAnswers extends RunningAnswers {
  constructor(private readonly engine: AnswerEngine) {
    super();
  }

  async stopInSession(sessionId: string): Promise<void> {
    const answers = this.engine.inSession(sessionId);
    for (const answer of answers) this.engine.stop(answer.id);
    await Promise.all(answers.map((answer) => answer.ended));
  }
}
