import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { LessThan, Raw, Repository } from 'typeorm';
import { AuthorizationCodeEntity } from './authorization-code.entity.js';

const LIFETIME = "interval '1 minute'";

export type NewAuthorizationCode = Omit<AuthorizationCodeEntity, 'user' | 'expiresAt'>;

@Injectable()
export class AuthorizationCodeRepository {
  constructor(
    @InjectRepository(AuthorizationCodeEntity) private readonly codes: Repository<AuthorizationCodeEntity>,
  ) {}

  /** Also removes expired codes. */
  async add(code: NewAuthorizationCode): Promise<void> {
    await this.codes.delete({ expiresAt: LessThan(new Date()) });
    await this.codes.insert({ ...code, expiresAt: () => `now() + ${LIFETIME}` });
  }

  /** Removes the code, so that it is valid once. @returns null if it is unknown, expired or used */
  async take(digest: Buffer): Promise<AuthorizationCodeEntity | null> {
    return this.codes.manager.transaction(async (manager) => {
      const code = await manager.findOne(AuthorizationCodeEntity, {
        where: { digest, expiresAt: Raw((column) => `${column} > now()`) },
        lock: { mode: 'pessimistic_write' },
      });
      if (code === null) return null;
      const { affected } = await manager.delete(AuthorizationCodeEntity, { digest });
      return affected === 1 ? code : null;
    });
  }
}
