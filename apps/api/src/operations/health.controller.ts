import { liveness, readiness, type Liveness, type Readiness } from '@app/chat-protocol';
import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '../auth/public.decorator.js';
import { NoRateLimit } from '../http/rate-budget.js';
import { ApiAnswer } from '../http/api-answer.decorator.js';
import { ApiPublicProblems } from '../errors/api-problems.decorator.js';
import { ReadinessService } from './readiness.service.js';

@ApiTags('Operations')
@Public()
@NoRateLimit()
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: ReadinessService) {}

  @Get('live')
  @ApiOperation({ summary: 'Is the process alive?' })
  @ApiAnswer(liveness, { description: 'The process is alive.' })
  @ApiPublicProblems('internal_error')
  live(): Liveness {
    return { status: 'live' };
  }

  @Get('ready')
  @ApiOperation({
    summary: 'Should the process be sent requests?',
    description: 'Otherwise `errors` has the state of each part.',
  })
  @ApiAnswer(readiness, { description: 'The process accepts requests.' })
  @ApiPublicProblems('database_unavailable', 'shutting_down', 'internal_error')
  ready(): Promise<Readiness> {
    return this.readiness.check();
  }
}
