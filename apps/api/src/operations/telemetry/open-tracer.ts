import type { Span, SpanOptions, Tracer } from '@app/common';
import {
  type Context,
  type ContextManager,
  isSpanContextValid,
  type Span as ApiSpan,
  SpanKind,
  SpanStatusCode,
  trace,
  type Tracer as ApiTracer,
  TraceFlags,
} from '@opentelemetry/api';

const KINDS = { internal: SpanKind.INTERNAL, server: SpanKind.SERVER, client: SpanKind.CLIENT };
const TRACE_PARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/** Creates spans with OpenTelemetry. The active span is kept in the context of asynchronous calls. */
export class OpenTracer implements Tracer {
  readonly isOn = true;

  constructor(
    private readonly tracer: ApiTracer,
    private readonly contexts: ContextManager,
  ) {}

  start(name: string, { kind = 'internal', attributes = {}, parent }: SpanOptions = {}): Span {
    const active = this.contexts.active();
    const context = parent === undefined ? active : withParent(active, parent);
    return new OpenSpan(this.tracer.startSpan(name, { kind: KINDS[kind], attributes }, context));
  }

  within<Result>(span: Span, work: () => Result): Result {
    if (!(span instanceof OpenSpan)) return work();
    return this.contexts.with(trace.setSpan(this.contexts.active(), span.span), work);
  }

  ids(): { trace_id: string; span_id: string } | null {
    const context = trace.getSpanContext(this.contexts.active());
    if (context === undefined || !isSpanContextValid(context)) return null;
    return { trace_id: context.traceId, span_id: context.spanId };
  }
}

class OpenSpan implements Span {
  private isEnded = false;

  constructor(readonly span: ApiSpan) {}

  set(attributes: Parameters<Span['set']>[0]): void {
    this.span.setAttributes(attributes);
  }

  fail(kind: string): void {
    this.span.setAttribute('error.type', kind);
    this.span.setStatus({ code: SpanStatusCode.ERROR });
  }

  end(): void {
    if (this.isEnded) return;
    this.isEnded = true;
    this.span.end();
  }
}

/** An invalid header starts a new trace. */
function withParent(context: Context, header: string): Context {
  const [, traceId, spanId, flags] = TRACE_PARENT.exec(header) ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return context;
  const traceFlags = parseInt(flags, 16) & TraceFlags.SAMPLED;
  const parent = { traceId, spanId, traceFlags, isRemote: true };
  return isSpanContextValid(parent) ? trace.setSpanContext(context, parent) : context;
}
