import { type AppError, newId, toErrorPayload } from '@app/common';
import type { ServerEventName, ServerEventPayloads } from '@app/client';
import type { ServerResponse } from 'node:http';
import type { AuthenticatedUser } from '../../auth/authenticated-user.js';
import { ChatConnection } from '../chat-connection.js';

/** The id of the last event: a stream that is resumed behind it has nothing more to give. */
export const END_OF_STREAM = 'end';
/** Proxies close what is silent for longer. */
const HEARTBEAT_MS = 15_000;

/** A response that is a stream of server-sent events: those of one answer, up to its end. */
export class EventStreamConnection extends ChatConnection {
  readonly id = newId();
  private readonly heartbeat: NodeJS.Timeout;

  /** @param seq where in the answer's text the stream begins; the id of events that carry no text */
  constructor(
    private readonly response: ServerResponse,
    user: AuthenticatedUser,
    address: string,
    private seq: number,
  ) {
    super(user, address);
    this.heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS);
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
    this.transmit('error', { error: toErrorPayload(reason) });
    this.response.end();
  }

  protected transmit<Name extends ServerEventName>(event: Name, data: ServerEventPayloads[Name]): void {
    if (this.response.writableEnded) return;
    if ('seq' in data && typeof data.seq === 'number') this.seq = data.seq;
    const isEnd = event === 'response_end';
    const id = isEnd ? END_OF_STREAM : this.seq;
    this.response.write(`id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    if (isEnd) this.response.end();
  }
}
