import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Brackets, type EntityManager, IsNull, Repository } from 'typeorm';
import { administratorBy, type AdministratorRule } from './administrators.js';
import { DEVELOPMENT_PROVIDER } from './sign-in.js';
import { UserEntity } from './user.entity.js';
import { AccountNotFoundError, ConfiguredAdministratorError, LastAdministratorError } from './user.errors.js';

/** Serialises changes of administrators, so that two of them cannot demote each other. */
const ADMINISTRATORS_LOCK = 1_936_287_588;

export interface UserSearch {
  /** Part of a name, address or id; null selects all users. */
  text: string | null;
  /** Id of the last user of the page before. */
  before: number | null;
  limit: number;
}

/** What an administrator may change. */
export type AccountSettings = Pick<UserEntity, 'dailyRequestLimit' | 'isActive' | 'isAdmin'>;

export interface AccountChange {
  before: AccountSettings;
  after: AccountSettings;
}

@Injectable()
export class UserDirectoryRepository {
  constructor(@InjectRepository(UserEntity) private readonly users: Repository<UserEntity>) {}

  find(id: number): Promise<UserEntity | null> {
    return this.users.findOneBy({ id, deletedAt: IsNull() });
  }

  /** Newest first. */
  findPage({ text, before, limit }: UserSearch): Promise<UserEntity[]> {
    const query = this.users
      .createQueryBuilder('account')
      .where('account.deleted_at IS NULL')
      .orderBy('account.id', 'DESC')
      .take(limit);
    if (before !== null) query.andWhere('account.id < :before', { before });
    if (text !== null) {
      const part = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
      query.andWhere(
        new Brackets((either) =>
          either
            .where('account.name ILIKE :part', { part })
            .orWhere('account.email ILIKE :part')
            .orWhere('CAST(account.id AS text) LIKE :part'),
        ),
      );
    }
    return query.getMany();
  }

  /** Until the end of the transaction, no other one changes who is an administrator. */
  async lockAdministrators(manager: EntityManager): Promise<void> {
    await manager.query('SELECT pg_advisory_xact_lock($1)', [ADMINISTRATORS_LOCK]);
  }

  /** Whether the flag of any account makes an administrator, active or not. */
  hasAdministrator(manager: EntityManager): Promise<boolean> {
    return manager.existsBy(UserEntity, { isAdmin: true, deletedAt: IsNull() });
  }

  /**
   * Changes the settings of an account inside the caller's transaction.
   * @returns null if they are as wished already
   * @throws AccountNotFoundError, LastAdministratorError, ConfiguredAdministratorError
   */
  async change(
    manager: EntityManager,
    id: number,
    wished: Partial<AccountSettings>,
    rule: AdministratorRule,
  ): Promise<AccountChange | null> {
    await this.lockAdministrators(manager);
    const users = manager.getRepository(UserEntity);
    const user = await users.findOne({
      where: { id, deletedAt: IsNull() },
      lock: { mode: 'pessimistic_write' },
    });
    if (user === null) throw new AccountNotFoundError();
    const before = settingsOf(user);
    const after = { ...before, ...wished };
    const changed: UserEntity = { ...user, ...after };
    if (wished.isAdmin === false && administratorBy(changed, rule) === 'configuration')
      throw new ConfiguredAdministratorError();
    if (JSON.stringify(before) === JSON.stringify(after)) return null;
    const isAdministrator = (of: UserEntity): boolean => of.isActive && administratorBy(of, rule) !== null;
    if (isAdministrator(user) && !isAdministrator(changed)) await assertOther(manager, id, rule);
    await users.update({ id }, { ...after, updatedAt: () => 'now()' });
    return { before, after };
  }
}

/** @throws LastAdministratorError unless another active administrator exists */
async function assertOther(
  manager: EntityManager,
  id: number,
  { emails, devLoginEnabled }: AdministratorRule,
): Promise<void> {
  const hasOther = await manager
    .createQueryBuilder(UserEntity, 'account')
    .where('account.id <> :id AND account.is_active AND account.deleted_at IS NULL', { id })
    .andWhere(
      new Brackets((either) =>
        either
          .where('account.is_admin')
          .orWhere(
            'account.email = ANY (:emails) AND (account.email_verified OR account.provider = :trusted)',
            {
              emails,
              trusted: devLoginEnabled ? DEVELOPMENT_PROVIDER : null,
            },
          ),
      ),
    )
    .getExists();
  if (!hasOther) throw new LastAdministratorError();
}

const settingsOf = ({ dailyRequestLimit, isActive, isAdmin }: UserEntity): AccountSettings => ({
  dailyRequestLimit,
  isActive,
  isAdmin,
});
