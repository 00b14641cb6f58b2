import { Injectable } from '@nestjs/common';
import { ChatTurnService } from '../chat-turn/chat-turn.service.js';
import { NodeMessages, nodeTopic } from '../cluster/node-messages.js';
import { ConnectionRooms } from './connection-rooms.js';
import { ConnectionSlots } from './limits/connection-slots.js';

/** The open connections and answers of one node. */
export interface NodeStatistics {
  connections: number;
  /** Connections by user id. */
  byUser: [number, number][];
  /** The sessions that connections have joined. */
  sessions: string[];
  /** Answers that are being generated. */
  generations: number;
}

const STATISTICS = nodeTopic<null>('connection-statistics');

/** The open connections and answers, of this node or of all. */
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

  /** This node comes first; nodes that do not answer in time are missing. */
  async ofAllNodes(): Promise<NodeStatistics[]> {
    const others = await this.messages.ask(STATISTICS, null);
    return [this.ofThisNode(), ...others.filter((other): other is NodeStatistics => other !== null)];
  }
}
