import type { ServerEventName, ServerEventPayloads } from '@app/client';
import { Injectable } from '@nestjs/common';
import { type ChatConnection, sessionRoom } from './chat-connection.js';

/** Which of this process's connections belong together: those of a person, those that joined a session. */
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

  leave(connection: ChatConnection, room: string): void {
    connection.rooms.delete(room);
    const members = this.rooms.get(room);
    members?.delete(connection);
    if (members?.size === 0) this.rooms.delete(room);
  }

  leaveAll(connection: ChatConnection): void {
    for (const room of [...connection.rooms]) this.leave(connection, room);
  }

  /** A copy: who is told may leave meanwhile. */
  membersOf(room: string): ChatConnection[] {
    return [...(this.rooms.get(room) ?? [])];
  }

  /** Sessions that some connection has joined. */
  sessionIds(): string[] {
    const prefix = sessionRoom('');
    return [...this.rooms.keys()].flatMap((room) =>
      room.startsWith(prefix) ? room.slice(prefix.length) : [],
    );
  }

  /** Tells everybody in a room. */
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
