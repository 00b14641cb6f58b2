import {
  connectionsReport,
  dataSyncState,
  quarantinedRows,
  runningAnswers,
  startedDataSync,
  stoppedAnswer,
  type ConnectionsReport,
  type DataSyncState,
  type QuarantinedRows,
  type RunningAnswers,
  type StartedDataSync,
  type StoppedAnswer,
} from '@app/chat-protocol';
import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiParam } from '@nestjs/swagger';
import { ApiProblems } from '../errors/api-problems.decorator.js';
import { ApiAnswer } from '../http/api-answer.decorator.js';
import { UuidPipe } from '../http/uuid.pipe.js';
import { ConnectionsService } from '../operations/connections.service.js';
import { type Actor, CurrentActor } from './actor.decorator.js';
import { AdminDataService } from './admin-data.service.js';
import { AdminAnswerService } from './admin-answer.service.js';
import { QuarantineQueryDto } from './admin-operations.dto.js';
import { AdministratorsOnly } from './admin.guard.js';
import { QuarantinePages } from './quarantine-pages.js';

@AdministratorsOnly()
@Controller('admin')
export class AdminOperationsController {
  constructor(
    private readonly connectionsOfNodes: ConnectionsService,
    private readonly running: AdminAnswerService,
    private readonly quarantined: QuarantinePages,
    private readonly data: AdminDataService,
  ) {}

  @Get('connections')
  @ApiOperation({
    summary: 'List the open connections by node and user',
    description: 'Excludes nodes that do not respond in time.',
  })
  @ApiAnswer(connectionsReport, { description: 'The open connections.' })
  @ApiProblems('forbidden')
  connections(): Promise<ConnectionsReport> {
    return this.connectionsOfNodes.report();
  }

  @Get('answers')
  @ApiOperation({ summary: 'List the streaming answers of all nodes' })
  @ApiAnswer(runningAnswers, { description: 'The streaming answers.' })
  @ApiProblems('forbidden')
  answers(): Promise<RunningAnswers> {
    return this.running.list();
  }

  @Post('answers/:id/stop')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Stop an answer of any user',
    description: 'The text generated so far is kept. Has no effect on an answer that has ended.',
  })
  @ApiParam({ name: 'id', format: 'uuid', description: 'Id of the answer.' })
  @ApiAnswer(stoppedAnswer, { description: 'The answer is stopped.' })
  @ApiProblems('validation_failed', 'forbidden', 'message_not_found')
  stop(@CurrentActor() actor: Actor, @Param('id', UuidPipe) id: string): Promise<StoppedAnswer> {
    return this.running.stop(actor, id);
  }

  @Get('data/quarantine')
  @ApiOperation({
    summary: 'List quarantined rows of the sports data',
    description: 'Rows that contradict others or cannot be right; they count nowhere.',
  })
  @ApiAnswer(quarantinedRows, { description: 'One page of rows.' })
  @ApiProblems('validation_failed', 'forbidden')
  quarantine(@Query() query: QuarantineQueryDto): Promise<QuarantinedRows> {
    return this.quarantined.read(query);
  }

  @Get('data/sync')
  @ApiOperation({
    summary: 'Show the last imports of the sports data',
    description: 'With the reasons of failures, and when the next sync starts.',
  })
  @ApiAnswer(dataSyncState, { description: 'The last imports.' })
  @ApiProblems('forbidden')
  syncState(): Promise<DataSyncState> {
    return this.data.state();
  }

  @Post('data/sync')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Sync the sports data now',
    description:
      'Answers at once; the sync continues in the background. `GET /api/data/status` shows its progress and its result.',
  })
  @ApiAnswer(startedDataSync, { status: 202, description: 'A sync is running.' })
  @ApiProblems('forbidden')
  sync(@CurrentActor() actor: Actor): Promise<StartedDataSync> {
    return this.data.sync(actor);
  }
}
