import { Injectable } from '@nestjs/common';
import { ChatTurnService } from '../chat-turn/chat-turn.service.js';
import { NodeMessages, nodeTopic } from '../cluster/node-messages.js';
import { ConnectionRooms } from './connection-rooms.js';
import { ConnectionSlots } from './limits/connection-slots.js';

interface NodeStatistics {
  connections: number;
  /** Number of connections by user id. */
  byUser: [number, number][];
  sessions: string[];
  generations: number;
}

const STATISTICS = nodeTopic<null>('connection-statistics');

@Injectable()
export class ConnectionStatistics {
  constructor(
    private readonly slots: ConnectionSlots,
    private readonly rooms: ConnectionRooms,
    private readonly turns: ChatTurnService,
    private readonly messages: NodeMessages,
  ) {
    messages.on(STATISTICS, () => this.ofThisNode());
  }

  ofThisNode(): NodeStatistics {
    return {
      connections: this.slots.total,
      byUser: [...this.slots.connectionsByUser()],
      sessions: this.rooms.sessionIds(),
      generations: this.turns.activeCount,
    };
  }

  /** This node first; nodes that do not reply in time are missing. */
  async ofAllNodes(): Promise<NodeStatistics[]> {
    const others = await this.messages.ask(STATISTICS, null);
    return [this.ofThisNode(), ...others.filter((other): other is NodeStatistics => other !== null)];
  }
}
