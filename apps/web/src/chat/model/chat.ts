import type { ChatClient } from '@mma-savant/client';
import { createStore, type Store } from '../../lib/store.js';
import { ChatLink } from './connection.js';
import { ChatRoom } from './room.js';
import { sessionList } from './session-list.js';

/** Rooms that are kept open in the background, most recently used last. */
const MAX_OPEN_ROOMS = 5;

/** All chat of one signed-in user on this page: one connection, and a room per opened session. */
export class Chat {
  readonly link = new ChatLink();
  /** The session of a question that has just created it. */
  readonly created: Store<string | null> = createStore<string | null>(null);
  private readonly rooms = new Map<string, ChatRoom>();
  private fresh: ChatRoom | undefined;

  constructor() {
    this.link.listen(
      (client) => this.subscribe(client),
      () => this.caughtUp(),
    );
  }

  start(): void {
    this.link.ready().catch(() => undefined);
  }

  end(): void {
    this.link.end();
  }

  /** The room of a session; null is a session that the first question creates. */
  room(sessionId: string | null): ChatRoom {
    if (sessionId === null) {
      this.fresh ??= this.createRoom(null);
      return this.fresh;
    }
    const room = this.rooms.get(sessionId) ?? this.createRoom(sessionId);
    // The most recently used is the last one.
    this.rooms.delete(sessionId);
    this.rooms.set(sessionId, room);
    this.closeOldest();
    return room;
  }

  private createRoom(sessionId: string | null): ChatRoom {
    return new ChatRoom(this.link, sessionId, (room, id) => {
      for (const [known, other] of this.rooms) if (other === room) this.rooms.delete(known);
      this.rooms.set(id, room);
      if (this.fresh === room) this.fresh = undefined;
      this.created.set(id);
      sessionList.changed();
    });
  }

  private closeOldest(): void {
    for (const [id, room] of this.rooms) {
      if (this.rooms.size <= MAX_OPEN_ROOMS) return;
      if (room.state.get().runningId !== null) continue;
      this.rooms.delete(id);
      room.leave();
    }
  }

  private subscribe(client: ChatClient): void {
    client.on('message_received', (event) => {
      this.roomOf(event.session_id, event.client_message_id)?.received(event);
      sessionList.changed();
    });
    client.onAnswer((answer, start) => {
      const room = this.roomOf(start.session_id, null);
      room?.show(answer, start);
      answer.whenEnded().then(
        () => sessionList.answered(),
        () => undefined,
      );
    });
    client.on('typing', ({ session_id: id, is_typing }) => this.rooms.get(id)?.typing(is_typing));
    client.on('session_updated', ({ session_id: id, title }) => sessionList.renamed(id, title));
    client.on('session_deleted', ({ session_id: id }) => {
      this.rooms.get(id)?.deleted();
      sessionList.removed(id);
    });
  }

  /** A new session's events may arrive before the acknowledgement that tells its id. */
  private roomOf(sessionId: string, clientMessageId: string | null): ChatRoom | undefined {
    const known = this.rooms.get(sessionId);
    if (known !== undefined) return known;
    const waiting = [this.fresh, ...this.rooms.values()].find(
      (room) => room?.state.get().isWaiting === true && room.expectsNewSession,
    );
    if (waiting === undefined) return undefined;
    return clientMessageId === null || waiting.entries.findQuestion(clientMessageId) !== undefined
      ? waiting
      : undefined;
  }

  private caughtUp(): void {
    for (const room of this.rooms.values()) void room.catchUp();
    sessionList.changed();
  }
}
