import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { ChatSessionModule } from '../chat-session/chat-session.module.js';
import { ChatTurnModule } from '../chat-turn/chat-turn.module.js';
import { AnswerDelivery } from './answer-delivery.js';
import { ChatGateway } from './chat.gateway.js';
import { ChatHandshake } from './chat-handshake.js';
import { ConnectionGuard } from './connection-guard.js';
import { ConnectionRates } from './connection-rates.js';
import { ConnectionRegistry } from './connection-registry.js';
import { SessionBroadcast } from './session-broadcast.js';

/** Transports: they authenticate, check, and carry; what is said and answered is others' work. */
@Module({
  imports: [AuthModule, ChatSessionModule, ChatTurnModule],
  providers: [
    AnswerDelivery,
    ChatGateway,
    ChatHandshake,
    ConnectionGuard,
    ConnectionRates,
    ConnectionRegistry,
    SessionBroadcast,
  ],
  exports: [ConnectionRegistry],
})
export class GatewayModule {}
