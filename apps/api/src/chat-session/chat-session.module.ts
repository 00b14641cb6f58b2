import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { UserModule } from '../user/user.module.js';
import { AnswerListRepository } from './answer-list.repository.js';
import { AnswerRepository } from './answer.repository.js';
import { ChatAccountData } from './chat-account-data.js';
import { ChatHistoryController } from './chat-history.controller.js';
import { ChatHistoryService } from './chat-history.service.js';
import { ChatMessageEntity } from './chat-message.entity.js';
import { ChatMessageRepository } from './chat-message.repository.js';
import { ChatSessionController } from './chat-session.controller.js';
import { ChatSessionEntity } from './chat-session.entity.js';
import { ChatSessionRepository } from './chat-session.repository.js';
import { ChatSessionService } from './chat-session.service.js';
import { FeedbackController } from './feedback/feedback.controller.js';
import { FeedbackRepository } from './feedback/feedback.repository.js';
import { FeedbackService } from './feedback/feedback.service.js';
import { RatedAnswerRepository } from './feedback/rated-answer.repository.js';
import { TurnRepository } from './turn.repository.js';

/** Sessions and messages; the only module that writes their tables. Requires a global provider of `ActiveAnswers`. */
@Module({
  imports: [TypeOrmModule.forFeature([ChatSessionEntity, ChatMessageEntity]), UserModule],
  controllers: [ChatSessionController, ChatHistoryController, FeedbackController],
  providers: [
    ChatAccountData,
    ChatSessionService,
    ChatHistoryService,
    ChatSessionRepository,
    ChatMessageRepository,
    TurnRepository,
    AnswerListRepository,
    AnswerRepository,
    FeedbackRepository,
    FeedbackService,
    RatedAnswerRepository,
  ],
  exports: [
    ChatSessionService,
    ChatHistoryService,
    ChatSessionRepository,
    ChatMessageRepository,
    TurnRepository,
    AnswerListRepository,
    AnswerRepository,
    RatedAnswerRepository,
  ],
})
export class ChatSessionModule {}
