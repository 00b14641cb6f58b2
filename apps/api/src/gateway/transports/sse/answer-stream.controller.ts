import { stoppedAnswer, turnAcknowledgement, type StoppedAnswer } from '@app/chat-protocol';
import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AuthenticatedUser } from '../../../auth/authenticated-user.js';
import { CurrentUser } from '../../../auth/current-user.decorator.js';
import { ChatTurnService } from '../../../chat-turn/chat-turn.service.js';
import { UuidPipe } from '../../../http/uuid.pipe.js';
import { ApiAnswer } from '../../../http/api-answer.decorator.js';
import { RateBudget } from '../../../http/rate-budget.js';
import { ApiProblems } from '../../../errors/api-problems.decorator.js';
import { AskRequestDto, EditRequestDto, RegenerateRequestDto } from './answer-stream.dto.js';
import { AnswerStreamService } from './answer-stream.service.js';

const STREAM = 'text/event-stream';
const ApiSessionId = (): MethodDecorator =>
  ApiParam({ name: 'session_id', format: 'uuid', description: 'The session.' });
const ApiAnswerId = (): MethodDecorator =>
  ApiParam({ name: 'message_id', format: 'uuid', description: 'The answer.' });

const ApiEventStream = (description: string): MethodDecorator =>
  ApiOkResponse({ description, content: { [STREAM]: { schema: { type: 'string' } } } });

@ApiTags('Answers')
@Controller('chat/session/:session_id/messages')
export class AnswerStreamController {
  constructor(
    private readonly turns: ChatTurnService,
    private readonly streams: AnswerStreamService,
  ) {}

  @Post()
  @HttpCode(202)
  @RateBudget('message')
  @ApiOperation({
    summary: 'Ask a question',
    description:
      'With `Accept: text/event-stream` the response streams the answer as server-sent events; they are described at ' +
      '/docs/events. Otherwise the question is acknowledged; read the events of its answer by `response_id`. ' +
      'Closing the connection does not stop the answer.',
  })
  @ApiSessionId()
  @ApiEventStream('The events of the answer.')
  @ApiAnswer(turnAcknowledgement, {
    status: 202,
    description: 'The question is stored; its answer is being generated.',
  })
  @ApiProblems(
    'validation_failed',
    'malformed_json',
    'payload_too_large',
    'session_not_found',
    'session_busy',
    'conflict',
    'usage_limit_exceeded',
    'llm_unavailable',
    'shutting_down',
  )
  async ask(
    @CurrentUser() user: AuthenticatedUser,
    @Param('session_id', UuidPipe) sessionId: string,
    @Body() { content, client_message_id, time_zone }: AskRequestDto,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const accepted = await this.turns.start(user, {
      content,
      session_id: sessionId,
      client_message_id: client_message_id ?? undefined,
      time_zone: time_zone ?? undefined,
    });
    if (!wantsStream(request)) await reply.send(accepted);
    else await this.streams.stream(user, accepted.response_id, request, reply);
  }

  @Get(':message_id/events')
  @ApiOperation({
    summary: 'Follow or resume an answer',
    description:
      'Streams the events of a running or finished answer as server-sent events: from the start, or after ' +
      'the event that `Last-Event-ID` names.',
  })
  @ApiSessionId()
  @ApiAnswerId()
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'The id of the last event received.',
  })
  @ApiEventStream('The events of the answer.')
  @ApiNoContentResponse({ description: 'The last event was already received; there are no more.' })
  @ApiProblems('validation_failed', 'message_not_found', 'shutting_down')
  async follow(
    @CurrentUser() user: AuthenticatedUser,
    @Param('session_id', UuidPipe) sessionId: string,
    @Param('message_id', UuidPipe) messageId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.streams.assertInSession(user, sessionId, messageId);
    await this.streams.stream(user, messageId, request, reply);
  }

  @Post(':message_id/stop')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Stop an answer',
    description: 'The text generated so far is kept. Has no effect on an answer that has ended.',
  })
  @ApiSessionId()
  @ApiAnswerId()
  @ApiAnswer(stoppedAnswer, { description: 'The answer is stopped.' })
  @ApiProblems('validation_failed', 'message_not_found')
  async stop(
    @CurrentUser() user: AuthenticatedUser,
    @Param('session_id', UuidPipe) sessionId: string,
    @Param('message_id', UuidPipe) messageId: string,
  ): Promise<StoppedAnswer> {
    await this.streams.assertInSession(user, sessionId, messageId);
    await this.turns.stop(user, messageId);
    return { ok: true };
  }

  @Post(':message_id/edit')
  @HttpCode(202)
  @RateBudget('message')
  @ApiOperation({
    summary: 'Edit the newest question',
    description:
      'Replaces the newest question of the session and answers it again; the earlier question and its answers stay as ' +
      'versions. The response is that of asking a question.',
  })
  @ApiSessionId()
  @ApiParam({ name: 'message_id', format: 'uuid', description: 'The question.' })
  @ApiEventStream('The events of the new answer.')
  @ApiAnswer(turnAcknowledgement, { status: 202, description: 'The new question is being answered.' })
  @ApiProblems(
    'validation_failed',
    'malformed_json',
    'payload_too_large',
    'message_not_found',
    'session_not_found',
    'session_busy',
    'conflict',
    'usage_limit_exceeded',
    'llm_unavailable',
    'shutting_down',
  )
  async edit(
    @CurrentUser() user: AuthenticatedUser,
    @Param('session_id', UuidPipe) sessionId: string,
    @Param('message_id', UuidPipe) messageId: string,
    @Body() body: EditRequestDto,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const accepted = await this.turns.edit(user, messageId, body, sessionId);
    if (!wantsStream(request)) await reply.send(accepted);
    else await this.streams.stream(user, accepted.response_id, request, reply);
  }

  @Post(':message_id/regenerate')
  @HttpCode(202)
  @RateBudget('message')
  @ApiOperation({
    summary: 'Regenerate an answer',
    description: 'Keeps the earlier answer. The response is that of asking a question. The body is optional.',
  })
  @ApiBody({ type: RegenerateRequestDto, required: false })
  @ApiSessionId()
  @ApiAnswerId()
  @ApiEventStream('The events of the new answer.')
  @ApiAnswer(turnAcknowledgement, { status: 202, description: 'A new answer is being generated.' })
  @ApiProblems(
    'validation_failed',
    'malformed_json',
    'payload_too_large',
    'message_not_found',
    'session_busy',
    'conflict',
    'usage_limit_exceeded',
    'llm_unavailable',
    'shutting_down',
  )
  async regenerate(
    @CurrentUser() user: AuthenticatedUser,
    @Param('session_id', UuidPipe) sessionId: string,
    @Param('message_id', UuidPipe) messageId: string,
    @Body() body: RegenerateRequestDto | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.streams.assertInSession(user, sessionId, messageId);
    const accepted = await this.turns.regenerate(user, messageId, body?.client_message_id);
    if (!wantsStream(request)) await reply.send(accepted);
    else await this.streams.stream(user, accepted.response_id, request, reply);
  }
}

const wantsStream = ({ headers }: FastifyRequest): boolean => headers.accept?.includes(STREAM) === true;
