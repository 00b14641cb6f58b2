import {
  type AppError,
  toErrorPayload,
  type ServerEventName,
  type ServerEventPayloads,
} from '@app/chat-protocol';
import { newId } from '@app/common';
import type { ServerResponse } from 'node:http';
import type { AuthenticatedUser } from '../../../auth/authenticated-user.js';
import { ChatConnection } from '../../chat-connection.js';

/** The id of the last event: a stream that is resumed after it is empty. */
export const END_OF_STREAM = 'end';
/** Proxies close connections that are silent for longer. */
const HEARTBEAT_MS = 15_000;
/** Heartbeats in a row without a drain after which the client is gone. */
const MOST_STALLED_BEATS = 4;

interface EventStreamOptions {
  /** The offset at which the stream starts; the id of events without text. */
  seq: number;
  /** Called when the client has read what was sent: its only sign of life. */
  onTaken: () => void;
}

/** A response that streams the events of one answer. */
export class SseConnection extends ChatConnection {
  readonly id = newId();
  private readonly heartbeat: NodeJS.Timeout;
  private readonly onTaken: () => void;
  private seq: number;
  private stalledBeats = 0;

  constructor(
    private readonly response: ServerResponse,
    user: AuthenticatedUser,
    clientKey: string,
    { seq, onTaken }: EventStreamOptions,
  ) {
    super(user, clientKey);
    this.seq = seq;
    this.onTaken = onTaken;
    this.heartbeat = setInterval(() => this.beat(), HEARTBEAT_MS);
    this.heartbeat.unref();
    response.once('close', () => clearInterval(this.heartbeat));
  }

  isCongested(): boolean {
    return this.response.writableNeedDrain;
  }

  onceDrained(listener: () => void): () => void {
    this.response.once('drain', listener);
    return () => this.response.off('drain', listener);
  }

  end(reason: AppError): void {
    // A browser's EventSource reconnects by itself; with this id it gets a 204.
    if (reason.code === 'replaced') this.write(END_OF_STREAM, 'error', { error: toErrorPayload(reason) });
    else this.transmit('error', { error: toErrorPayload(reason) });
    this.response.end();
  }

  protected transmit<Name extends ServerEventName>(event: Name, data: ServerEventPayloads[Name]): void {
    if ('seq' in data && typeof data.seq === 'number') this.seq = data.seq;
    const isEnd = event === 'response_end';
    this.write(isEnd ? END_OF_STREAM : this.seq, event, data);
    if (isEnd) this.response.end();
  }

  private write(id: number | string, event: ServerEventName, data: object): void {
    if (this.response.writableEnded) return;
    this.response.write(`id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  private beat(): void {
    if (this.response.writableNeedDrain || this.response.writableEnded) {
      this.stalledBeats += 1;
      if (this.stalledBeats >= MOST_STALLED_BEATS) this.response.destroy();
      return;
    }
    this.stalledBeats = 0;
    this.onTaken();
    this.response.write(': still here\n\n');
  }
}
