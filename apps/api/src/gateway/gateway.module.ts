import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { ChatSessionModule } from '../chat-session/chat-session.module.js';
import { ChatTurnModule } from '../chat-turn/chat-turn.module.js';
import { UserModule } from '../user/user.module.js';
import { AnswerDelivery } from './answer-delivery.js';
import { ChatEventsService } from './chat-events.service.js';
import { ChatHandshake } from './chat-handshake.js';
import { AnswerStreamController } from './transports/sse/answer-stream.controller.js';
import { AnswerStreamService } from './transports/sse/answer-stream.service.js';
import { ConnectionRooms } from './connection-rooms.js';
import { ConnectionStatistics } from './connection-statistics.js';
import { ConnectionAttempts } from './limits/connection-attempts.js';
import { ConnectionGuard } from './limits/connection-guard.js';
import { ConnectionRates } from './limits/connection-rates.js';
import { ConnectionSlots } from './limits/connection-slots.js';
import { OpenConnections } from './open-connections.js';
import { OriginPolicy } from './origin-policy.js';
import { WebSocketTransport } from './transports/web-socket/web-socket.transport.js';
import { SessionBroadcast } from './session-broadcast.js';
import { SocketIoCluster } from './transports/socket-io/socket-io-cluster.js';
import { SocketIoTransport } from './transports/socket-io/socket-io.transport.js';
import { TransportGate } from './transports/socket-io/transport-gate.js';

/** Transports: they authenticate, check, and carry; what is said and answered is others' work. */
@Module({
  imports: [AuthModule, ChatSessionModule, ChatTurnModule, UserModule],
  controllers: [AnswerStreamController],
  providers: [
    AnswerDelivery,
    AnswerStreamService,
    ChatEventsService,
    ChatHandshake,
    ConnectionAttempts,
    ConnectionGuard,
    ConnectionRates,
    ConnectionRooms,
    ConnectionSlots,
    ConnectionStatistics,
    OpenConnections,
    OriginPolicy,
    WebSocketTransport,
    SessionBroadcast,
    SocketIoCluster,
    SocketIoTransport,
    TransportGate,
  ],
  exports: [ConnectionStatistics],
})
export class GatewayModule {}
