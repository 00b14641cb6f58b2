import { evaluationQuestion, feedbackList, type FeedbackList } from '@app/chat-protocol';
import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ApiProblems } from '../../errors/api-problems.decorator.js';
import { ApiAnswer } from '../../http/api-answer.decorator.js';
import { sendDownload } from '../../http/downloads.js';
import { type Actor, CurrentActor } from '../actor.decorator.js';
import { AdministratorsOnly } from '../admin.guard.js';
import { FeedbackFilterQueryDto, FeedbackListQueryDto } from './admin-feedback.dto.js';
import { AdminFeedbackService } from './admin-feedback.service.js';

const JSON_LINES = 'application/x-ndjson';

@AdministratorsOnly()
@Controller('admin/feedback')
export class AdminFeedbackController {
  constructor(private readonly feedback: AdminFeedbackService) {}

  @Get()
  @ApiOperation({
    summary: 'List the feedback on answers',
    description: 'Rated answers of all users with their questions, newest feedback first.',
  })
  @ApiAnswer(feedbackList, { description: 'One page of rated answers.' })
  @ApiProblems('validation_failed', 'forbidden')
  list(@Query() query: FeedbackListQueryDto): Promise<FeedbackList> {
    return this.feedback.list(query);
  }

  @Get('export')
  @ApiOperation({
    summary: 'Export the rated answers as evaluation questions',
    description:
      'Streams an attachment with one JSON object per line, oldest feedback first. The lists of expected terms are empty; ' +
      'complete them by hand. Answers without a question are left out. After a failure the connection is cut.',
  })
  @ApiAnswer(evaluationQuestion, {
    description: 'One evaluation question per line.',
    contentType: JSON_LINES,
  })
  @ApiProblems('validation_failed', 'forbidden')
  async export(
    @CurrentActor() actor: Actor,
    @Query() query: FeedbackFilterQueryDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendDownload(reply, `${JSON_LINES}; charset=utf-8`, this.feedback.export(actor, query));
  }
}
