import type { ServerEventName, ServerEventPayloads } from '@app/chat-protocol';
import { Injectable } from '@nestjs/common';
import { type ChatConnection, sessionRoom } from './chat-connection.js';
import { TooManySessionsError } from './gateway.errors.js';

/** Sessions that one connection may join. */
const SESSIONS_PER_CONNECTION = 200;

/** Groups the connections of this process: those of a user, and those that joined a session. */
@Injectable()
export class ConnectionRooms {
  private readonly rooms = new Map<string, Set<ChatConnection>>();

  join(connection: ChatConnection, room: string): void {
    let members = this.rooms.get(room);
    if (members === undefined) {
      members = new Set();
      this.rooms.set(room, members);
    }
    members.add(connection);
    connection.rooms.add(room);
  }

  /** @throws TooManySessionsError at the limit, unless the connection has joined this session */
  assertMayJoin(connection: ChatConnection, sessionId: string): void {
    if (connection.rooms.has(sessionRoom(sessionId))) return;
    if (sessionsOf(connection).length >= SESSIONS_PER_CONNECTION) {
      throw new TooManySessionsError(SESSIONS_PER_CONNECTION);
    }
  }

  /** The session that the connection must leave to join another one: the one it joined first, at the limit. */
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

  /** A copy, since members may leave during an iteration. */
  membersOf(room: string): ChatConnection[] {
    return [...(this.rooms.get(room) ?? [])];
  }

  /** The sessions that connections have joined. */
  sessionIds(): string[] {
    return toSessionIds(this.rooms.keys());
  }

  /** @param except id of a connection that does not get the event */
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

/** In the order of joining. */
const sessionsOf = ({ rooms }: ChatConnection): string[] => toSessionIds(rooms);

function toSessionIds(rooms: Iterable<string>): string[] {
  const prefix = sessionRoom('');
  return [...rooms].flatMap((room) => (room.startsWith(prefix) ? room.slice(prefix.length) : []));
}
