import type { ServerEventName, ServerEventPayloads } from '@app/chat-protocol';
import { Injectable } from '@nestjs/common';
import { type ChatConnection, sessionRoom } from './chat-connection.js';
import { TooManySessionsError } from './gateway.errors.js';

const SESSIONS_PER_CONNECTION = 200;

@Injectable()
export class ConnectionRooms {
  private readonly rooms = new Map<string, Set<ChatConnection>>();

  /** Without effect on a connection that closed while its event was handled. */
  join(connection: ChatConnection, room: string): void {
    if (connection.isClosed) return;
    let members = this.rooms.get(room);
    if (members === undefined) {
      members = new Set();
      this.rooms.set(room, members);
    }
    members.add(connection);
    connection.rooms.add(room);
  }

  /** @throws TooManySessionsError at the limit, unless the connection has already joined this session */
  assertMayJoin(connection: ChatConnection, sessionId: string): void {
    if (connection.rooms.has(sessionRoom(sessionId))) return;
    if (sessionsOf(connection).length >= SESSIONS_PER_CONNECTION) {
      throw new TooManySessionsError(SESSIONS_PER_CONNECTION);
    }
  }

  /** At the limit, the session that was joined first: the connection must leave it to join another one. */
  surplusSession(connection: ChatConnection, sessionId: string): string | undefined {
    if (connection.rooms.has(sessionRoom(sessionId))) return undefined;
    const sessions = sessionsOf(connection);
    return sessions.length < SESSIONS_PER_CONNECTION ? undefined : sessions[0];
  }

  leave(connection: ChatConnection, room: string): void {
    connection.rooms.delete(room);
    const members = this.rooms.get(room);
    members?.delete(connection);
    if (members?.size === 0) this.rooms.delete(room);
  }

  leaveAll(connection: ChatConnection): void {
    for (const room of [...connection.rooms]) this.leave(connection, room);
  }

  membersOf(room: string): ChatConnection[] {
    return [...(this.rooms.get(room) ?? [])];
  }

  sessionIds(): string[] {
    return toSessionIds(this.rooms.keys());
  }

  /** @param except id of a connection to skip */
  send<Name extends ServerEventName>(
    room: string,
    event: Name,
    data: ServerEventPayloads[Name],
    except?: string,
  ): void {
    for (const connection of this.membersOf(room)) {
      if (connection.id !== except) connection.send(event, data);
    }
  }
}

const sessionsOf = ({ rooms }: ChatConnection): string[] => toSessionIds(rooms);

function toSessionIds(rooms: Iterable<string>): string[] {
  const prefix = sessionRoom('');
  return [...rooms].flatMap((room) => (room.startsWith(prefix) ? room.slice(prefix.length) : []));
}
