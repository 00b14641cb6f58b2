import { storedFeedback, type StoredFeedback } from '@app/chat-protocol';
import { Body, Controller, Param, Put } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { AuthenticatedUser } from '../../auth/authenticated-user.js';
import { CurrentUser } from '../../auth/current-user.decorator.js';
import { ApiProblems } from '../../errors/api-problems.decorator.js';
import { ApiAnswer } from '../../http/api-answer.decorator.js';
import { UuidPipe } from '../../http/uuid.pipe.js';
import { FeedbackRequestDto } from './feedback.dto.js';
import { FeedbackService } from './feedback.service.js';

@ApiTags('Chat sessions')
@Controller('chat')
export class FeedbackController {
  constructor(private readonly feedback: FeedbackService) {}

  @Put('message/:id/feedback')
  @ApiOperation({
    summary: 'Rate an answer',
    description:
      'Replaces your feedback on one of your answers, or removes it with `rating: null`. Repeating a request changes ' +
      'nothing. Questions and streaming answers are refused. Administrators can read the feedback with the questions.',
  })
  @ApiParam({ name: 'id', format: 'uuid', description: 'Id of the answer.' })
  @ApiAnswer(storedFeedback, { description: 'The feedback as it is stored now.' })
  @ApiProblems(
    'validation_failed',
    'malformed_json',
    'message_not_found',
    'session_busy',
    'payload_too_large',
  )
  rate(
    @CurrentUser() user: AuthenticatedUser,
    @Param('id', UuidPipe) id: string,
    @Body() request: FeedbackRequestDto,
  ): Promise<StoredFeedback> {
    return this.feedback.rate(user, id, request);
  }
}
