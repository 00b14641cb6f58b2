import { Injectable } from '@nestjs/common';
import { ChatTurnService } from '../chat-turn/chat-turn.service.js';
import { NodeMessages, nodeTopic } from '../cluster/node-messages.js';
import { ConnectionRooms } from './connection-rooms.js';
import { ConnectionSlots } from './limits/connection-slots.js';

/** What one node has open. */
export interface NodeStatistics {
  connections: number;
  /** Connections by user id. */
  byUser: [number, number][];
  /** Sessions that somebody has open. */
  sessions: string[];
  /** Answers that are being made. */
  generations: number;
}

const STATISTICS = nodeTopic<null>('connection-statistics');

/** What is open now, on this node or on all. */
@Injectable()
export class ConnectionStatistics {
  constructor(
    private readonly slots: ConnectionSlots,
    private readonly rooms: ConnectionRooms,
    private readonly turns: ChatTurnService,
    private readonly bus: NodeMessages,
  ) {
    bus.on(STATISTICS, () => this.ofThisNode());
  }

  ofThisNode(): NodeStatistics {
    return {
      connections: this.slots.total,
      byUser: [...this.slots.connectionsByUser()],
      sessions: this.rooms.sessionIds(),
      generations: this.turns.activeCount,
    };
  }

  /** This node's first; one that does not answer in time is missing. */
  async ofAllNodes(): Promise<NodeStatistics[]> {
    const others = await this.bus.ask(STATISTICS, null);
    return [this.ofThisNode(), ...others.filter((other): other is NodeStatistics => other !== null)];
  }
}
