import {
  type AppError,
  toErrorPayload,
  type ServerEventName,
  type ServerEventPayloads,
} from '@app/chat-protocol';
import { newId } from '@app/common';
import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import { ChatConnection } from '../../chat-connection.js';
import type { AdmittedPerson } from '../../chat-handshake.js';
import { closeCode } from './close-code.js';

/** Bytes that may wait to be taken before the connection gets no more chunks: it catches up when it has drained. */
const WATERMARK_BYTES = 128 * 1024;
/** Bytes of any kind that may wait before the connection is given up. */
const MOST_WAITING_BYTES = 1024 * 1024;
/** How long a client may take to answer a close. */
const LONGEST_CLOSING_MS = 5_000;

/** A connection over a plain WebSocket: every frame is a JSON object whose `type` names the event. */
export class WebSocketConnection extends ChatConnection {
  readonly id = newId();

  constructor(
    private readonly socket: WebSocket,
    private readonly transport: Socket,
    { user }: AdmittedPerson,
    clientKey: string,
  ) {
    super(user, clientKey);
  }

  /** Sends the acknowledgement of a frame that asked for one. */
  acknowledge(answer: object, id: string | number): void {
    this.write(JSON.stringify({ type: 'ack', ack_id: id, ...answer }));
  }

  isCongested(): boolean {
    return this.socket.bufferedAmount > WATERMARK_BYTES;
  }

  onceDrained(listener: () => void): () => void {
    this.transport.once('drain', listener);
    return () => this.transport.off('drain', listener);
  }

  end(reason: AppError): void {
    this.transmit('error', { error: toErrorPayload(reason) });
    closeSocket(this.socket, closeCode(reason.code), reason.code);
  }

  protected transmit<Name extends ServerEventName>(event: Name, data: ServerEventPayloads[Name]): void {
    this.write(frameOf(event, data));
  }

  private write(frame: string): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    if (this.socket.bufferedAmount > MOST_WAITING_BYTES) this.socket.terminate();
    else this.socket.send(frame);
  }
}

/** Closes in order; who does not answer is cut off. */
export function closeSocket(socket: WebSocket, code: number, reason: string): void {
  socket.close(code, reason);
  setTimeout(() => socket.terminate(), LONGEST_CLOSING_MS).unref();
}

/** Events that many connections get are written once. */
const frames = new WeakMap<object, string>();

function frameOf(event: ServerEventName, data: object): string {
  let frame = frames.get(data);
  if (frame === undefined) {
    frame = JSON.stringify({ type: event, ...data });
    frames.set(data, frame);
  }
  return frame;
}
