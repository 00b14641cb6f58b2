import { ownUsage, usageReport, type OwnUsage, type UsageReport } from '@app/chat-protocol';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { AuthenticatedUser } from '../auth/authenticated-user.js';
import { CurrentUser } from '../auth/current-user.decorator.js';
import { ApiAnswer } from '../http/api-answer.decorator.js';
import { ApiProblems } from '../errors/api-problems.decorator.js';
import { UsagePeriodQueryDto, UsageReportQueryDto } from './usage.dto.js';
import { UsageService } from './usage.service.js';

@ApiTags('Usage')
@Controller()
export class UsageController {
  constructor(private readonly usage: UsageService) {}

  @Get('user/usage')
  @ApiOperation({
    summary: 'Read what your answers used, by day',
    description: 'Tokens and their price, of every request that was made to a language model for you.',
  })
  @ApiAnswer(ownUsage, { description: 'Your use in the period.' })
  @ApiProblems('validation_failed')
  readOwn(@CurrentUser() user: AuthenticatedUser, @Query() query: UsagePeriodQueryDto): Promise<OwnUsage> {
    return this.usage.readOwn(user, query);
  }

  @Get('admin/usage')
  @ApiOperation({
    summary: "Read everybody's use (administrators)",
    description: 'By person, model, day and kind of request, in any combination.',
  })
  @ApiAnswer(usageReport, { description: 'The use in the period.' })
  @ApiProblems('validation_failed', 'forbidden')
  report(@CurrentUser() user: AuthenticatedUser, @Query() query: UsageReportQueryDto): Promise<UsageReport> {
    return this.usage.report(user, query);
  }
}
