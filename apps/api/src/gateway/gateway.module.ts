import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { ChatSessionModule } from '../chat-session/chat-session.module.js';
import { ChatTurnModule } from '../chat-turn/chat-turn.module.js';
import { UserModule } from '../user/user.module.js';
import { AnswerDelivery } from './answer-delivery.js';
import { ChatEventHandlers } from './chat-event-handlers.js';
import { ChatGateway } from './chat.gateway.js';
import { ChatHandshake } from './chat-handshake.js';
import { AnswerStreamController } from './transports/sse/answer-stream.controller.js';
import { AnswerStreamService } from './transports/sse/answer-stream.service.js';
import { ConnectionRooms } from './connection-rooms.js';
import { ConnectionStatistics } from './connection-statistics.js';
import { EventContextCreator } from './event-context-creator.js';
import { ConnectionAttempts } from './limits/connection-attempts.js';
import { ConnectionRates } from './limits/connection-rates.js';
import { ConnectionSlots } from './limits/connection-slots.js';
import { ConnectionTokens } from './limits/connection-tokens.js';
import { OpenConnections } from './open-connections.js';
import { WebSocketTransport } from './transports/web-socket/web-socket.transport.js';
import { SessionBroadcast } from './session-broadcast.js';
import { ChatIoAdapter } from './transports/socket-io/chat-io.adapter.js';
import { TransportGate } from './transports/socket-io/transport-gate.js';

@Module({
  imports: [AuthModule, ChatSessionModule, ChatTurnModule, UserModule],
  controllers: [AnswerStreamController],
  providers: [
    AnswerDelivery,
    AnswerStreamService,
    ChatEventHandlers,
    ChatGateway,
    ChatHandshake,
    ChatIoAdapter,
    ConnectionAttempts,
    ConnectionRates,
    ConnectionRooms,
    ConnectionSlots,
    ConnectionStatistics,
    ConnectionTokens,
    EventContextCreator,
    OpenConnections,
    WebSocketTransport,
    SessionBroadcast,
    TransportGate,
  ],
  exports: [ConnectionStatistics, ChatIoAdapter, OpenConnections],
})
export class GatewayModule {}
