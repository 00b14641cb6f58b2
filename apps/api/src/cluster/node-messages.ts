import { Injectable, Logger } from '@nestjs/common';

/** A kind of message between nodes; the payload travels as JSON. */
interface NodeTopic<Payload> {
  readonly name: string;
  /** Exists only for type inference. */
  readonly payload?: Payload;
}

export const nodeTopic = <Payload>(name: string): NodeTopic<Payload> => ({ name });

/** Carries messages to the other nodes. Neither method rejects. */
export interface NodeTransport {
  /** Whether messages of the other nodes arrive. */
  readonly isConnected: boolean;
  publish(topic: string, payload: unknown): void;
  /** @returns the replies of the other nodes that answer in time */
  ask(topic: string, payload: unknown): Promise<unknown[]>;
}

type Listener = (payload: unknown) => unknown;

/**
 * Messages between the nodes that share one database. While Redis is available, each message reaches every other node
 * once, in order per sender; without Redis there are no other nodes. Messages may be lost, so persistent state must not
 * depend on them.
 */
@Injectable()
export class NodeMessages {
  private readonly logger = new Logger(NodeMessages.name);
  private transport: NodeTransport | null = null;
  private readonly listeners = new Map<string, Listener>();
  private readonly onConnected: (() => void)[] = [];

  attach(transport: NodeTransport): void {
    this.transport = transport;
  }

  /** Whether messages of other nodes arrive; true without other nodes. */
  get areComplete(): boolean {
    return this.transport?.isConnected ?? true;
  }

  /** Calls the listener when messages arrive again: earlier ones are lost. */
  onReconnect(listener: () => void): void {
    this.onConnected.push(listener);
  }

  /** Called by the transport. */
  reconnected(): void {
    for (const listener of this.onConnected) listener();
  }

  /** Sets the only listener of a topic; its return value is this node's reply to {@link ask}. */
  on<Payload>(topic: NodeTopic<Payload>, listener: (payload: Payload) => unknown): void {
    this.listeners.set(topic.name, listener as Listener);
  }

  publish<Payload>(topic: NodeTopic<Payload>, payload: Payload): void {
    this.transport?.publish(topic.name, payload);
  }

  /** Sends a message to the other nodes and collects their replies; null stands for a failed listener. */
  async ask<Payload>(topic: NodeTopic<Payload>, payload: Payload): Promise<unknown[]> {
    return (await this.transport?.ask(topic.name, payload)) ?? [];
  }

  /** Passes another node's message to its listener; called by the transport. Never throws. @returns the reply */
  receive(topic: string, payload: unknown): unknown {
    try {
      return this.listeners.get(topic)?.(payload);
    } catch (error) {
      this.logger.error(`the message ${topic} could not be handled`, error);
      return null;
    }
  }
}
