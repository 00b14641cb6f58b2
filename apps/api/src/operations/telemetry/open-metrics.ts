import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import type { AnswerFigures, GaugeName, Metrics, ModelRequestFigures, Reading, ReadGauge } from '@app/common';
import type { Attributes, Counter, Histogram, Meter, ObservableGauge } from '@opentelemetry/api';
import { type Instrument, INSTRUMENTS, type InstrumentName } from './instruments.js';

/** Checked answers whose share of grounded ones is shown. */
const GROUNDED_WINDOW = 200;
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const UNKNOWN = 'unknown';
const NANOSECONDS = 1e9;

/** Records measurements with OpenTelemetry. */
export class OpenMetrics implements Metrics {
  private readonly counters = new Map<InstrumentName, Counter>();
  private readonly histograms = new Map<InstrumentName, Histogram>();
  private readonly gauges = new Map<InstrumentName, ObservableGauge>();
  private readonly readers = new Map<InstrumentName, ReadGauge>();
  /** Whether the figures of each of the last checked answers were all verified. */
  private readonly grounded: boolean[] = [];
  private readonly delay = monitorEventLoopDelay({ resolution: 20 });
  private utilization = performance.eventLoopUtilization();

  constructor(meter: Meter) {
    for (const name of Object.keys(INSTRUMENTS) as InstrumentName[]) this.create(meter, name);
    this.delay.enable();
    this.read('answers.grounded', () => this.groundedRatio());
    this.read('nodejs.eventloop.delay', () => this.delays());
    this.read('nodejs.eventloop.utilization', () => this.utilizationSinceLast());
    this.read('process.memory.usage', () => [{ value: process.memoryUsage.rss() }]);
  }

  close(): void {
    this.delay.disable();
  }

  modelRequestEnded(request: ModelRequestFigures): void {
    const model = {
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': request.provider,
      'gen_ai.request.model': request.model,
    };
    const error = request.outcome === 'stopped' ? 'stopped' : request.failure;
    const { seconds, firstChunkSeconds, secondsPerChunk } = request;
    this.record('gen_ai.client.operation.duration', seconds, {
      ...model,
      'request.kind': request.kind,
      ...withError(error),
    });
    this.record('gen_ai.client.operation.time_to_first_chunk', firstChunkSeconds, model);
    this.record('gen_ai.client.operation.time_per_output_chunk', secondsPerChunk, model);
    for (const type of ['input', 'output'] as const) {
      const tokens = type === 'input' ? request.inputTokens : request.outputTokens;
      if (tokens > 0)
        this.record('gen_ai.client.token.usage', tokens, { ...model, 'gen_ai.token.type': type });
    }
    if (request.cost !== null) {
      const { 'gen_ai.operation.name': _name, ...priced } = model;
      this.add('mma.model.cost_usd', request.cost, priced);
    }
  }

  answerEnded(answer: AnswerFigures): void {
    const provider = answer.provider ?? 'none';
    const cached = String(answer.cached);
    const labels = { provider, status: answer.status, cached };
    this.add('mma.answers', 1, { ...labels, fallback: String(answer.isFallback) });
    this.record('mma.answer.duration', answer.seconds, labels);
    this.record('mma.answer.time_to_first_chunk', answer.firstChunkSeconds, { provider, cached });
    this.record('mma.answer.stop.duration', answer.stopSeconds, {});
    this.add('mma.answer.chunks', answer.chunks, {});
    if (answer.figures !== null) this.countFigures(answer.figures);
  }

  toolCallEnded(tool: string, error: string | null, seconds: number): void {
    const labels = { 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': tool };
    this.record('gen_ai.execute_tool.duration', seconds, { ...labels, ...withError(error) });
  }

  httpRequestEnded({ method, route, status, seconds }: Parameters<Metrics['httpRequestEnded']>[0]): void {
    this.record('http.server.request.duration', seconds, {
      'http.request.method': METHODS.has(method) ? method : '_OTHER',
      'http.route': route,
      'http.response.status_code': status,
    });
  }

  clientEvent(event: string, outcome: string): void {
    this.add('mma.client.events', 1, { event, outcome });
  }

  connectionOpened(transport: string): void {
    this.add('mma.connections.opened', 1, { transport });
  }

  cacheRead(kind: string, isHit: boolean): void {
    this.add('mma.cache.reads', 1, { cache: kind, result: isHit ? 'hit' : 'miss' });
  }

  syncEnded(outcome: 'changed' | 'unchanged' | 'failed', seconds: number): void {
    this.record('mma.sync.duration', seconds, { outcome });
  }

  observe(gauge: GaugeName, read: ReadGauge): void {
    this.read(gauge, read);
  }

  private create(meter: Meter, name: InstrumentName): void {
    const { kind, unit, description, buckets }: Instrument = INSTRUMENTS[name];
    const options = { unit, description };
    if (kind === 'counter') {
      this.counters.set(name, meter.createCounter(name, options));
    } else if (kind === 'histogram') {
      const advice = buckets === undefined ? {} : { explicitBucketBoundaries: [...buckets] };
      this.histograms.set(name, meter.createHistogram(name, { ...options, advice }));
    } else {
      const gauge = meter.createObservableGauge(name, options);
      this.gauges.set(name, gauge);
      gauge.addCallback(async (result) => {
        for (const { value, labels } of await this.readings(name)) result.observe(value, labels ?? {});
      });
    }
  }

  private async readings(name: InstrumentName): Promise<Reading[]> {
    try {
      return (await this.readers.get(name)?.()) ?? [];
    } catch {
      return [];
    }
  }

  private read(name: InstrumentName, read: ReadGauge): void {
    this.readers.set(name, read);
  }

  private record(name: InstrumentName, value: number | null, labels: Attributes): void {
    if (value !== null && Number.isFinite(value)) this.histograms.get(name)?.record(value, labels);
  }

  private add(name: InstrumentName, value: number, labels: Attributes): void {
    this.counters.get(name)?.add(value, labels);
  }

  private countFigures({ all, verified }: { all: number; verified: number }): void {
    this.add('mma.answer.figures', verified, { result: 'verified' });
    this.add('mma.answer.figures', all - verified, { result: 'unverified' });
    this.grounded.push(verified === all);
    if (this.grounded.length > GROUNDED_WINDOW) this.grounded.shift();
  }

  private groundedRatio(): Reading[] {
    const { grounded } = this;
    if (grounded.length === 0) return [];
    return [{ value: grounded.filter(Boolean).length / grounded.length }];
  }

  private delays(): Reading[] {
    const quantiles = [50, 99, 100].map((percentile) => ({
      value: this.delay.percentile(percentile) / NANOSECONDS,
      labels: { quantile: String(percentile / 100) },
    }));
    this.delay.reset();
    return quantiles;
  }

  private utilizationSinceLast(): Reading[] {
    const current = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(current, this.utilization);
    this.utilization = current;
    return [{ value: utilization }];
  }
}

/** A success has no `error.type`. */
const withError = (error: string | null): Attributes =>
  error === null ? {} : { 'error.type': error === '' ? UNKNOWN : error };
