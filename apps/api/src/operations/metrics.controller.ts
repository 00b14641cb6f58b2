import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { AuthenticatedUser } from '../auth/authenticated-user.js';
import { OptionalUser } from '../auth/current-user.decorator.js';
import { ForPrivateNetwork } from '../auth/public.decorator.js';
import { ApiProblems } from '../errors/api-problems.decorator.js';
import { ForbiddenError } from '../errors/http.errors.js';
import { MetricsOffError } from './operations.errors.js';
import { RunningTelemetry } from './telemetry/start-telemetry.js';

const CONTENT_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

@ApiTags('Operations')
@Controller('metrics')
export class MetricsController {
  constructor(private readonly telemetry: RunningTelemetry) {}

  @Get()
  @ForPrivateNetwork()
  @Header('content-type', CONTENT_TYPE)
  @ApiOperation({
    summary: 'Read the metrics of this process',
    description:
      'Prometheus text. Direct requests of the private network need no token; others need one of an administrator. ' +
      'Not found unless `METRICS_ENABLED`.',
  })
  @ApiProduces('text/plain')
  @ApiOkResponse({ description: 'The metrics.', schema: { type: 'string' } })
  @ApiProblems('forbidden', 'not_found')
  read(@OptionalUser() user: AuthenticatedUser | null): Promise<string> {
    if (user !== null && !user.isAdmin) throw new ForbiddenError();
    if (this.telemetry.readMetrics === null) throw new MetricsOffError();
    return this.telemetry.readMetrics();
  }
}
