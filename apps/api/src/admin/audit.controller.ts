import { auditLog, type AuditLog } from '@app/chat-protocol';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { ApiProblems } from '../errors/api-problems.decorator.js';
import { ApiAnswer } from '../http/api-answer.decorator.js';
import { AdministratorsOnly } from './admin.guard.js';
import { AuditLogService } from './audit-log.service.js';
import { AuditQueryDto } from './audit.dto.js';

@AdministratorsOnly()
@Controller('admin/audit')
export class AuditController {
  constructor(private readonly log: AuditLogService) {}

  @Get()
  @ApiOperation({
    summary: 'Read the audit log',
    description: 'Every act of an administrator, newest first.',
  })
  @ApiAnswer(auditLog, { description: 'One page of the log.' })
  @ApiProblems('validation_failed', 'forbidden')
  read(@Query() query: AuditQueryDto): Promise<AuditLog> {
    return this.log.read(query);
  }
}
