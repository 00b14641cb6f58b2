import type { RunningAnswers, StoppedAnswer } from '@app/chat-protocol';
import { Injectable } from '@nestjs/common';
import { AnswerListRepository, type StreamingAnswer } from '../chat-session/answer-list.repository.js';
import { AnswerRepository } from '../chat-session/answer.repository.js';
import { AnswerNotFoundError } from '../chat-turn/chat-turn.errors.js';
import { ChatTurnService } from '../chat-turn/chat-turn.service.js';
import type { Actor } from './actor.decorator.js';
import { AuditLogRepository } from './audit-log.repository.js';

const MAX_LISTED = 500;

@Injectable()
export class AdminAnswerService {
  constructor(
    private readonly running: AnswerListRepository,
    private readonly answers: AnswerRepository,
    private readonly turns: ChatTurnService,
    private readonly log: AuditLogRepository,
  ) {}

  async list(): Promise<RunningAnswers> {
    const { total, answers } = await this.running.findAllStreaming(MAX_LISTED);
    return { total, answers: answers.map(toRunningAnswer) };
  }

  /** The text so far is stored. No-op if the answer has ended. @throws AnswerNotFoundError */
  async stop(actor: Actor, id: string): Promise<StoppedAnswer> {
    const answer = await this.answers.find(id);
    if (answer === null) throw new AnswerNotFoundError();
    if (answer.status === 'streaming') {
      await this.log.add(actor, {
        action: 'answer.stop',
        targetKind: 'answer',
        targetId: id,
        before: { status: 'streaming' },
        after: { status: 'stopped' },
      });
      await this.turns.stopAny(id);
    }
    return { ok: true };
  }
}

const toRunningAnswer = (answer: StreamingAnswer): RunningAnswers['answers'][number] => ({
  message_id: answer.id,
  session_id: answer.sessionId,
  user_id: answer.userId,
  node_id: answer.owner,
  started_at: answer.createdAt.toISOString(),
  stored_at: answer.updatedAt.toISOString(),
  stored_characters: answer.length,
});
