import { installTelemetry } from '@app/common';
import type { AppConfig } from '@app/config';

/** The telemetry of a running service. */
export class RunningTelemetry {
  static readonly OFF = new RunningTelemetry(null, () => Promise.resolve());

  constructor(
    /** Prometheus text; null where metrics are not served. */
    readonly readMetrics: (() => Promise<string>) | null,
    /** Exports what is left and switches telemetry off. Never fails. */
    readonly close: () => Promise<void>,
  ) {}
}

/** Starts what the settings ask for. With telemetry off, nothing of OpenTelemetry is loaded. */
export async function startTelemetry({ env }: AppConfig): Promise<RunningTelemetry> {
  if (!env.METRICS_ENABLED && env.OTEL_EXPORTER_OTLP_ENDPOINT === undefined) {
    return RunningTelemetry.OFF;
  }
  const { openTelemetry } = await import('./open-telemetry.js');
  const opened = openTelemetry(env);
  const uninstall = installTelemetry(opened);
  return new RunningTelemetry(opened.readMetrics, async () => {
    await opened.close();
    uninstall();
  });
}
