import {
  type AppError,
  toErrorPayload,
  type Acknowledgement,
  type ClientEventName,
  type ClientEvents,
  type ServerEventName,
  type ServerEventPayloads,
} from '@app/chat-protocol';
import type { DefaultEventsMap, Namespace, Socket } from 'socket.io';
import { type Acknowledge, type EventReceiver, SocketConnection } from '../../chat-connection.js';
import type { Admission } from '../../chat-handshake.js';
import { isCongested } from './congestion.js';
import { closeTransport } from './transport-gate.js';

type FromClient = {
  [Name in ClientEventName]: (
    payload: ClientEvents[Name]['fields'],
    acknowledge?: (answer: Acknowledgement<Name>) => void,
  ) => void;
};

interface SocketData {
  admission: Admission;
  clientKey: string;
}

export type ChatSocket = Socket<FromClient, DefaultEventsMap, DefaultEventsMap, SocketData>;
export type ChatNamespace = Namespace<FromClient, DefaultEventsMap, DefaultEventsMap, SocketData>;

export class SocketIoConnection extends SocketConnection {
  readonly id: string;
  readonly transport = 'socket-io';

  constructor(private readonly socket: ChatSocket) {
    super(socket.data.admission, socket.data.clientKey);
    this.id = socket.id;
  }

  listen(handlers: EventReceiver): void {
    const { slot } = this.admission;
    this.socket.conn.on('packet', () => slot.recordActivity());
    // A middleware that never calls `next`: one listener for all events, unknown ones included.
    this.socket.use(([event, ...args]) => {
      const last: unknown = args.at(-1);
      const acknowledge = typeof last === 'function' ? (last as Acknowledge) : undefined;
      handlers.receive(this, event, args[0] === acknowledge ? undefined : args[0], acknowledge);
    });
  }

  onClosed(listener: () => void): void {
    const close = (): void => {
      listener();
      closeTransport(this.socket.conn);
    };
    if (this.socket.connected) this.socket.once('disconnect', close);
    else close();
  }

  isCongested(): boolean {
    return isCongested(this.socket.conn);
  }

  onceDrained(listener: () => void): () => void {
    this.socket.conn.once('drain', listener);
    return () => this.socket.conn.off('drain', listener);
  }

  end(reason: AppError): void {
    this.transmit('error', { error: toErrorPayload(reason) });
    this.abort();
  }

  abort(): void {
    this.socket.disconnect(true);
  }

  protected transmit<Name extends ServerEventName>(event: Name, data: ServerEventPayloads[Name]): void {
    this.socket.emit(event, data);
  }
}
