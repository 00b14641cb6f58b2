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
import { MemoryAnswerEventLog } from './memory-answer-event-log.js';
import { PersonPlaces } from './person-places.js';
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
    PersonPlaces,
    SessionKeeper,
    SessionNotesRepository,
    TurnNotifier,
    { provide: AnswerEventLog, useClass: MemoryAnswerEventLog },
    { provide: RunningAnswers, useClass: EngineRunningAnswers },
  ],
  exports: [ChatTurnService, RunningAnswers, TurnNotifier],
})
export class ChatTurnModule {}
