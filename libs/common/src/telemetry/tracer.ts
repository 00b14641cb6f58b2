export type SpanAttributes = Record<string, string | number | boolean>;

export interface SpanOptions {
  /** @default 'internal' */
  kind?: 'internal' | 'server' | 'client';
  attributes?: SpanAttributes;
  /** A `traceparent` header of the caller, for spans of kind `server`. */
  parent?: string | undefined;
}

export interface Span {
  set(attributes: SpanAttributes): void;
  /** @param kind code or class of the error; never its message */
  fail(kind: string): void;
  /** Later calls have no effect. */
  end(): void;
}

/** Creates spans. Attributes hold no texts of users, no statements with values and no secrets. */
export interface Tracer {
  readonly isOn: boolean;
  /** A child of the active span, without making it active. */
  start(name: string, options?: SpanOptions): Span;
  /** Runs the work with the span as the active one. */
  within<Result>(span: Span, work: () => Result): Result;
  /** Fields of log lines; null outside of a trace. */
  ids(): { trace_id: string; span_id: string } | null;
}

const NO_SPAN: Span = {
  set: () => undefined,
  fail: () => undefined,
  end: () => undefined,
};

export const NO_TRACER: Tracer = {
  isOn: false,
  start: () => NO_SPAN,
  within: (_span, work) => work(),
  ids: () => null,
};
