import { usageReport, type UsageReport } from '@app/chat-protocol';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { ApiProblems } from '../errors/api-problems.decorator.js';
import { ApiAnswer } from '../http/api-answer.decorator.js';
import { UsageReportQueryDto } from '../usage/usage.dto.js';
import { UsageService } from '../usage/usage.service.js';
import { AdministratorsOnly } from './admin.guard.js';

@AdministratorsOnly()
@Controller('admin/usage')
export class AdminUsageController {
  constructor(private readonly usage: UsageService) {}

  @Get()
  @ApiOperation({
    summary: 'Read the usage of all users',
    description:
      'Grouped by user, model, day and kind of request, in any combination. Deleted users have no id.',
  })
  @ApiAnswer(usageReport, { description: 'The usage in the period.' })
  @ApiProblems('validation_failed', 'forbidden')
  report(@Query() query: UsageReportQueryDto): Promise<UsageReport> {
    return this.usage.report(query);
  }
}
