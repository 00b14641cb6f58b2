import { Readable } from 'node:stream';
import { RateLimitedError } from '@app/chat-protocol';
import { AppConfig } from '@app/config';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { AuthenticatedUser } from '../../auth/authenticated-user.js';
import { toExportedProfile } from '../user.mapper.js';
import { UserService } from '../user.service.js';
import { ExportSections } from './export-section.js';
import { writeExport } from './write-export.js';

/** Retry delay while another export of the user runs on this node. */
const BUSY_RETRY_MS = 10_000;

export interface AccountExportFile {
  name: string;
  /** Ends with an error, which aborts the response, if a section fails. */
  content: Readable;
}

@Injectable()
export class AccountExportService implements OnModuleDestroy {
  private readonly running = new Map<number, Readable>();

  constructor(
    private readonly config: AppConfig,
    private readonly users: UserService,
    private readonly sections: ExportSections,
  ) {}

  /** One export per user and node at a time. @throws RateLimitedError */
  async open(caller: AuthenticatedUser): Promise<AccountExportFile> {
    const now = new Date();
    const user = await this.users.read(caller);
    if (this.running.has(caller.id)) throw new RateLimitedError(BUSY_RETRY_MS);
    const profile = toExportedProfile(user, this.config.env.DAILY_REQUEST_LIMIT, now);
    const head = { format: 1 as const, exported_at: now.toISOString(), profile };
    // A piece is read only when the client has taken the one before.
    const content = Readable.from(writeExport(head, this.sections.all(), caller.id), { highWaterMark: 1 });
    this.running.set(caller.id, content);
    content.once('close', () => this.running.delete(caller.id));
    return { name: `mma-savant-${caller.id}-${now.toISOString().slice(0, 10)}.json`, content };
  }

  onModuleDestroy(): void {
    for (const content of this.running.values()) content.destroy(new Error('the process is shutting down'));
  }
}
