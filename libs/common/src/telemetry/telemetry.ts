import { type Metrics, NO_METRICS } from './metrics.js';
import { NO_TRACER, type SpanOptions, type Tracer } from './tracer.js';

export interface Telemetry {
  metrics: Metrics;
  tracer: Tracer;
}

const OFF: Telemetry = { metrics: NO_METRICS, tracer: NO_TRACER };

/** The telemetry of the process; does nothing until one is installed. Read it at each use. */
export let telemetry: Telemetry = OFF;

/** @returns a function that switches it off again, unless another one has been installed since */
export function installTelemetry(installed: Telemetry): () => void {
  telemetry = installed;
  return () => {
    if (telemetry === installed) telemetry = OFF;
  };
}

/** Runs the work as a span, which ends when the work settles. Costs one comparison while tracing is off. */
export async function traced<Result>(
  name: string,
  options: SpanOptions,
  work: () => Promise<Result>,
): Promise<Result> {
  const { tracer } = telemetry;
  if (!tracer.isOn) return work();
  const span = tracer.start(name, options);
  try {
    return await tracer.within(span, work);
  } catch (error) {
    span.fail(error instanceof Error ? error.name : 'unknown');
    throw error;
  } finally {
    span.end();
  }
}
