import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { AuthenticatedUser } from '../auth/authenticated-user.js';
import { CurrentUser } from '../auth/current-user.decorator.js';
import { Public } from '../auth/public.decorator.js';
import { NoRateLimit } from '../http/rate-budget.js';
import { ApiProblems, ApiPublicProblems } from '../errors/api-problems.decorator.js';
import { ConnectionsHealthDto, ConnectionsStatisticsDto } from './connections.dto.js';
import { ConnectionsService } from './connections.service.js';

@ApiTags('Operations')
@Controller('ws')
export class ConnectionsController {
  constructor(private readonly connections: ConnectionsService) {}

  @Get('health')
  @Public()
  @NoRateLimit()
  @ApiOperation({ summary: 'How many connections does this process hold?' })
  @ApiOkResponse({ type: ConnectionsHealthDto, description: 'The sockets are served.' })
  @ApiPublicProblems('internal_error')
  health(): ConnectionsHealthDto {
    return this.connections.health();
  }

  @Get('stats')
  @ApiOperation({
    summary: 'What is open on all nodes?',
    description: 'For administrators. A node that does not answer in time is left out.',
  })
  @ApiOkResponse({ type: ConnectionsStatisticsDto, description: 'The figures of now.' })
  @ApiProblems('forbidden')
  statistics(@CurrentUser() user: AuthenticatedUser): Promise<ConnectionsStatisticsDto> {
    return this.connections.statistics(user);
  }
}
