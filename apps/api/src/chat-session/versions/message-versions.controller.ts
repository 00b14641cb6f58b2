import { messageVersions, type MessageVersions } from '@app/chat-protocol';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { AuthenticatedUser } from '../../auth/authenticated-user.js';
import { CurrentUser } from '../../auth/current-user.decorator.js';
import { ApiProblems } from '../../errors/api-problems.decorator.js';
import { ApiAnswer } from '../../http/api-answer.decorator.js';
import { UuidPipe } from '../../http/uuid.pipe.js';
import { MessageVersionsService } from './message-versions.service.js';

@ApiTags('Chat sessions')
@Controller('chat')
export class MessageVersionsController {
  constructor(private readonly versions: MessageVersionsService) {}

  @Get('message/:id/versions')
  @ApiOperation({
    summary: 'Read the versions of an answer',
    description:
      'All answers to the question, oldest first, and those to its texts before it was edited. The history shows the ' +
      'current version only.',
  })
  @ApiParam({ name: 'id', format: 'uuid', description: 'Id of any version of the answer.' })
  @ApiAnswer(messageVersions, { description: 'The versions.' })
  @ApiProblems('validation_failed', 'message_not_found')
  read(@CurrentUser() user: AuthenticatedUser, @Param('id', UuidPipe) id: string): Promise<MessageVersions> {
    return this.versions.read(user, id);
  }
}
