import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '@app/common';
import { type Fields, RealtimeClient } from './realtime-client.js';

/** What a client received of one answer, over all of its connections. */
export interface SeenAnswer {
  sessionId: string;
  questionId: string;
  answerId: string;
  text: string;
  ends: Fields[];
  faults: string[];
}

export interface Counts {
  asked: number;
  cuts: number;
  duplicates: number;
  refused: number;
  /** Messages without an acknowledgement, because of a cut or a time-out. */
  unacknowledged: number;
}

/** Why a question was refused. */
export type Refusal = Fields['error'];

const RETRYABLE = new Set(['shutting_down', 'rate_limited', 'session_busy', 'database_unavailable']);
const ANSWER_TIMEOUT_MS = 45_000;

/** Asks in a loop while its connections drop, and checks every event against the protocol. */
export class ChaosClient {
  readonly answers: SeenAnswer[] = [];
  readonly strangeEvents: string[] = [];
  readonly counts: Counts = { asked: 0, cuts: 0, duplicates: 0, refused: 0, unacknowledged: 0 };
  readonly refusals: Refusal[] = [];
  private client: RealtimeClient | null = null;
  private current: SeenAnswer | null = null;
  private readonly sessions = new Set<string>();

  constructor(
    private readonly token: string,
    private readonly nodes: () => readonly string[],
    private readonly random: () => number,
    /** Whether to ask again after a refusal; another one fails the test. */
    private readonly isRetried: (refusal: Refusal) => boolean = ({ code }) => RETRYABLE.has(code),
  ) {}

  async askUntil(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      await this.ask(isOver);
      await sleep(this.random() * 300);
    }
    this.client?.close();
  }

  private async ask(isOver: () => boolean): Promise<void> {
    const [previous] = [...this.sessions].slice(-1);
    const payload = {
      content: `Question ${newId()}`,
      client_message_id: newId(),
      ...(previous === undefined || this.random() < 0.5 ? {} : { session_id: previous }),
    };
    this.counts.asked += 1;
    const ack = await this.untilAccepted(payload, isOver);
    if (ack === null) return;
    this.sessions.add(ack.session_id);
    const answer: SeenAnswer = {
      sessionId: ack.session_id,
      questionId: ack.message_id,
      answerId: ack.response_id,
      text: '',
      ends: [],
      faults: [],
    };
    this.answers.push(answer);
    this.current = answer;
    // Events that arrived before the acknowledgement.
    let isSubscribed = true;
    if (ack.duplicate) isSubscribed = await this.resume(answer);
    else for (const { event, data } of this.client?.seen ?? []) this.take(event, data);
    const deadline = Date.now() + ANSWER_TIMEOUT_MS;
    while (answer.ends.length === 0 && Date.now() < deadline) {
      if (this.random() < 0.04) this.cut();
      if (!isSubscribed || this.client?.socket.connected !== true) isSubscribed = await this.resume(answer);
      await sleep(25);
    }
    this.current = null;
  }

  /** Resends until a node acknowledges; the client_message_id makes repeated messages duplicates. */
  private async untilAccepted(payload: object, isOver: () => boolean): Promise<Fields | null> {
    for (let tries = 0; tries < 200; tries += 1) {
      try {
        const client = await this.connected();
        const sent = client.socket.timeout(5_000).emitWithAck('message', payload) as Promise<Fields>;
        if (this.random() < 0.05) this.cut();
        const ack = await sent;
        if (ack.ok === true) {
          if (ack.duplicate) this.counts.duplicates += 1;
          return ack;
        }
        this.counts.refused += 1;
        this.refusals.push(ack.error);
        if (!this.isRetried(ack.error)) throw new Error(`refused: ${JSON.stringify(ack.error)}`);
      } catch (error) {
        if (error instanceof Error && error.message.startsWith('refused')) throw error;
        this.counts.unacknowledged += 1;
        this.client?.close();
        this.client = null;
      }
      if (isOver() && tries > 50) return null;
      await sleep(100 + this.random() * 200);
    }
    return null;
  }

  /** @returns whether the connection is subscribed to the answer */
  private async resume(answer: SeenAnswer): Promise<boolean> {
    try {
      const client = await this.connected();
      const sent = { message_id: answer.answerId, after_seq: answer.text.length };
      const ack = (await client.socket.timeout(5_000).emitWithAck('resume', sent)) as Fields;
      if (ack.ok === true) return true;
    } catch {
      // The next connection resumes.
    }
    await sleep(100);
    return false;
  }

  private async connected(): Promise<RealtimeClient> {
    while (this.client?.socket.connected !== true) {
      this.client?.close();
      const nodes = this.nodes();
      const url = nodes[Math.floor(this.random() * nodes.length)] ?? '';
      try {
        const client = await RealtimeClient.connect(url, this.token, { options: { timeout: 2_000 } });
        client.socket.onAny((event: string, data: Fields) => {
          if (this.client === client) this.take(event, data);
        });
        this.client = client;
      } catch {
        await sleep(100 + this.random() * 200);
      }
    }
    return this.client;
  }

  private cut(): void {
    this.counts.cuts += 1;
    this.client?.socket.io.engine.close();
  }

  private take(event: string, data: Fields): void {
    const isOfAnswer = event.startsWith('response_') || event === 'tool_call';
    if (isOfAnswer && this.sessions.size > 0 && !this.sessions.has(data.session_id)) {
      if (this.current !== null) this.strangeEvents.push(`${event} of ${data.session_id}`);
    }
    const answer = this.current;
    if (answer === null || data.message_id !== answer.answerId) return;
    if (event === 'response_chunk') {
      const from = (data.from_seq ?? data.seq) - 1;
      if (from !== answer.text.length) answer.faults.push(`after offset ${answer.text.length} came ${from}`);
      else answer.text += data.content;
    } else if (event === 'response_end') {
      answer.ends.push(data);
    }
  }
}
