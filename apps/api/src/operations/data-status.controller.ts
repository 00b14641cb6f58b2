import { DataStatusService } from '@app/data-collection';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '../auth/public.decorator.js';
import { ApiPublicProblems } from '../errors/api-problems.decorator.js';
import { DataStatusDto } from './data-status.dto.js';
import { toDataStatus } from './data-status.mapper.js';

@ApiTags('Operations')
@Public()
@Controller('data')
export class DataStatusController {
  constructor(private readonly status: DataStatusService) {}

  @Get('status')
  @ApiOperation({
    summary: 'How far does the sports data reach?',
    description: '`starter` data holds selected careers only; `how_to_get_the_rest` says how to get all.',
  })
  @ApiOkResponse({ type: DataStatusDto, description: 'What is in the database.' })
  @ApiPublicProblems('rate_limited', 'internal_error', 'database_unavailable')
  async read(): Promise<DataStatusDto> {
    return toDataStatus(await this.status.read());
  }
}
