/** One request to a language model. Times are in seconds. */
export interface ModelRequestFigures {
  kind: string;
  provider: string;
  model: string;
  outcome: 'complete' | 'stopped' | 'failed';
  /** Kind of the provider's failure. */
  failure: string | null;
  seconds: number;
  firstChunkSeconds: number | null;
  /** Mean of the request. Null with fewer than two chunks. */
  secondsPerChunk: number | null;
  /** Includes cached tokens. */
  inputTokens: number;
  outputTokens: number;
  /** US dollars; null without a price. */
  cost: number | null;
}

/** One answer whose end is stored. Times are in seconds. */
export interface AnswerFigures {
  status: string;
  /** Null if no model was asked. */
  provider: string | null;
  model: string | null;
  cached: boolean;
  isFallback: boolean;
  seconds: number;
  /** From the acknowledged question; null without text. */
  firstChunkSeconds: number | null;
  /** From the request to stop to the stored end; null for answers that were not stopped. */
  stopSeconds: number | null;
  /** Pieces of text sent to readers. */
  chunks: number;
  figures: { all: number; verified: number } | null;
}

/** What is read when metrics are collected. */
export type GaugeName =
  | 'mma.connections'
  | 'mma.answers.running'
  | 'mma.provider.up'
  | 'mma.provider.circuit'
  | 'data.age'
  | 'mma.disk.free'
  | 'mma.disk.size'
  | 'mma.ledger.waiting'
  | 'db.client.connection.count'
  | 'db.client.connection.max'
  | 'db.client.connection.pending_requests';

export interface Reading {
  value: number;
  labels?: Record<string, string>;
}

/** Reads a gauge. A reading that fails is left out. */
export type ReadGauge = () => Reading[] | Promise<Reading[]>;

/**
 * What the service measures. Methods are synchronous, never throw and take values of bounded sets only: no ids and
 * nothing that a user wrote. None is called once per delta.
 */
export interface Metrics {
  modelRequestEnded(request: ModelRequestFigures): void;
  answerEnded(answer: AnswerFigures): void;
  /** @param error code of the failure, null for a success */
  toolCallEnded(tool: string, error: string | null, seconds: number): void;
  httpRequestEnded(request: { method: string; route: string; status: number; seconds: number }): void;
  /** @param outcome `ok` or the code of the refusal */
  clientEvent(event: string, outcome: string): void;
  connectionOpened(transport: string): void;
  cacheRead(kind: string, isHit: boolean): void;
  syncEnded(outcome: 'changed' | 'unchanged' | 'failed', seconds: number): void;
  /** Replaces the reader of the gauge. */
  observe(gauge: GaugeName, read: ReadGauge): void;
}

const nothing = (): void => undefined;

export const NO_METRICS: Metrics = {
  modelRequestEnded: nothing,
  answerEnded: nothing,
  toolCallEnded: nothing,
  httpRequestEnded: nothing,
  clientEvent: nothing,
  connectionOpened: nothing,
  cacheRead: nothing,
  syncEnded: nothing,
  observe: nothing,
};
