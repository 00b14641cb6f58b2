import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { AuthenticatedUser } from '../auth/authenticated-user.js';
import { CurrentUser } from '../auth/current-user.decorator.js';
import { ApiProblems } from '../errors/api-problems.decorator.js';
import { OwnUsageDto, UsagePeriodQueryDto, UsageReportDto, UsageReportQueryDto } from './usage.dto.js';
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
  @ApiOkResponse({ type: OwnUsageDto, description: 'Your use in the period.' })
  @ApiProblems('validation_failed')
  readOwn(@CurrentUser() user: AuthenticatedUser, @Query() query: UsagePeriodQueryDto): Promise<OwnUsageDto> {
    return this.usage.readOwn(user, query);
  }

  @Get('admin/usage')
  @ApiOperation({
    summary: "Read everybody's use (administrators)",
    description: 'By person, model, day and kind of request, in any combination.',
  })
  @ApiOkResponse({ type: UsageReportDto, description: 'The use in the period.' })
  @ApiProblems('validation_failed', 'forbidden')
  report(
    @CurrentUser() user: AuthenticatedUser,
    @Query() query: UsageReportQueryDto,
  ): Promise<UsageReportDto> {
    return this.usage.report(user, query);
  }
}
