import { Injectable } from '@nestjs/common';

/** A kind of news between nodes, with the type of what is told. It travels as JSON. */
export interface NodeTopic<Payload> {
  readonly name: string;
  /** Only for the type. */
  readonly payload?: Payload;
}

export const nodeTopic = <Payload>(name: string): NodeTopic<Payload> => ({ name });

/** What carries news to the other nodes. */
export interface NodeCarrier {
  publish(topic: string, payload: unknown): void;
  /** The answers of the other nodes; fewer where one does not answer in time. */
  ask(topic: string, payload: unknown): Promise<unknown[]>;
}

type Listener = (payload: unknown) => unknown;

/**
 * News between the processes that share one database. What is published reaches the other nodes, once and in order,
 * while Redis is there; without Redis there are no other nodes. Nothing that must not be lost is only told here.
 */
@Injectable()
export class NodeMessages {
  private carrier: NodeCarrier | null = null;
  private readonly listeners = new Map<string, Listener>();

  attach(carrier: NodeCarrier): void {
    this.carrier = carrier;
  }

  /** Hears what other nodes publish or ask; the one listener of the topic. What it returns answers those who ask. */
  on<Payload>(topic: NodeTopic<Payload>, listener: (payload: Payload) => unknown): void {
    this.listeners.set(topic.name, listener as Listener);
  }

  /** Tells the other nodes. */
  publish<Payload>(topic: NodeTopic<Payload>, payload: Payload): void {
    this.carrier?.publish(topic.name, payload);
  }

  /** Asks the other nodes. */
  async ask<Payload>(topic: NodeTopic<Payload>, payload: Payload): Promise<unknown[]> {
    return (await this.carrier?.ask(topic.name, payload)) ?? [];
  }

  /** What another node told: for the carrier. */
  receive(topic: string, payload: unknown): unknown {
    return this.listeners.get(topic)?.(payload);
  }
}
