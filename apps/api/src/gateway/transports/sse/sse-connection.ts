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

/** Id of the last event: a stream resumed after it is empty. */
export const END_OF_STREAM = 'end';
/** Shorter than the idle time-out of common proxies. */
const HEARTBEAT_MS = 15_000;
/** Consecutive heartbeats without a drain after which the client counts as disconnected. */
const MAX_STALLED_HEARTBEATS = 4;

interface EventStreamOptions {
  /** Offset at which the stream starts; the id of events without text. */
  seq: number;
  /** Called when the client has read the buffered data: the only sign that it is still connected. */
  onDrained: () => void;
}

export class SseConnection extends ChatConnection {
  readonly id = newId();
  readonly transport = 'sse';
  private readonly heartbeat: NodeJS.Timeout;
  private readonly onDrained: () => void;
  private seq: number;
  private stalledHeartbeats = 0;

  constructor(
    private readonly response: ServerResponse,
    user: AuthenticatedUser,
    clientKey: string,
    { seq, onDrained }: EventStreamOptions,
  ) {
    super(user, clientKey);
    this.seq = seq;
    this.onDrained = onDrained;
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
    // A browser's EventSource reconnects by itself; with this id it receives a 204.
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
      this.stalledHeartbeats += 1;
      if (this.stalledHeartbeats >= MAX_STALLED_HEARTBEATS) this.response.destroy();
      return;
    }
    this.stalledHeartbeats = 0;
    this.onDrained();
    this.response.write(': still here\n\n');
  }
}
