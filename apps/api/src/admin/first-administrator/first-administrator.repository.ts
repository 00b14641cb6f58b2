import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { timingSafeEqual } from 'node:crypto';
import { Repository } from 'typeorm';
import type { AdministratorRule } from '../../user/administrators.js';
import { UserDirectoryRepository } from '../../user/user-directory.repository.js';
import type { Actor } from '../actor.decorator.js';
import { AdministratorExistsError, FirstAdministratorCodeError } from '../admin.errors.js';
import { AuditLogRepository } from '../audit-log.repository.js';
import { FirstAdministratorCodeEntity } from './first-administrator-code.entity.js';

const ONLY_ROW = 1;

@Injectable()
export class FirstAdministratorRepository {
  constructor(
    @InjectRepository(FirstAdministratorCodeEntity)
    private readonly codes: Repository<FirstAdministratorCodeEntity>,
    private readonly users: UserDirectoryRepository,
    private readonly log: AuditLogRepository,
  ) {}

  /** Replaces the code of an earlier start, unless an administrator exists. @returns whether the code was stored */
  async offer(digest: Buffer, minutes: number): Promise<boolean> {
    return this.codes.manager.transaction(async (manager) => {
      await this.users.lockAdministrators(manager);
      if (await this.users.hasAdministrator(manager)) {
        await manager.delete(FirstAdministratorCodeEntity, { id: ONLY_ROW });
        return false;
      }
      // By hand: the query builder sets no time of the database on a conflict.
      await manager.query(
        `INSERT INTO app.first_administrator_codes (id, digest, expires_at)
         VALUES ($1, $2, now() + make_interval(mins => $3))
         ON CONFLICT (id) DO UPDATE SET digest = excluded.digest, expires_at = excluded.expires_at`,
        [ONLY_ROW, digest, minutes],
      );
      return true;
    });
  }

  async withdraw(): Promise<void> {
    await this.codes.delete({ id: ONLY_ROW });
  }

  /**
   * Spends the code and makes the user an administrator, with an entry in the audit log, in one transaction.
   * @throws AdministratorExistsError, FirstAdministratorCodeError
   */
  async claim(actor: Actor, digest: Buffer, rule: AdministratorRule): Promise<void> {
    await this.codes.manager.transaction(async (manager) => {
      // The second of two users waits here and finds the first one's rights.
      await this.users.lockAdministrators(manager);
      if (await this.users.hasAdministrator(manager)) throw new AdministratorExistsError();
      const code = await manager
        .createQueryBuilder(FirstAdministratorCodeEntity, 'code')
        .where('code.id = :id AND code.expires_at > now()', { id: ONLY_ROW })
        .getOne();
      if (code === null || !timingSafeEqual(code.digest, digest)) throw new FirstAdministratorCodeError();
      const change = await this.users.change(manager, actor.userId, { isAdmin: true }, rule);
      if (change === null) throw new AdministratorExistsError();
      await this.log.add(
        actor,
        {
          action: 'user.first_administrator',
          targetKind: 'user',
          targetId: String(actor.userId),
          before: { is_admin: false },
          after: { is_admin: true },
        },
        manager,
      );
      await manager.delete(FirstAdministratorCodeEntity, { id: ONLY_ROW });
    });
  }
}
