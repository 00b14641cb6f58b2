import { mcpResponse } from '@app/chat-protocol';
import { Controller, Delete, Get, HttpCode, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiExcludeEndpoint, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AuthenticatedUser } from '../auth/authenticated-user.js';
import { ForClients } from '../auth/for-clients.decorator.js';
import { CurrentUser } from '../auth/current-user.decorator.js';
import { ApiProblems } from '../errors/api-problems.decorator.js';
import { ApiAnswer } from '../http/api-answer.decorator.js';
import { ClientSignal } from '../http/client-signal.decorator.js';
import { ForeignOriginError, OriginPolicy } from '../http/origin-policy.js';
import { RateBudget } from '../http/rate-budget.js';
import { McpProblemFilter } from './mcp-problem.filter.js';
import { MethodNotAllowedError } from './mcp.errors.js';
import { McpService } from './mcp.service.js';

@ApiTags('MCP')
@Controller('mcp')
@UseFilters(McpProblemFilter)
@RateBudget('tool')
@ForClients()
export class McpController {
  constructor(
    private readonly mcp: McpService,
    private readonly origins: OriginPolicy,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Send a message of the Model Context Protocol',
    description:
      'Streamable HTTP without sessions; responses are JSON, see docs/mcp.md. A tool call and a read resource count as ' +
      'one request of the day.',
  })
  @ApiBody({ description: 'One JSON-RPC message.', schema: { type: 'object' } })
  @ApiAnswer(mcpResponse)
  @ApiAcceptedResponse({
    description: 'A notification was accepted; without a body.',
    content: { 'application/json': { schema: { $ref: '#/components/schemas/McpResponse' } } },
  })
  @ApiProblems('validation_failed', 'malformed_json', 'payload_too_large', 'forbidden')
  async post(
    @CurrentUser() user: AuthenticatedUser,
    @Req() request: FastifyRequest,
    @ClientSignal() signal: AbortSignal,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    // A page of another site may reach a service of the local network through a name of its own.
    if (!this.origins.allows(request.raw)) throw new ForeignOriginError();
    const response = await this.mcp.answer(user, request.headers, request.body, signal);
    void reply.code(response.status);
    const type = response.headers.get('content-type');
    if (type !== null) void reply.header('content-type', type);
    await reply.send(await response.text());
  }

  @Get()
  @ApiExcludeEndpoint()
  stream(@CurrentUser() _user: AuthenticatedUser, @Res({ passthrough: true }) reply: FastifyReply): never {
    return refuseMethod(reply);
  }

  @Delete()
  @ApiExcludeEndpoint()
  end(@CurrentUser() _user: AuthenticatedUser, @Res({ passthrough: true }) reply: FastifyReply): never {
    return refuseMethod(reply);
  }
}

function refuseMethod(reply: FastifyReply): never {
  void reply.header('allow', 'POST');
  throw new MethodNotAllowedError();
}
