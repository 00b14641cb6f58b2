import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChatHistoryController } from './chat-history.controller.js';
import { ChatHistoryService } from './chat-history.service.js';
import { ChatMessageEntity } from './chat-message.entity.js';
import { ChatMessageRepository } from './chat-message.repository.js';
import { ChatSessionController } from './chat-session.controller.js';
import { ChatSessionEntity } from './chat-session.entity.js';
import { ChatSessionRepository } from './chat-session.repository.js';
import { ChatSessionService } from './chat-session.service.js';

/** Sessions and messages. Needs a global provider of `ActiveAnswers`. */
@Module({
  imports: [TypeOrmModule.forFeature([ChatSessionEntity, ChatMessageEntity])],
  controllers: [ChatSessionController, ChatHistoryController],
  providers: [ChatSessionService, ChatHistoryService, ChatSessionRepository, ChatMessageRepository],
  exports: [ChatSessionService, ChatHistoryService],
})
export class ChatSessionModule {}
