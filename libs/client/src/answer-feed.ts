import type { AnswerEvent, AnswerEventPayloads } from './protocol.js';

export type AnswerChunk = AnswerEventPayloads['response_chunk'];
export type AnswerEnd = AnswerEventPayloads['response_end'];

/** `gap`: earlier text is missing, so the chunk was rejected. */
type Receipt = 'taken' | 'repeated' | 'gap';

/** Buffers the events of one answer, in order and each once, so that it can be read from its start at any time. */
export class AnswerFeed {
  /** Length of the received text; `resume` continues after it. */
  lastSeq: number;
  hasGap = false;
  /** Resume attempts since the last accepted event. */
  resumes = 0;
  isResuming = false;
  private readonly events: AnswerEvent[] = [];
  private hasStarted = false;
  private readonly toolCalls = new Map<string, boolean>();
  private readonly parts = new Set<string>();
  private lastError: AnswerEventPayloads['error'] | undefined;
  private failure: { reason: unknown } | undefined;
  private ending: AnswerEnd | undefined;
  private wake: (() => void)[] = [];

  /** @param startSeq offset to start after */
  constructor(
    readonly messageId: string,
    readonly startSeq = 0,
  ) {
    this.lastSeq = startSeq;
  }

  get isClosed(): boolean {
    return this.ending !== undefined || this.failure !== undefined;
  }

  get error(): AnswerEventPayloads['error'] | undefined {
    return this.lastError;
  }

  receive(event: AnswerEvent): Receipt {
    if (this.isClosed) return 'repeated';
    const receipt = this.take(event);
    if (receipt === 'gap') this.hasGap = true;
    if (receipt === 'taken') {
      this.hasGap = false;
      this.resumes = 0;
      this.wakeReaders();
    }
    return receipt;
  }

  /** Received events are still delivered; then readers get the reason. */
  fail(reason: unknown): void {
    if (this.isClosed) return;
    this.failure = { reason };
    this.wakeReaders();
  }

  /** @throws the reason of {@link fail} */
  async *read(): AsyncGenerator<AnswerEvent, void, undefined> {
    for (let index = 0; ; index += 1) {
      let event = this.events[index];
      while (event === undefined) {
        if (this.failure !== undefined) throw this.failure.reason;
        if (this.ending !== undefined) return;
        await this.changed();
        event = this.events[index];
      }
      yield event;
    }
  }

  /** @throws the reason of {@link fail} */
  async whenEnded(): Promise<AnswerEnd> {
    while (this.ending === undefined) {
      if (this.failure !== undefined) throw this.failure.reason;
      await this.changed();
    }
    return this.ending;
  }

  private take(event: AnswerEvent): Receipt {
    switch (event.event) {
      case 'response_start':
        if (this.hasStarted) return 'repeated';
        this.hasStarted = true;
        break;
      case 'tool_call': {
        const { tool_call_id: id, status } = event.data;
        const isOver = status !== 'running';
        if (this.toolCalls.get(id) === true || (this.toolCalls.has(id) && !isOver)) return 'repeated';
        this.toolCalls.set(id, isOver);
        break;
      }
      case 'response_chunk':
        return this.takeChunk(event.data);
      case 'response_part':
        if (this.parts.has(event.data.part.part_id)) return 'repeated';
        this.parts.add(event.data.part.part_id);
        break;
      case 'error':
        if (this.lastError?.error.code === event.data.error.code) return 'repeated';
        this.lastError = event.data;
        break;
      case 'response_end':
        this.takeRest(event.data);
        this.takeParts(event.data);
        this.ending = event.data;
        break;
    }
    this.events.push(event);
    return 'taken';
  }

  private takeChunk(chunk: AnswerChunk): Receipt {
    if ((chunk.from_seq ?? chunk.seq) > this.lastSeq + 1) return 'gap';
    const rest = chunkAfter(chunk, this.lastSeq);
    if (rest === undefined) return 'repeated';
    this.lastSeq = rest.seq;
    this.events.push({ event: 'response_chunk', data: rest });
    return 'taken';
  }

  private takeRest({ message_id, session_id, content }: AnswerEnd): void {
    if (content.length <= this.lastSeq) return;
    this.takeChunk({ message_id, session_id, from_seq: 1, seq: content.length, content });
  }

  private takeParts({ message_id, session_id, parts }: AnswerEnd): void {
    for (const part of parts) {
      if (this.parts.has(part.part_id)) continue;
      this.parts.add(part.part_id);
      this.events.push({ event: 'response_part', data: { message_id, session_id, part } });
    }
  }

  private changed(): Promise<void> {
    return new Promise((resolve) => this.wake.push(resolve));
  }

  private wakeReaders(): void {
    const wake = this.wake;
    this.wake = [];
    for (const resolve of wake) resolve();
  }
}

/** The part of a chunk after `seq`; undefined if there is none. */
export function chunkAfter(chunk: AnswerChunk, seq: number): AnswerChunk | undefined {
  if (chunk.seq <= seq) return undefined;
  if ((chunk.from_seq ?? chunk.seq) > seq) return chunk;
  return { ...chunk, from_seq: seq + 1, content: chunk.content.slice(seq - chunk.seq) };
}
