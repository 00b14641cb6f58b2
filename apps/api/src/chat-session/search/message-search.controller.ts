import { messageSearch, type MessageSearch } from '@app/chat-protocol';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { AuthenticatedUser } from '../../auth/authenticated-user.js';
import { CurrentUser } from '../../auth/current-user.decorator.js';
import { ApiProblems } from '../../errors/api-problems.decorator.js';
import { ApiAnswer } from '../../http/api-answer.decorator.js';
import { MessageSearchQueryDto } from './message-search.dto.js';
import { MessageSearchService } from './message-search.service.js';

@ApiTags('Chat sessions')
@Controller('chat')
export class MessageSearchController {
  constructor(private readonly messages: MessageSearchService) {}

  @Get('search')
  @ApiOperation({
    summary: 'Search your messages',
    description:
      'Your questions and answers that hold all words, newest first. Earlier versions and streaming answers are left out.',
  })
  @ApiAnswer(messageSearch, { description: 'One page of messages.' })
  @ApiProblems('validation_failed')
  search(
    @CurrentUser() user: AuthenticatedUser,
    @Query() query: MessageSearchQueryDto,
  ): Promise<MessageSearch> {
    return this.messages.search(user, query);
  }
}
