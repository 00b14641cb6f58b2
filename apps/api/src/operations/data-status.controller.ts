import { dataStatus, type DataStatus } from '@app/chat-protocol';
import { DataStatusService } from '@app/data-collection';
import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '../auth/public.decorator.js';
import { ApiAnswer } from '../http/api-answer.decorator.js';
import { ApiPublicProblems } from '../errors/api-problems.decorator.js';
import { toDataStatus } from './data-status.mapper.js';

@ApiTags('Operations')
@Public()
@Controller('data')
export class DataStatusController {
  constructor(private readonly status: DataStatusService) {}

  @Get('status')
  @ApiOperation({
    summary: 'How far does the sports data reach?',
    description:
      '`starter` data has selected careers only; `how_to_get_the_rest` says how to import all of it.',
  })
  @ApiAnswer(dataStatus, { description: 'State of the sports data.' })
  @ApiPublicProblems('rate_limited', 'internal_error', 'database_unavailable')
  async read(): Promise<DataStatus> {
    return toDataStatus(await this.status.read());
  }
}
