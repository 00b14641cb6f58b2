import { AppConfig } from '@app/config';
import { openRedis, SharedRedis } from '@app/redis';
import { Global, Module } from '@nestjs/common';
import { RunningAnswers } from '../chat-session/running-answers.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { LlmModule } from '../llm/llm.module.js';
import { UserModule } from '../user/user.module.js';
import { AnswerEngine } from './answer-engine.js';
import { AnswerEventLog } from './answer-event-log.js';
import { AnswerRecovery } from './answer-recovery.js';
import { AnswerRepository } from './answer.repository.js';
import { ChatTurnRepository } from './chat-turn.repository.js';
import { ChatTurnService } from './chat-turn.service.js';
import { EngineRunningAnswers } from './engine-running-answers.js';
import { SharedAnswerEventLog } from './event-stream/shared-answer-event-log.js';
import { MemoryAnswerEventLog } from './memory-answer-event-log.js';
import { Pressure } from './pressure.js';
import { SessionKeeper } from './session-keeper.js';
import { SessionNotesRepository } from './session-notes.repository.js';
import { TurnNotifier } from './turn-notifier.js';

/** Making answers. Global because it gives chat sessions their {@link RunningAnswers}, which they must not import. */
@Global()
@Module({
  imports: [LedgerModule, LlmModule, UserModule],
  providers: [
    AnswerEngine,
    AnswerRecovery,
    AnswerRepository,
    ChatTurnRepository,
    ChatTurnService,
    Pressure,
    SessionKeeper,
    SessionNotesRepository,
    TurnNotifier,
    { provide: AnswerEventLog, inject: [AppConfig, SharedRedis], useFactory: createEventLog },
    { provide: RunningAnswers, useClass: EngineRunningAnswers },
  ],
  exports: [ChatTurnService, RunningAnswers, TurnNotifier],
})
export class ChatTurnModule {}

/** One process keeps the events of its answers in memory; several share them over Redis. */
function createEventLog(config: AppConfig, { client, prefix }: SharedRedis): AnswerEventLog {
  const waitingClient = openRedis(config, {
    consequence: 'answers of other nodes are followed by their checkpoints',
    waits: false,
  });
  if (client === null || waitingClient === null) return new MemoryAnswerEventLog();
  return new SharedAnswerEventLog(client, waitingClient, prefix);
}
