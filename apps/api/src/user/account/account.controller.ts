import { accountDeletion, accountExport, type AccountDeletion } from '@app/chat-protocol';
import { Body, Controller, Delete, Get, HttpCode, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { AuthenticatedUser } from '../../auth/authenticated-user.js';
import { CurrentUser } from '../../auth/current-user.decorator.js';
import { ApiProblems } from '../../errors/api-problems.decorator.js';
import { ApiAnswer } from '../../http/api-answer.decorator.js';
import { sendDownload } from '../../http/downloads.js';
import { AccountDeletionService } from './account-deletion.service.js';
import { AccountExportService } from './account-export.service.js';
import { DeleteAccountRequestDto } from './account.dto.js';

@ApiTags('Users')
@Controller('user')
export class AccountController {
  constructor(
    private readonly exports: AccountExportService,
    private readonly deletion: AccountDeletionService,
  ) {}

  @Get('export')
  @ApiOperation({
    summary: 'Export everything stored about you',
    description:
      'Streams a JSON file as an attachment. After a failure the connection is cut, so that an incomplete file is ' +
      'never valid JSON.',
  })
  @ApiAnswer(accountExport, { description: 'Everything stored about you.' })
  @ApiProblems()
  async download(@CurrentUser() user: AuthenticatedUser, @Res() reply: FastifyReply): Promise<void> {
    await sendDownload(reply, 'application/json; charset=utf-8', await this.exports.open(user));
  }

  @Delete()
  @HttpCode(202)
  @ApiOperation({
    summary: 'Delete your account',
    description:
      'Stops running answers, deletes your profile and chats, and anonymises your usage. Every sign-in and connection ' +
      'ends at once; tokens issued before are refused. A later sign-in creates a new, empty account.',
  })
  @ApiAnswer(accountDeletion, { status: 202, description: 'The account is deleted.' })
  @ApiProblems('validation_failed', 'malformed_json', 'payload_too_large')
  remove(
    @CurrentUser() user: AuthenticatedUser,
    @Body() { confirm }: DeleteAccountRequestDto,
  ): Promise<AccountDeletion> {
    return this.deletion.delete(user, confirm);
  }
}
