import { setTimeout as sleep } from 'node:timers/promises';
import { NO_METRICS, NO_TRACER, type Telemetry } from '@app/common';
import type { AppConfig } from '@app/config';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { PrometheusExporter, PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { type Resource, resourceFromAttributes } from '@opentelemetry/resources';
import {
  MeterProvider,
  PeriodicExportingMetricReader,
  type ResourceMetrics,
} from '@opentelemetry/sdk-metrics';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  type SpanProcessor,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { INSTRUMENTS, type InstrumentName, prometheusName } from './instruments.js';
import { OpenMetrics } from './open-metrics.js';
import { OpenTracer } from './open-tracer.js';

const SCOPE = 'mma-savant';
const EXPORT_INTERVAL_MS = 30_000;
const EXPORT_TIMEOUT_MS = 5_000;
const CLOSE_TIMEOUT_MS = 2_000;
/** Series of one metric; further ones are summed in one overflow series. */
const MAX_SERIES = 2_000;

type Settings = Pick<AppConfig['env'], 'METRICS_ENABLED' | 'OTEL_TRACES_SAMPLER_ARG'> &
  Partial<
    Pick<AppConfig['env'], 'OTEL_EXPORTER_OTLP_ENDPOINT' | 'OTEL_EXPORTER_OTLP_HEADERS' | 'OTEL_SERVICE_NAME'>
  >;

export interface OpenedTelemetry extends Telemetry {
  /** Prometheus text; null unless METRICS_ENABLED. */
  readMetrics: (() => Promise<string>) | null;
  /** Exports what is left, within seconds. Never fails. */
  close(): Promise<void>;
}

/**
 * Starts OpenTelemetry as the settings say. The only module that loads its SDK; import it when telemetry is on.
 * @param processors receive the spans, besides the exporter
 */
export function openTelemetry(env: Settings, processors: SpanProcessor[] = []): OpenedTelemetry {
  const resource = resourceFromAttributes({ 'service.name': env.OTEL_SERVICE_NAME ?? SCOPE });
  const target = toTarget(env);
  const prometheus = env.METRICS_ENABLED ? new PrometheusExporter({ preventServerStart: true }) : null;
  const meters = new MeterProvider({
    resource,
    readers: [
      ...(prometheus === null ? [] : [prometheus]),
      ...(target === null ? [] : [new PeriodicExportingMetricReader(exportMetrics(target))]),
    ],
    views: [{ instrumentName: '*', aggregationCardinalityLimit: MAX_SERIES }],
  });
  const metrics = new OpenMetrics(meters.getMeter(SCOPE));
  const tracing = openTracing(env, resource, [
    ...processors,
    ...(target === null ? [] : [new BatchSpanProcessor({ exporter: exportSpans(target) })]),
  ]);
  return {
    metrics: prometheus === null && target === null ? NO_METRICS : metrics,
    tracer: tracing?.tracer ?? NO_TRACER,
    readMetrics:
      prometheus === null ? null : async () => serialize((await prometheus.collect()).resourceMetrics),
    close: async () => {
      metrics.close();
      const exported = Promise.allSettled([meters.shutdown(), tracing?.close()]);
      // The exporters retry for longer while the collector is down.
      await Promise.race([exported, sleep(CLOSE_TIMEOUT_MS, undefined, { ref: false })]);
    },
  };
}

interface Target {
  url: string;
  headers: Record<string, string>;
}

function toTarget(env: Settings): Target | null {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: url, OTEL_EXPORTER_OTLP_HEADERS: headers } = env;
  return url === undefined ? null : { url: url.replace(/\/+$/, ''), headers: { ...headers } };
}

const exportMetrics = ({ url, headers }: Target) => ({
  exporter: new OTLPMetricExporter({ url: `${url}/v1/metrics`, headers, timeoutMillis: EXPORT_TIMEOUT_MS }),
  exportIntervalMillis: EXPORT_INTERVAL_MS,
  exportTimeoutMillis: EXPORT_TIMEOUT_MS,
});

const exportSpans = ({ url, headers }: Target): OTLPTraceExporter =>
  new OTLPTraceExporter({ url: `${url}/v1/traces`, headers, timeoutMillis: EXPORT_TIMEOUT_MS });

function openTracing(env: Settings, resource: Resource, spanProcessors: SpanProcessor[]) {
  if (spanProcessors.length === 0) return null;
  const contexts = new AsyncLocalStorageContextManager().enable();
  const provider = new TracerProvider({
    resource,
    spanProcessors,
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(env.OTEL_TRACES_SAMPLER_ARG) }),
  });
  return {
    tracer: new OpenTracer(provider.getTracer(SCOPE), contexts),
    close: async (): Promise<void> => {
      await provider.shutdown();
      contexts.disable();
    },
  };
}

/** Adds the suffixes of units, which the serializer leaves to a collector. */
function serialize({ resource, scopeMetrics }: ResourceMetrics): string {
  const renamed = scopeMetrics.map(({ scope, metrics }) => ({
    scope,
    metrics: metrics.map((metric) => ({
      ...metric,
      descriptor: { ...metric.descriptor, name: nameOf(metric.descriptor.name), unit: '' },
    })),
  }));
  const serializer = new PrometheusSerializer('', false, undefined, true, true);
  return serializer.serialize({ resource, scopeMetrics: renamed });
}

const nameOf = (name: string): string =>
  name in INSTRUMENTS ? prometheusName(name as InstrumentName) : name;
