import { ownUsage, type OwnUsage } from '@app/chat-protocol';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { AuthenticatedUser } from '../auth/authenticated-user.js';
import { CurrentUser } from '../auth/current-user.decorator.js';
import { ApiAnswer } from '../http/api-answer.decorator.js';
import { ApiProblems } from '../errors/api-problems.decorator.js';
import { UsagePeriodQueryDto } from './usage.dto.js';
import { UsageService } from './usage.service.js';

@ApiTags('Usage')
@Controller('user')
export class UsageController {
  constructor(private readonly usage: UsageService) {}

  @Get('usage')
  @ApiOperation({
    summary: 'Read your usage by day',
    description: 'Tokens and cost of the requests to language models on your behalf.',
  })
  @ApiAnswer(ownUsage, { description: 'Your usage in the period.' })
  @ApiProblems('validation_failed')
  readOwn(@CurrentUser() user: AuthenticatedUser, @Query() query: UsagePeriodQueryDto): Promise<OwnUsage> {
    return this.usage.readOwn(user, query);
  }
}
