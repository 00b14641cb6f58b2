import { adminUser, adminUserList, type AdminUser, type AdminUserList } from '@app/chat-protocol';
import { Body, Controller, Get, Patch, Query } from '@nestjs/common';
import { ApiOperation, ApiParam } from '@nestjs/swagger';
import { ApiProblems } from '../errors/api-problems.decorator.js';
import { ApiAnswer } from '../http/api-answer.decorator.js';
import { type Actor, CurrentActor } from './actor.decorator.js';
import { UserId } from './admin-fields.js';
import { ChangeUserRequestDto, UserSearchQueryDto } from './admin-user.dto.js';
import { AdminUserService } from './admin-user.service.js';
import { AdministratorsOnly } from './admin.guard.js';

const ApiUserId = (): MethodDecorator =>
  ApiParam({ name: 'id', description: 'Id of the user.', schema: { type: 'integer', minimum: 1 } });

@AdministratorsOnly()
@Controller('admin/users')
export class AdminUserController {
  constructor(private readonly users: AdminUserService) {}

  @Get()
  @ApiOperation({ summary: 'Search users', description: 'Newest account first.' })
  @ApiAnswer(adminUserList, { description: 'One page of users.' })
  @ApiProblems('validation_failed', 'forbidden')
  search(@Query() query: UserSearchQueryDto): Promise<AdminUserList> {
    return this.users.search(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'Read a user' })
  @ApiUserId()
  @ApiAnswer(adminUser, { description: 'The user.' })
  @ApiProblems('validation_failed', 'forbidden', 'not_found')
  read(@UserId() id: number): Promise<AdminUser> {
    return this.users.read(id);
  }

  @Patch(':id')
  @ApiOperation({
    summary: "Change a user's limit, state or role",
    description:
      'Absent fields do not change. Takes effect at once on all nodes and is recorded in the audit log. Administrators cannot change ' +
      'their own account; the last active administrator cannot be demoted or deactivated.',
  })
  @ApiUserId()
  @ApiAnswer(adminUser, { description: 'The user after the change.' })
  @ApiProblems(
    'validation_failed',
    'malformed_json',
    'forbidden',
    'not_found',
    'conflict',
    'payload_too_large',
  )
  change(
    @CurrentActor() actor: Actor,
    @UserId() id: number,
    @Body() request: ChangeUserRequestDto,
  ): Promise<AdminUser> {
    return this.users.change(actor, id, request);
  }
}
