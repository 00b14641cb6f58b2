import {
  type AppError,
  ERROR_TABLE,
  type ErrorCode,
  toErrorPayload,
  ValidationFailedError,
  type ServerEventName,
  type ServerEventPayloads,
} from '@app/chat-protocol';
import { newId } from '@app/common';
import type { Socket } from 'node:net';
import type { RawData, WebSocket } from 'ws';
import { toAppError } from '../../../errors/to-app-error.js';
import { type Acknowledge, type EventReceiver, SocketConnection } from '../../chat-connection.js';
import type { Admission } from '../../chat-handshake.js';
import { type Frame, readFrame } from './read-frame.js';

/** Buffered bytes above which no chunks are sent until the drain. */
const WATERMARK_BYTES = 128 * 1024;
const MAX_BUFFERED_BYTES = 1024 * 1024;
const CLOSING_TIMEOUT_MS = 5_000;
/** Close code of an error without one in the table (RFC 6455: internal error). */
const INTERNAL_ERROR = 1011;

/** A plain WebSocket: every frame is a JSON object whose `type` names the event. */
export class WebSocketConnection extends SocketConnection {
  readonly id = newId();
  readonly transport = 'web-socket';

  constructor(
    private readonly socket: WebSocket,
    private readonly peer: Socket,
    admission: Admission,
    clientKey: string,
  ) {
    super(admission, clientKey);
  }

  listen(handlers: EventReceiver): void {
    const { slot } = this.admission;
    this.socket.on('pong', () => slot.recordActivity());
    this.socket.on('message', (data, isBinary) => {
      slot.recordActivity();
      this.receive(handlers, data, isBinary);
    });
  }

  onClosed(listener: () => void): void {
    if (this.socket.readyState === this.socket.CLOSED) listener();
    else this.socket.once('close', listener);
  }

  /** Resumes the socket: earlier frames of the client are read only now. */
  override establish(data: ServerEventPayloads['connection_established']): void {
    super.establish(data);
    this.socket.resume();
  }

  abort(error: unknown): void {
    refuseSocket(this.socket, error);
  }

  isCongested(): boolean {
    return this.socket.bufferedAmount > WATERMARK_BYTES;
  }

  onceDrained(listener: () => void): () => void {
    this.peer.once('drain', listener);
    return () => this.peer.off('drain', listener);
  }

  end(reason: AppError): void {
    this.transmit('error', { error: toErrorPayload(reason) });
    closeSocket(this.socket, closeCode(reason.code), reason.code);
  }

  protected transmit<Name extends ServerEventName>(event: Name, data: ServerEventPayloads[Name]): void {
    this.write(frameOf(event, data));
  }

  private receive(handlers: EventReceiver, data: RawData, isBinary: boolean): void {
    let frame: Frame;
    try {
      if (isBinary) throw new ValidationFailedError([{ field: 'frame', message: 'must be text' }]);
      frame = readFrame(toText(data));
    } catch (error) {
      const known = toAppError(error);
      if (known === undefined) throw error;
      handlers.refuse(this, 'frame', known);
      return;
    }
    const { type, ackId, payload } = frame;
    const acknowledge: Acknowledge | undefined =
      ackId === undefined
        ? undefined
        : (answer) => this.write(JSON.stringify({ type: 'ack', ack_id: ackId, ...answer }));
    handlers.receive(this, type, payload, acknowledge);
  }

  private write(frame: string): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    if (this.socket.bufferedAmount > MAX_BUFFERED_BYTES) this.socket.terminate();
    else this.socket.send(frame);
  }
}

export function refuseSocket(socket: WebSocket, error: unknown): void {
  const { code } = toErrorPayload(toAppError(error) ?? error);
  socket.resume();
  closeSocket(socket, closeCode(code), code);
}

function closeSocket(socket: WebSocket, code: number, reason: string): void {
  socket.close(code, reason);
  setTimeout(() => socket.terminate(), CLOSING_TIMEOUT_MS).unref();
}

/** An event for many connections is serialized once. */
const frames = new WeakMap<object, string>();

function frameOf(event: ServerEventName, data: object): string {
  let frame = frames.get(data);
  if (frame === undefined) {
    frame = JSON.stringify({ type: event, ...data });
    frames.set(data, frame);
  }
  return frame;
}

function toText(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString();
  return Buffer.isBuffer(data) ? data.toString() : Buffer.from(data).toString();
}

const closeCode = (code: ErrorCode): number => ERROR_TABLE[code].closeCode ?? INTERNAL_ERROR;
