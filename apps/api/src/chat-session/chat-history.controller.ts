import { chatHistory, chatMessage, type ChatHistory, type ChatMessage } from '@app/chat-protocol';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { AuthenticatedUser } from '../auth/authenticated-user.js';
import { CurrentUser } from '../auth/current-user.decorator.js';
import { ApiAnswer } from '../http/api-answer.decorator.js';
import { ApiProblems } from '../errors/api-problems.decorator.js';
import { ChatHistoryService } from './chat-history.service.js';
import { HistoryQueryDto, StoreMessageRequestDto } from './chat-message.dto.js';

@ApiTags('Chat sessions')
@Controller('chat')
export class ChatHistoryController {
  constructor(private readonly history: ChatHistoryService) {}

  @Get('history')
  @ApiOperation({
    summary: 'Read the messages of a chat session',
    description:
      'Oldest first, without earlier versions of questions and answers. Page with `offset`, or with the id of a message ' +
      'as `before` or `after`.',
  })
  @ApiAnswer(chatHistory, { description: 'One page of messages.' })
  @ApiProblems('validation_failed', 'session_not_found', 'message_not_found')
  read(@CurrentUser() user: AuthenticatedUser, @Query() query: HistoryQueryDto): Promise<ChatHistory> {
    return this.history.read(user, query);
  }

  @Post('message')
  @HttpCode(201)
  @ApiOperation({
    summary: 'Store a message',
    description:
      'Stores the message without generating an answer or counting a request. To ask a question, use ' +
      '`POST /api/chat/session/{session_id}/messages` or a socket.',
  })
  @ApiAnswer(chatMessage, { status: 201, description: 'The stored message.' })
  @ApiProblems('validation_failed', 'malformed_json', 'session_not_found', 'payload_too_large')
  store(
    @CurrentUser() user: AuthenticatedUser,
    @Body() request: StoreMessageRequestDto,
  ): Promise<ChatMessage> {
    return this.history.store(user, request);
  }
}
