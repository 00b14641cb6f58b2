import type { FirstAdministrator } from '@app/chat-protocol';
import { AppConfig } from '@app/config';
import { Injectable } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import { UserDirectory } from '../../user/user-directory.service.js';
import type { Actor } from '../actor.decorator.js';
import { AdministratorExistsError } from '../admin.errors.js';
import { FirstAdministratorRepository } from './first-administrator.repository.js';

const CODE_BYTES = 32;
/** Counted from the start of the service. */
export const CODE_MINUTES = 15;

/** A link that makes the first administrator: for the operator, who sees what the service prints. */
@Injectable()
export class FirstAdministratorService {
  constructor(
    private readonly config: AppConfig,
    private readonly users: UserDirectory,
    private readonly repository: FirstAdministratorRepository,
  ) {}

  /** Replaces the link of an earlier start. @returns null if an administrator or ADMIN_EMAILS exists */
  async offer(): Promise<string | null> {
    if (this.isConfigured) {
      await this.repository.withdraw();
      return null;
    }
    const code = randomBytes(CODE_BYTES).toString('base64url');
    if (!(await this.repository.offer(digestOf(code), CODE_MINUTES))) return null;
    // After #, so that no server and no log sees the code when the page is opened.
    return `${this.config.publicUrl.replace(/\/$/, '')}/first-administrator#${code}`;
  }

  /** @throws AdministratorExistsError, FirstAdministratorCodeError */
  async claim(actor: Actor, code: string): Promise<FirstAdministrator> {
    if (this.isConfigured) throw new AdministratorExistsError();
    await this.repository.claim(actor, digestOf(code), this.users.rule);
    this.users.announceChange(actor.userId, { isDeactivated: false });
    return { user_id: actor.userId, is_admin: true };
  }

  private get isConfigured(): boolean {
    return this.users.rule.emails.length > 0;
  }
}

/** A fast digest suffices: the code has 256 random bits. */
const digestOf = (code: string): Buffer => createHash('sha256').update(code).digest();
