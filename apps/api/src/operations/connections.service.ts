import type { ConnectionsHealth, ConnectionsStatistics } from '@app/chat-protocol';
import { Injectable } from '@nestjs/common';
import type { AuthenticatedUser } from '../auth/authenticated-user.js';
import { ConnectionStatistics } from '../gateway/connection-statistics.js';
import { ForbiddenError } from '../errors/http.errors.js';

@Injectable()
export class ConnectionsService {
  constructor(private readonly statisticsOfNodes: ConnectionStatistics) {}

  health(): ConnectionsHealth {
    return { status: 'ok', connections: this.statisticsOfNodes.ofThisNode().connections };
  }

  /** For administrators. @throws ForbiddenError */
  async statistics(user: AuthenticatedUser): Promise<ConnectionsStatistics> {
    if (!user.isAdmin) throw new ForbiddenError();
    const nodes = await this.statisticsOfNodes.ofAllNodes();
    const byUser = new Map<string, number>();
    for (const [userId, count] of nodes.flatMap((node) => node.byUser)) {
      byUser.set(String(userId), (byUser.get(String(userId)) ?? 0) + count);
    }
    return {
      total_connections: nodes.reduce((total, { connections }) => total + connections, 0),
      connections_by_user: Object.fromEntries(byUser),
      active_sessions: new Set(nodes.flatMap(({ sessions }) => sessions)).size,
      active_generations: nodes.reduce((total, { generations }) => total + generations, 0),
      nodes: nodes.length,
    };
  }
}
