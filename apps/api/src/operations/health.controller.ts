import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '../auth/public.decorator.js';
import { NoRateLimit } from '../http/rate-budget.js';
import { ApiPublicProblems } from '../errors/api-problems.decorator.js';
import { LivenessDto, ReadinessDto } from './operations.dto.js';
import { ReadinessService } from './readiness.service.js';

@ApiTags('Operations')
@Public()
@NoRateLimit()
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: ReadinessService) {}

  @Get('live')
  @ApiOperation({ summary: 'Is the process alive?' })
  @ApiOkResponse({ type: LivenessDto, description: 'It answers.' })
  @ApiPublicProblems('internal_error')
  live(): LivenessDto {
    return { status: 'live' };
  }

  @Get('ready')
  @ApiOperation({
    summary: 'Should the process be sent requests?',
    description: 'When it should not, `errors` of the answer tells the state of each part.',
  })
  @ApiOkResponse({ type: ReadinessDto, description: 'It should.' })
  @ApiPublicProblems('database_unavailable', 'shutting_down', 'internal_error')
  ready(): Promise<ReadinessDto> {
    return this.readiness.check();
  }
}
