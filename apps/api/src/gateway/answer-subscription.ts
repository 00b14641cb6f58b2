import { type AnswerEvent, isLastEvent } from '../chat-turn/answer-event.js';
import type { AnswerFollower } from '../chat-turn/answer-event-log.js';
import type { ChatSocket } from './chat-connection.js';
import { isCongested } from './congestion.js';

/** One connection's reading of one answer. */
export class AnswerSubscription {
  private follower: AnswerFollower | null = null;
  private unsent: AnswerEvent[] = [];
  private isWaiting = false;
  private isClosed = false;

  constructor(
    private readonly socket: ChatSocket,
    readonly messageId: string,
    readonly sessionId: () => string,
    private readonly onEnd: () => void,
  ) {}

  /** Begins to read. @returns how many events are to be sent at once, by the first {@link pump} */
  attach(follower: AnswerFollower): number {
    if (this.isClosed) {
      follower.close();
      return 0;
    }
    this.follower = follower;
    this.unsent = follower.read();
    return this.unsent.length;
  }

  /** Sends what is new, as far as the connection takes it. */
  readonly pump = (): void => {
    if (this.follower === null || this.isWaiting || this.isClosed) return;
    if (isCongested(this.socket.conn)) {
      this.isWaiting = true;
      this.socket.conn.once('drain', this.goOn);
      return;
    }
    const events = this.unsent.concat(this.follower.read());
    this.unsent = [];
    for (const event of events) {
      send(this.socket, event);
      if (isLastEvent(event)) this.close();
    }
  };

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.socket.conn.off('drain', this.goOn);
    this.follower?.close();
    this.follower = null;
    this.unsent = [];
    this.onEnd();
  }

  private readonly goOn = (): void => {
    this.isWaiting = false;
    this.pump();
  };
}

function send(socket: ChatSocket, event: AnswerEvent): void {
  switch (event.event) {
    case 'response_start':
      socket.emit('response_start', event.data);
      return;
    case 'tool_call':
      socket.emit('tool_call', event.data);
      return;
    case 'response_chunk':
      socket.emit('response_chunk', event.data);
      return;
    case 'response_end':
      socket.emit('response_end', event.data);
      return;
    case 'error':
      socket.emit('error', event.data);
      return;
  }
}
