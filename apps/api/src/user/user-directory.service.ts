import type { AdminUser } from '@app/chat-protocol';
import { AppConfig } from '@app/config';
import { Injectable } from '@nestjs/common';
import { administratorBy, type AdministratorRule } from './administrators.js';
import { UserDirectoryRepository, type UserSearch } from './user-directory.repository.js';
import { AccountNotFoundError } from './user.errors.js';
import { toAdminUser } from './user.mapper.js';
import { UserService } from './user.service.js';

/** All users, for administrators. */
@Injectable()
export class UserDirectory {
  constructor(
    private readonly config: AppConfig,
    private readonly users: UserService,
    private readonly directory: UserDirectoryRepository,
  ) {}

  get rule(): AdministratorRule {
    return this.users.administratorRule;
  }

  async search(search: UserSearch): Promise<AdminUser[]> {
    const now = new Date();
    const users = await this.directory.findPage(search);
    return users.map((user) =>
      toAdminUser(user, administratorBy(user, this.rule), this.config.env.DAILY_REQUEST_LIMIT, now),
    );
  }

  /** @throws AccountNotFoundError */
  async read(id: number): Promise<AdminUser> {
    const user = await this.directory.find(id);
    if (user === null) throw new AccountNotFoundError();
    const { DAILY_REQUEST_LIMIT } = this.config.env;
    return toAdminUser(user, administratorBy(user, this.rule), DAILY_REQUEST_LIMIT, new Date());
  }

  /** Tells all nodes of a change that has been committed. */
  announceChange(userId: number, change: { isDeactivated: boolean }): void {
    this.users.announceChange(userId, change);
  }
}
