import { AppConfig } from '@app/config';
import { MmaModule } from '@app/mma';
import { openRedis, SharedRedis } from '@app/redis';
import { Global, Module } from '@nestjs/common';
import { ActiveAnswers } from '../chat-session/active-answers.js';
import { ChatSessionModule } from '../chat-session/chat-session.module.js';
import { UsageModule } from '../usage/usage.module.js';
import { LlmModule } from '../llm/llm.module.js';
import { UserModule } from '../user/user.module.js';
import { AccountAnswers } from './account-answers.js';
import { AnswerEngine } from './answer-engine.js';
import { AnswerEventLog } from './event-log/answer-event-log.js';
import { AnswerRecovery } from './answer-recovery.js';
import { ChatTurnService } from './chat-turn.service.js';
import { EngineActiveAnswers } from './engine-active-answers.js';
import { RedisAnswerEventLog } from './event-log/redis/redis-answer-event-log.js';
import { MemoryAnswerEventLog } from './event-log/memory/memory-answer-event-log.js';
import { EventLoopLoad } from './event-loop-load.js';
import { AfterAnswerTasks } from './after-answer-tasks.js';
import { TurnNotifier } from './turn-notifier.js';

/** Global, to provide {@link ActiveAnswers} to chat sessions, which must not import this module. */
@Global()
@Module({
  imports: [ChatSessionModule, UsageModule, LlmModule, MmaModule, UserModule],
  providers: [
    AccountAnswers,
    AnswerEngine,
    AnswerRecovery,
    ChatTurnService,
    EventLoopLoad,
    AfterAnswerTasks,
    TurnNotifier,
    { provide: AnswerEventLog, inject: [AppConfig, SharedRedis], useFactory: createEventLog },
    { provide: ActiveAnswers, useClass: EngineActiveAnswers },
  ],
  exports: [ChatTurnService, ActiveAnswers, TurnNotifier],
})
export class ChatTurnModule {}

function createEventLog(config: AppConfig, { client, prefix }: SharedRedis): AnswerEventLog {
  const waitingClient = openRedis(config, {
    consequence: 'answers of other nodes are followed by their checkpoints',
    waits: false,
  });
  if (client === null || waitingClient === null) return new MemoryAnswerEventLog();
  return new RedisAnswerEventLog(client, waitingClient, prefix);
}
