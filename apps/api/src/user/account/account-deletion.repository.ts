import { newId } from '@app/common';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, LessThan, Not, Repository } from 'typeorm';
import { UserEntity } from '../user.entity.js';
import { digestsOf } from './account-digest.js';
import { DeletedAccountEntity } from './deleted-account.entity.js';

const MAX_INTERRUPTED = 100;

@Injectable()
export class AccountDeletionRepository {
  constructor(@InjectRepository(UserEntity) private readonly users: Repository<UserEntity>) {}

  /**
   * Makes the account anonymous and inactive and remembers its identity, in one transaction: from then on its tokens are
   * refused, and a new sign-in creates another account.
   * @returns false if the account does not exist or is being deleted
   */
  async close(userId: number): Promise<boolean> {
    return this.users.manager.transaction(async (manager) => {
      const users = manager.getRepository(UserEntity);
      const user = await users.findOne({
        where: { id: userId, deletedAt: IsNull() },
        lock: { mode: 'pessimistic_write' },
      });
      if (user === null) return false;
      const { provider, providerSubject: subject, email, emailVerified } = user;
      const digests = digestsOf({ provider, subject, email: emailVerified ? email : null });
      await manager
        .createQueryBuilder()
        .insert()
        .into(DeletedAccountEntity)
        .values(digests.map((digest) => ({ digest, deletedAt: () => 'clock_timestamp()' })))
        .orUpdate(['deleted_at'], ['digest'])
        .execute();
      await users.update(
        { id: userId },
        {
          // No token has this subject, and the old one is free for a new account.
          providerSubject: newId(),
          email: null,
          emailVerified: false,
          name: null,
          picture: null,
          timeZone: null,
          language: null,
          isAdmin: false,
          isActive: false,
          deletedAt: () => 'now()',
        },
      );
      return true;
    });
  }

  /** Deletes the row of a closed account; the database deletes or anonymises what refers to it. */
  async deleteClosed(userId: number): Promise<void> {
    await this.users.delete({ id: userId, deletedAt: Not(IsNull()) });
  }

  /** Closed accounts whose deletion has not ended after that many milliseconds. */
  async findInterrupted(olderThanMs: number): Promise<number[]> {
    const rows = await this.users.find({
      select: { id: true },
      where: { deletedAt: LessThan(new Date(Date.now() - olderThanMs)) },
      order: { id: 'ASC' },
      take: MAX_INTERRUPTED,
    });
    return rows.map(({ id }) => id);
  }
}
