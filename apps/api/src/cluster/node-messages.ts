import { Injectable, Logger } from '@nestjs/common';

/** A kind of message between nodes, with the type of its payload, which travels as JSON. */
export interface NodeTopic<Payload> {
  readonly name: string;
  /** Only for the type. */
  readonly payload?: Payload;
}

export const nodeTopic = <Payload>(name: string): NodeTopic<Payload> => ({ name });

/** Carries messages to the other nodes. Neither method rejects. */
export interface NodeTransport {
  publish(topic: string, payload: unknown): void;
  /** @returns the answers of the other nodes; without those that do not answer in time */
  ask(topic: string, payload: unknown): Promise<unknown[]>;
}

type Listener = (payload: unknown) => unknown;

/**
 * Messages between the nodes that share one database. While Redis is available, each reaches every other node once, and
 * those of one node arrive in order. Without Redis there are no other nodes. Messages may be lost: nothing that must
 * last depends on them alone.
 */
@Injectable()
export class NodeMessages {
  private readonly logger = new Logger(NodeMessages.name);
  private transport: NodeTransport | null = null;
  private readonly listeners = new Map<string, Listener>();

  attach(transport: NodeTransport): void {
    this.transport = transport;
  }

  /** Sets the one listener of a topic. What it returns is this node's answer to {@link ask}. */
  on<Payload>(topic: NodeTopic<Payload>, listener: (payload: Payload) => unknown): void {
    this.listeners.set(topic.name, listener as Listener);
  }

  /** Sends a message to the other nodes. */
  publish<Payload>(topic: NodeTopic<Payload>, payload: Payload): void {
    this.transport?.publish(topic.name, payload);
  }

  /** Sends a message to the other nodes and collects their answers; null stands for a node that has none. */
  async ask<Payload>(topic: NodeTopic<Payload>, payload: Payload): Promise<unknown[]> {
    return (await this.transport?.ask(topic.name, payload)) ?? [];
  }

  /** Hands a message of another node to its listener; called by the transport. Never throws. @returns the answer */
  receive(topic: string, payload: unknown): unknown {
    try {
      return this.listeners.get(topic)?.(payload);
    } catch (error) {
      this.logger.error(`the message ${topic} could not be handled`, error);
      return null;
    }
  }
}
