import { newId } from '@app/common';
import { inTime, SharedRedis } from '@app/redis';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { NodeMessages, nodeTopic } from '../../cluster/node-messages.js';
import { Ledger } from '../../usage/ledger.service.js';
import type { RequestPurpose } from '../../usage/request-account.js';
import type { AnswerLoopEvent, EmitAnswerEvent } from '../answer-events.js';
import { LanguageModelError } from '../language-model.errors.js';
import { type FlightBatch, FlightReader, FlightSender } from './flight-stream.js';
import type { SharedAnswer } from './shared-answer.js';

/** A node that ends without releasing its claim holds it so long. */
const CLAIM_MS = 15_000;
const RENEW_MS = 5_000;
const TIMEOUT_MS = 250;

const FOLLOW = nodeTopic<{ owner: string; key: string; reader: string; purpose: RequestPurpose }>(
  'flight-follow',
);
const LEAVE = nodeTopic<{ reader: string }>('flight-leave');
const EVENTS = nodeTopic<FlightBatch>('flight-events');

/**
 * Equal questions on several nodes at once are answered by one generation: a node claims the question in Redis, the
 * others receive its events over messages between nodes. Without Redis, or while it is unavailable, each node generates.
 */
@Injectable()
export class NodeFlights implements OnApplicationShutdown {
  private readonly nodeId = newId();
  private readonly claims = new Map<string, NodeJS.Timeout>();
  private readonly followed = new Map<string, FlightReader>();
  private readonly served = new Map<string, AbortController>();
  private find: (key: string) => SharedAnswer | undefined = () => undefined;

  constructor(
    private readonly nodes: NodeMessages,
    private readonly redis: SharedRedis,
    private readonly ledger: Ledger,
  ) {
    nodes.on(FOLLOW, ({ owner, key, reader, purpose }) => {
      if (owner === this.nodeId) void this.serve(key, reader, purpose);
    });
    nodes.on(LEAVE, ({ reader }) => this.served.get(reader)?.abort(new Error('the reader left')));
    nodes.on(EVENTS, (batch) => this.followed.get(batch.reader)?.receive(batch));
  }

  /** @param find the generation of a key on this node */
  serveFrom(find: (key: string) => SharedAnswer | undefined): void {
    this.find = find;
  }

  /** @returns the node that generates the answer; null if this node is to, which then calls {@link release} */
  async claim(key: string): Promise<string | null> {
    const { client } = this.redis;
    if (client === null) return null;
    const name = this.nameOf(key);
    const expiration = { type: 'PX', value: CLAIM_MS } as const;
    try {
      const isClaimed = await inTime(
        client.set(name, this.nodeId, { condition: 'NX', expiration }),
        TIMEOUT_MS,
      );
      if (isClaimed !== null) {
        this.keep(key, () => client.set(name, this.nodeId, { condition: 'XX', expiration }));
        return null;
      }
      const owner = await inTime(client.get(name), TIMEOUT_MS);
      return owner === this.nodeId ? null : owner;
    } catch {
      return null;
    }
  }

  release(key: string): void {
    const { client } = this.redis;
    const timer = this.claims.get(key);
    if (client === null || timer === undefined) return;
    clearInterval(timer);
    this.claims.delete(key);
    const name = this.nameOf(key);
    const remove = async (): Promise<void> => {
      if ((await client.get(name)) === this.nodeId) await client.del(name);
    };
    // The claim expires by itself.
    remove().catch(() => undefined);
  }

  /**
   * Emits the events of another node's generation.
   * @returns false if that node does not generate it any more and nothing was emitted
   * @throws LanguageModelError of the generation, or if it is lost; the signal's reason when it is aborted
   */
  async follow(
    owner: string,
    key: string,
    purpose: RequestPurpose,
    signal: AbortSignal,
    emit: EmitAnswerEvent,
  ): Promise<boolean> {
    signal.throwIfAborted();
    const id = newId();
    const reader = new FlightReader(emit);
    const onAbort = (): void => reader.end({ kind: 'left' });
    this.followed.set(id, reader);
    signal.addEventListener('abort', onAbort, { once: true });
    this.nodes.publish(FOLLOW, { owner, key, reader: id, purpose });
    try {
      const end = await reader.ended;
      if (end.kind === 'left') this.nodes.publish(LEAVE, { reader: id });
      signal.throwIfAborted();
      if (end.kind === 'complete') return true;
      if (end.kind === 'failed') throw new LanguageModelError(end.reason, retryAfter(end.retryAfterMs));
      if (reader.hasOutput) throw new LanguageModelError('incomplete', { detail: 'another node ended' });
      return false;
    } finally {
      signal.removeEventListener('abort', onAbort);
      this.followed.delete(id);
    }
  }

  onApplicationShutdown(): void {
    for (const timer of this.claims.values()) clearInterval(timer);
    for (const reader of this.followed.values()) reader.end({ kind: 'lost' });
  }

  private async serve(key: string, id: string, purpose: RequestPurpose): Promise<void> {
    const sender = new FlightSender(id, (batch) => this.nodes.publish(EVENTS, batch));
    const shared = this.find(key);
    if (shared?.isOpen !== true) return sender.end({ kind: 'lost' });
    const leave = new AbortController();
    this.served.set(id, leave);
    try {
      await shared.read(this.ledger.open(purpose), leave.signal, (event: AnswerLoopEvent) =>
        sender.add(event),
      );
      sender.end({ kind: 'complete' });
    } catch (error) {
      sender.end(
        error instanceof LanguageModelError
          ? { kind: 'failed', reason: error.kind, retryAfterMs: error.retryAfterMs ?? null }
          : { kind: 'lost' },
      );
    } finally {
      this.served.delete(id);
    }
  }

  private keep(key: string, renew: () => Promise<unknown>): void {
    clearInterval(this.claims.get(key));
    const timer = setInterval(() => void renew().catch(() => undefined), RENEW_MS);
    this.claims.set(key, timer.unref());
  }

  private nameOf(key: string): string {
    return `${this.redis.prefix}:flight:${key}`;
  }
}

const retryAfter = (retryAfterMs: number | null): { retryAfterMs?: number } =>
  retryAfterMs === null ? {} : { retryAfterMs };
