import { type AnswerEvent, isLastEvent } from '../chat-turn/event-log/answer-event.js';
import type { AnswerFollower } from '../chat-turn/event-log/answer-event-log.js';
import type { ChatConnection, Subscription } from './chat-connection.js';

/** Sends the events of one answer to one connection, as fast as the connection takes them. */
export class AnswerSubscription implements Subscription {
  private follower: AnswerFollower | null = null;
  private unsent: AnswerEvent[] = [];
  private stopWaiting: (() => void) | null = null;
  private isClosed = false;

  constructor(
    private readonly connection: ChatConnection,
    readonly messageId: string,
    readonly sessionId: () => string,
    private readonly onEnd: () => void,
  ) {}

  /** Starts reading. @returns the number of events that the first {@link pump} sends */
  attach(follower: AnswerFollower): number {
    if (this.isClosed) {
      follower.close();
      return 0;
    }
    this.follower = follower;
    this.unsent = follower.read();
    return this.unsent.length;
  }

  /** Sends the new events, once the connection is no longer congested. */
  readonly pump = (): void => {
    if (this.follower === null || this.stopWaiting !== null || this.isClosed) return;
    if (this.connection.isCongested()) {
      this.stopWaiting = this.connection.onceDrained(() => {
        this.stopWaiting = null;
        this.pump();
      });
      return;
    }
    const events = this.unsent.concat(this.follower.read());
    this.unsent = [];
    for (const event of events) {
      send(this.connection, event);
      if (isLastEvent(event)) this.close();
    }
  };

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.stopWaiting?.();
    this.stopWaiting = null;
    this.follower?.close();
    this.follower = null;
    this.unsent = [];
    this.onEnd();
  }
}

function send(connection: ChatConnection, event: AnswerEvent): void {
  switch (event.event) {
    case 'response_start':
      return connection.send('response_start', event.data);
    case 'tool_call':
      return connection.send('tool_call', event.data);
    case 'response_chunk':
      return connection.send('response_chunk', event.data);
    case 'response_part':
      return connection.send('response_part', event.data);
    case 'response_end':
      return connection.send('response_end', event.data);
    case 'error':
      return connection.send('error', event.data);
  }
}
