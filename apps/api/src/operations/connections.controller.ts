import {
  connectionsHealth,
  connectionsStatistics,
  type ConnectionsHealth,
  type ConnectionsStatistics,
} from '@app/chat-protocol';
import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { AuthenticatedUser } from '../auth/authenticated-user.js';
import { CurrentUser } from '../auth/current-user.decorator.js';
import { Public } from '../auth/public.decorator.js';
import { NoRateLimit } from '../http/rate-budget.js';
import { ApiAnswer } from '../http/api-answer.decorator.js';
import { ApiProblems, ApiPublicProblems } from '../errors/api-problems.decorator.js';
import { ConnectionsService } from './connections.service.js';

@ApiTags('Operations')
@Controller('ws')
export class ConnectionsController {
  constructor(private readonly connections: ConnectionsService) {}

  @Get('health')
  @Public()
  @NoRateLimit()
  @ApiOperation({ summary: 'How many connections does this process hold?' })
  @ApiAnswer(connectionsHealth, { description: 'The process serves sockets.' })
  @ApiPublicProblems('internal_error')
  health(): ConnectionsHealth {
    return this.connections.health();
  }

  @Get('stats')
  @ApiOperation({
    summary: 'What is open on all nodes?',
    description: 'For administrators. Excludes nodes that do not respond in time.',
  })
  @ApiAnswer(connectionsStatistics, { description: 'The current figures.' })
  @ApiProblems('forbidden')
  statistics(@CurrentUser() user: AuthenticatedUser): Promise<ConnectionsStatistics> {
    return this.connections.statistics(user);
  }
}
