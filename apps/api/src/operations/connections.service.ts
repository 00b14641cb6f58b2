import type { ConnectionsHealth, ConnectionsReport, ConnectionsStatistics } from '@app/chat-protocol';
import { Injectable } from '@nestjs/common';
import type { AuthenticatedUser } from '../auth/authenticated-user.js';
import { ConnectionStatistics } from '../gateway/connection-statistics.js';
import { ForbiddenError } from '../errors/http.errors.js';

/** Per node. */
const MAX_LISTED_USERS = 1_000;

@Injectable()
export class ConnectionsService {
  constructor(private readonly statisticsOfNodes: ConnectionStatistics) {}

  health(): ConnectionsHealth {
    return { status: 'ok', connections: this.statisticsOfNodes.ofThisNode().connections };
  }

  /** By node and user, for administrators. */
  async report(): Promise<ConnectionsReport> {
    const nodes = await this.statisticsOfNodes.ofAllNodes();
    return {
      total_connections: nodes.reduce((total, { connections }) => total + connections, 0),
      nodes: nodes.map(({ connections, sessions, generations, byUser }) => ({
        connections,
        sessions: sessions.length,
        generations,
        users: byUser
          .sort(([, a], [, b]) => b - a)
          .slice(0, MAX_LISTED_USERS)
          .map(([user_id, count]) => ({ user_id, connections: count })),
      })),
    };
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
