import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository, type EntityManager } from 'typeorm';
import type { PersonClaims } from './person-claims.js';
import type { Usage } from './usage.js';
import { UserEntity } from './user.entity.js';

/** A day that has begun stays begun: two clocks a moment apart at midnight must not set the count back. */
const COUNT_REQUEST = `
  WITH today AS (SELECT (clock_timestamp() AT TIME ZONE 'UTC')::date AS day)
  UPDATE app.users AS person
     SET total_requests = person.total_requests + 1,
         daily_requests = CASE WHEN person.daily_requests_on >= today.day THEN person.daily_requests + 1 ELSE 1 END,
         daily_requests_on = GREATEST(person.daily_requests_on, today.day)
    FROM today
   WHERE person.id = $1
     AND person.is_active
     AND CASE WHEN person.daily_requests_on >= today.day THEN person.daily_requests ELSE 0 END
         < COALESCE(person.daily_request_limit, $2)
  RETURNING person.total_requests, person.daily_requests, COALESCE(person.daily_request_limit, $2) AS daily_limit`;

interface CountRow {
  total_requests: number;
  daily_requests: number;
  daily_limit: number;
}

@Injectable()
export class UserRepository {
  constructor(@InjectRepository(UserEntity) private readonly users: Repository<UserEntity>) {}

  findById(id: number): Promise<UserEntity | null> {
    return this.users.findOneBy({ id });
  }

  /** The person whom a provider knows by this subject. */
  findBySubject(provider: string, subject: string): Promise<UserEntity | null> {
    return this.users.findOneBy({ provider, providerSubject: subject });
  }

  /** @param email in lower case */
  findByEmail(email: string): Promise<UserEntity | null> {
    return this.users.findOneBy({ email });
  }

  /** Adds a person unless somebody with this subject or address exists, whoever added them. */
  async insertIfAbsent({ provider, subject, email, name, picture }: PersonClaims): Promise<void> {
    await this.users
      .createQueryBuilder()
      .insert()
      .values({ provider, providerSubject: subject, email, name, picture })
      .orIgnore()
      .updateEntity(false)
      .execute();
  }

  /** @param manager of the transaction that asks */
  async isActive(userId: number, manager: EntityManager): Promise<boolean> {
    return manager.existsBy(UserEntity, { id: userId, isActive: true });
  }

  async updateProfile(id: number, change: { name?: string | null; picture?: string | null }): Promise<void> {
    await this.users.update({ id }, { ...change, updatedAt: () => 'now()' });
  }

  async setActive(id: number, isActive: boolean): Promise<void> {
    await this.users.update({ id }, { isActive, updatedAt: () => 'now()' });
  }

  /**
   * Counts one request of an active user, unless that would pass the day's limit (UTC).
   * @param defaultLimit for users without a limit of their own
   * @param manager of the transaction that the count is to belong to
   * @returns whether the request was counted
   */
  async countRequest(userId: number, defaultLimit: number, manager: EntityManager): Promise<boolean> {
    return (await count(manager, userId, defaultLimit)) !== null;
  }

  /**
   * Takes one counted request off a user's counts, of the day too when it was counted today (UTC).
   * @param manager of the transaction that it belongs to
   */
  async refundRequest(userId: number, countedAt: Date, manager: EntityManager): Promise<void> {
    await manager.query(
      `UPDATE app.users
          SET total_requests = greatest(total_requests - 1, 0),
              daily_requests = CASE WHEN daily_requests_on = ($2::timestamptz AT TIME ZONE 'UTC')::date
                                    THEN greatest(daily_requests - 1, 0) ELSE daily_requests END
        WHERE id = $1`,
      [userId, countedAt],
    );
  }

  /** As {@link countRequest} in a transaction of its own. @returns the counts, or null beyond the limit or when deactivated */
  countRequestAlone(userId: number, defaultLimit: number): Promise<Usage | null> {
    return count(this.users.manager, userId, defaultLimit);
  }
}

async function count(manager: EntityManager, userId: number, defaultLimit: number): Promise<Usage | null> {
  const [rows] = await manager.query<[CountRow[], number]>(COUNT_REQUEST, [userId, defaultLimit]);
  const row = rows[0];
  if (row === undefined) return null;
  return {
    totalRequests: row.total_requests,
    dailyRequests: row.daily_requests,
    dailyRequestLimit: row.daily_limit,
    remainingRequests: row.daily_limit - row.daily_requests,
  };
}
