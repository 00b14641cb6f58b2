import type { AdminUser, AdminUserList } from '@app/chat-protocol';
import { Injectable } from '@nestjs/common';
import type { AccountSettings } from '../user/user-directory.repository.js';
import { UserDirectory } from '../user/user-directory.service.js';
import type { Actor } from './actor.decorator.js';
import { OwnAccountError } from './admin.errors.js';
import type { ChangeUserRequestDto, UserSearchQueryDto } from './admin-user.dto.js';
import { AdminUserRepository } from './admin-user.repository.js';

@Injectable()
export class AdminUserService {
  constructor(
    private readonly users: UserDirectory,
    private readonly repository: AdminUserRepository,
  ) {}

  async search({ q, cursor, limit }: UserSearchQueryDto): Promise<AdminUserList> {
    const found = await this.users.search({ text: q ?? null, before: cursor ?? null, limit: limit + 1 });
    const users = found.slice(0, limit);
    const last = users.at(-1);
    return {
      users,
      next_cursor: found.length > limit && last !== undefined ? String(last.id) : null,
    };
  }

  /** @throws AccountNotFoundError */
  read(id: number): Promise<AdminUser> {
    return this.users.read(id);
  }

  /** @throws OwnAccountError, AccountNotFoundError, LastAdministratorError, ConfiguredAdministratorError */
  async change(actor: Actor, id: number, request: ChangeUserRequestDto): Promise<AdminUser> {
    if (id === actor.userId) throw new OwnAccountError();
    const change = await this.repository.change(actor, id, toSettings(request), this.users.rule);
    if (change !== null) {
      const isDeactivated = change.before.isActive && !change.after.isActive;
      this.users.announceChange(id, { isDeactivated });
    }
    return this.users.read(id);
  }
}

const toSettings = ({
  daily_request_limit,
  is_active,
  is_admin,
}: ChangeUserRequestDto): Partial<AccountSettings> => ({
  ...(daily_request_limit === undefined ? {} : { dailyRequestLimit: daily_request_limit }),
  ...(is_active === undefined ? {} : { isActive: is_active }),
  ...(is_admin === undefined ? {} : { isAdmin: is_admin }),
});
