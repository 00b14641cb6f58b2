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
import { MessageSearchController } from './search/message-search.controller.js';
import { MessageSearchRepository } from './search/message-search.repository.js';
import { MessageSearchService } from './search/message-search.service.js';
import { ChatShareController } from './share/chat-share.controller.js';
import { ChatShareEntity } from './share/chat-share.entity.js';
import { ChatShareRepository } from './share/chat-share.repository.js';
import { ChatShareService } from './share/chat-share.service.js';
import { TurnRepository } from './turn.repository.js';
import { MessageVersionsController } from './versions/message-versions.controller.js';
import { MessageVersionsRepository } from './versions/message-versions.repository.js';
import { MessageVersionsService } from './versions/message-versions.service.js';

/** Sessions and messages; the only module that writes their tables. Requires a global provider of `ActiveAnswers`. */
@Module({
  imports: [TypeOrmModule.forFeature([ChatSessionEntity, ChatMessageEntity, ChatShareEntity]), UserModule],
  controllers: [
    ChatSessionController,
    ChatHistoryController,
    FeedbackController,
    MessageSearchController,
    MessageVersionsController,
    ChatShareController,
  ],
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
    MessageSearchRepository,
    MessageSearchService,
    MessageVersionsRepository,
    MessageVersionsService,
    ChatShareRepository,
    ChatShareService,
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
