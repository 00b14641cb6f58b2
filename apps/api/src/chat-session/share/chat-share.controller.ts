import {
  chatShare,
  chatShareState,
  sharedChat,
  type ChatShare,
  type ChatShareState,
  type SharedChat,
} from '@app/chat-protocol';
import { Controller, Delete, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { AuthenticatedUser } from '../../auth/authenticated-user.js';
import { CurrentUser } from '../../auth/current-user.decorator.js';
import { Public } from '../../auth/public.decorator.js';
import { ApiProblems, ApiPublicProblems } from '../../errors/api-problems.decorator.js';
import { ApiAnswer } from '../../http/api-answer.decorator.js';
import { UuidPipe } from '../../http/uuid.pipe.js';
import { ChatShareService } from './chat-share.service.js';

const ApiSessionId = (): MethodDecorator =>
  ApiParam({ name: 'session_id', format: 'uuid', description: 'Id of the session.' });

@ApiTags('Chat sessions')
@Controller()
export class ChatShareController {
  constructor(private readonly shares: ChatShareService) {}

  @Post('chat/session/:session_id/share')
  @HttpCode(201)
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Share a chat session',
    description:
      'Takes a snapshot of the finished messages and makes a link to it. Later messages are not part of it. Sharing ' +
      'again takes a new snapshot under a new link; the earlier link ends.',
  })
  @ApiSessionId()
  @ApiAnswer(chatShare, { status: 201, description: 'The link. Its token is shown only once.' })
  @ApiProblems('validation_failed', 'session_not_found')
  share(
    @CurrentUser() user: AuthenticatedUser,
    @Param('session_id', UuidPipe) sessionId: string,
  ): Promise<ChatShare> {
    return this.shares.share(user, sessionId);
  }

  @Get('chat/session/:session_id/share')
  @ApiOperation({ summary: 'Read whether a chat session is shared' })
  @ApiSessionId()
  @ApiAnswer(chatShareState, { description: 'Without the link, which is not stored.' })
  @ApiProblems('validation_failed', 'session_not_found')
  readState(
    @CurrentUser() user: AuthenticatedUser,
    @Param('session_id', UuidPipe) sessionId: string,
  ): Promise<ChatShareState> {
    return this.shares.readState(user, sessionId);
  }

  @Delete('chat/session/:session_id/share')
  @HttpCode(204)
  @ApiOperation({ summary: 'Stop sharing a chat session', description: 'Has no effect if it is not shared.' })
  @ApiSessionId()
  @ApiNoContentResponse({ description: 'No link to the session works any more.' })
  @ApiProblems('validation_failed', 'session_not_found')
  end(
    @CurrentUser() user: AuthenticatedUser,
    @Param('session_id', UuidPipe) sessionId: string,
  ): Promise<void> {
    return this.shares.end(user, sessionId);
  }

  @Get('share/:token')
  @Public()
  @Header('cache-control', 'no-store')
  @Header('x-robots-tag', 'noindex')
  @ApiOperation({
    summary: 'Read a shared chat',
    description:
      'Needs no token of a user. The link ends when sharing is stopped and when the session or the account is deleted; ' +
      'it does not work while the account is deactivated.',
  })
  @ApiParam({ name: 'token', description: 'The secret of the link.' })
  @ApiAnswer(sharedChat, { description: 'The snapshot.' })
  @ApiPublicProblems(
    'validation_failed',
    'not_found',
    'rate_limited',
    'internal_error',
    'database_unavailable',
  )
  read(@Param('token') token: string): Promise<SharedChat> {
    return this.shares.read(token);
  }
}
