import { AppConfig } from '@app/config';
import { Injectable } from '@nestjs/common';
import type { AuthenticatedUser } from '../../auth/authenticated-user.js';
import { type Download, Downloads } from '../../http/downloads.js';
import { toExportedProfile } from '../user.mapper.js';
import { UserService } from '../user.service.js';
import { ExportSections } from './export-section.js';
import { writeExport } from './write-export.js';

@Injectable()
export class AccountExportService {
  constructor(
    private readonly config: AppConfig,
    private readonly users: UserService,
    private readonly sections: ExportSections,
    private readonly downloads: Downloads,
  ) {}

  /** One export per user and node at a time. @throws RateLimitedError */
  async open(caller: AuthenticatedUser): Promise<Download> {
    const now = new Date();
    const user = await this.users.read(caller);
    const profile = toExportedProfile(user, this.config.env.DAILY_REQUEST_LIMIT, now);
    const head = { format: 1 as const, exported_at: now.toISOString(), profile };
    const fileName = `mma-savant-${caller.id}-${now.toISOString().slice(0, 10)}.json`;
    return this.downloads.open(caller.id, fileName, () => writeExport(head, this.sections.all(), caller.id));
  }
}
