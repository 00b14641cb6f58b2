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
import { ChatConnection } from '../../chat-connection.js';
import type { AdmittedPerson } from '../../chat-handshake.js';
import { isCongested } from './congestion.js';

type FromClient = {
  [Name in ClientEventName]: (
    payload: ClientEvents[Name]['fields'],
    acknowledge?: (answer: Acknowledgement<Name>) => void,
  ) => void;
};

/** What the handshake found out. */
export interface SocketData {
  admitted: AdmittedPerson;
  clientKey: string;
}

export type ChatSocket = Socket<FromClient, DefaultEventsMap, DefaultEventsMap, SocketData>;
export type ChatNamespace = Namespace<FromClient, DefaultEventsMap, DefaultEventsMap, SocketData>;

/** A connection over Socket.IO. */
export class SocketIoConnection extends ChatConnection {
  readonly id: string;

  constructor(private readonly socket: ChatSocket) {
    super(socket.data.admitted.user, socket.data.clientKey);
    this.id = socket.id;
  }

  protected transmit<Name extends ServerEventName>(event: Name, data: ServerEventPayloads[Name]): void {
    this.socket.emit(event, data);
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
    this.socket.disconnect(true);
  }
}
