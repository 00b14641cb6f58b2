import {
  chatSession,
  sessionDeletion,
  sessionList,
  sessionValidation,
  type ChatSession,
  type SessionDeletion,
  type SessionList,
  type SessionValidation,
} from '@app/chat-protocol';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { AuthenticatedUser } from '../auth/authenticated-user.js';
import { CurrentUser } from '../auth/current-user.decorator.js';
import { UuidPipe } from '../http/uuid.pipe.js';
import { ApiAnswer } from '../http/api-answer.decorator.js';
import { ApiProblems } from '../errors/api-problems.decorator.js';
import {
  CreateSessionRequestDto,
  ListSessionsQueryDto,
  RenameSessionRequestDto,
} from './chat-session.dto.js';
import { ChatSessionService } from './chat-session.service.js';

const ApiSessionId = (): MethodDecorator =>
  ApiParam({ name: 'session_id', format: 'uuid', description: 'Id of the session.' });

@ApiTags('Chat sessions')
@Controller('chat')
export class ChatSessionController {
  constructor(private readonly sessions: ChatSessionService) {}

  @Post('session')
  @HttpCode(201)
  @ApiOperation({ summary: 'Create a chat session' })
  @ApiAnswer(chatSession, { status: 201, description: 'The new session.' })
  @ApiProblems('validation_failed', 'malformed_json', 'payload_too_large')
  create(
    @CurrentUser() user: AuthenticatedUser,
    @Body() request: CreateSessionRequestDto,
  ): Promise<ChatSession> {
    return this.sessions.create(user, request);
  }

  @Get('sessions')
  @ApiOperation({
    summary: 'List your chat sessions',
    description:
      'Most recently used first. Page with `offset`, or with `cursor`, which is stable when messages are added.',
  })
  @ApiAnswer(sessionList, { description: 'One page of sessions.' })
  @ApiProblems('validation_failed')
  list(@CurrentUser() user: AuthenticatedUser, @Query() query: ListSessionsQueryDto): Promise<SessionList> {
    return this.sessions.list(user, query);
  }

  @Get('session/:session_id')
  @ApiOperation({ summary: 'Read a chat session' })
  @ApiSessionId()
  @ApiAnswer(chatSession, { description: 'The session, without its messages.' })
  @ApiProblems('validation_failed', 'session_not_found')
  read(
    @CurrentUser() user: AuthenticatedUser,
    @Param('session_id', UuidPipe) sessionId: string,
  ): Promise<ChatSession> {
    return this.sessions.read(user, sessionId);
  }

  @Delete('session/:session_id')
  @ApiOperation({
    summary: 'Delete a chat session',
    description: 'Deletes its messages too. A streaming answer is stopped first.',
  })
  @ApiSessionId()
  @ApiAnswer(sessionDeletion, { description: 'The session was deleted.' })
  @ApiProblems('validation_failed', 'session_not_found')
  remove(
    @CurrentUser() user: AuthenticatedUser,
    @Param('session_id', UuidPipe) sessionId: string,
  ): Promise<SessionDeletion> {
    return this.sessions.remove(user, sessionId);
  }

  @Put('session/:session_id/title')
  @ApiOperation({ summary: 'Rename a chat session' })
  @ApiSessionId()
  @ApiAnswer(chatSession, { description: 'The session with its new title.' })
  @ApiProblems('validation_failed', 'malformed_json', 'session_not_found', 'payload_too_large')
  rename(
    @CurrentUser() user: AuthenticatedUser,
    @Param('session_id', UuidPipe) sessionId: string,
    @Body() { title }: RenameSessionRequestDto,
  ): Promise<ChatSession> {
    return this.sessions.rename(user, sessionId, title);
  }

  @Get('session/:session_id/validate')
  @ApiOperation({
    summary: 'Check whether a chat session is yours',
    description: "Returns 200 with `has_access: false` for another user's session and for an unknown one.",
  })
  @ApiSessionId()
  @ApiAnswer(sessionValidation, { description: 'Whether you may use the session.' })
  @ApiProblems('validation_failed')
  validate(
    @CurrentUser() user: AuthenticatedUser,
    @Param('session_id', UuidPipe) sessionId: string,
  ): Promise<SessionValidation> {
    return this.sessions.validate(user, sessionId);
  }
}
