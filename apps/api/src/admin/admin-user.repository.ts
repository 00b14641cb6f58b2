import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { AdministratorRule } from '../user/administrators.js';
import {
  type AccountChange,
  type AccountSettings,
  UserDirectoryRepository,
} from '../user/user-directory.repository.js';
import type { Actor } from './actor.decorator.js';
import { AuditLogRepository } from './audit-log.repository.js';

@Injectable()
export class AdminUserRepository {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly users: UserDirectoryRepository,
    private readonly log: AuditLogRepository,
  ) {}

  /**
   * Changes a user and adds the entry to the audit log in one transaction.
   * @returns null if nothing had to be changed
   * @throws AccountNotFoundError, LastAdministratorError, ConfiguredAdministratorError
   */
  change(
    actor: Actor,
    id: number,
    wished: Partial<AccountSettings>,
    rule: AdministratorRule,
  ): Promise<AccountChange | null> {
    return this.dataSource.transaction(async (manager) => {
      const change = await this.users.change(manager, id, wished, rule);
      if (change === null) return null;
      const values = toAuditValues(change);
      await this.log.add(
        actor,
        { action: 'user.update', targetKind: 'user', targetId: String(id), ...values },
        manager,
      );
      return change;
    });
  }
}

const FIELDS = {
  dailyRequestLimit: 'daily_request_limit',
  isActive: 'is_active',
  isAdmin: 'is_admin',
} as const satisfies Record<keyof AccountSettings, string>;

/** The fields that differ, by their names on the wire. */
function toAuditValues({ before, after }: AccountChange): {
  before: Record<string, unknown>;
  after: Record<string, unknown>;
} {
  const keys = (Object.keys(FIELDS) as (keyof AccountSettings)[]).filter((key) => before[key] !== after[key]);
  const pick = (settings: AccountSettings): Record<string, unknown> =>
    Object.fromEntries(keys.map((key) => [FIELDS[key], settings[key]]));
  return { before: pick(before), after: pick(after) };
}
