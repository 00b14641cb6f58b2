import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Repository } from 'typeorm';
import { ChatMessageEntity } from '../chat-message.entity.js';

interface QuestionAndAnswer {
  question: ChatMessageEntity;
  answer: ChatMessageEntity;
}

@Injectable()
export class MessageVersionsRepository {
  constructor(
    @InjectRepository(ChatMessageEntity) private readonly messages: Repository<ChatMessageEntity>,
  ) {}

  /** The question of an answer of the user; null if there is no such answer. */
  async findQuestion(userId: number, answerId: string): Promise<ChatMessageEntity | null> {
    return this.messages
      .createQueryBuilder('question')
      .innerJoin(ChatMessageEntity, 'answer', 'answer.reply_to = question.id')
      .innerJoin('answer.session', 'session')
      .where('answer.id = :answerId AND session.user_id = :userId', { answerId, userId })
      .getOne();
  }

  /** All answers to a question and to its other texts, oldest first. */
  async findVersions({ sessionId, id, firstVersion }: ChatMessageEntity): Promise<QuestionAndAnswer[]> {
    const first = firstVersion ?? id;
    const questions = await this.messages.find({
      where: [
        { sessionId, id: first },
        { sessionId, firstVersion: first },
      ],
    });
    const answers = await this.messages.find({
      where: { sessionId, replyTo: In(questions.map((question) => question.id)) },
      order: { position: 'ASC' },
    });
    const byId = new Map(questions.map((question) => [question.id, question]));
    return answers.flatMap((answer) => {
      const question = byId.get(answer.replyTo ?? '');
      return question === undefined ? [] : [{ question, answer }];
    });
  }
}
