import { toolList, type ToolList } from '@app/chat-protocol';
import type { ToolResult } from '@app/mma';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { AuthenticatedUser } from '../auth/authenticated-user.js';
import { CurrentUser } from '../auth/current-user.decorator.js';
import { ApiProblems } from '../errors/api-problems.decorator.js';
import { ApiAnswer } from '../http/api-answer.decorator.js';
import { ClientSignal } from '../http/client-signal.decorator.js';
import { RateBudget } from '../http/rate-budget.js';
import { ToolsService } from './tools.service.js';

@ApiTags('Tools')
@Controller('tools')
export class ToolsController {
  constructor(private readonly tools: ToolsService) {}

  @Get()
  @ApiOperation({ summary: 'List the tools with the schemas of their arguments and results' })
  @ApiAnswer(toolList)
  @ApiProblems()
  list(@CurrentUser() _user: AuthenticatedUser): ToolList {
    return this.tools.list();
  }

  /** Documented as one operation per tool, see `describeTools`. */
  @Post(':name')
  @HttpCode(200)
  @RateBudget('tool')
  @ApiOperation({
    summary: 'Call a tool',
    description: 'A call with valid arguments counts as one request of the day.',
  })
  @ApiOkResponse({ description: 'The result of the tool.' })
  @ApiProblems(
    'validation_failed',
    'malformed_json',
    'payload_too_large',
    'invalid_arguments',
    'fighter_not_found',
    'event_not_found',
    'bout_not_found',
    'ambiguous_fighter',
    'usage_limit_exceeded',
    'timeout',
    'tool_unavailable',
  )
  call(
    @CurrentUser() user: AuthenticatedUser,
    @Param('name') name: string,
    @Body() args: unknown,
    @ClientSignal() signal: AbortSignal,
  ): Promise<ToolResult> {
    return this.tools.callOrThrow(user, name, args ?? {}, signal);
  }
}
