import { type DynamicModule, Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { RunningTelemetry } from './start-telemetry.js';

/** Provides {@link RunningTelemetry}. Closes it at the end of a shutdown, so that the shutdown is exported too. */
@Global()
@Module({})
export class TelemetryModule implements OnApplicationShutdown {
  constructor(private readonly telemetry: RunningTelemetry) {}

  static forRoot(telemetry: RunningTelemetry): DynamicModule {
    return {
      module: TelemetryModule,
      providers: [{ provide: RunningTelemetry, useValue: telemetry }],
      exports: [RunningTelemetry],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.telemetry.close();
  }
}
