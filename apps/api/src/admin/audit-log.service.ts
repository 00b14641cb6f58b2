import type { AuditEntry, AuditLog } from '@app/chat-protocol';
import { Injectable } from '@nestjs/common';
import { AccountDeletionSteps } from '../user/account/account-deletion-steps.js';
import { ExportSections, readPages } from '../user/account/export-section.js';
import { AuditEntryEntity } from './audit-entry.entity.js';
import { AuditLogRepository } from './audit-log.repository.js';
import type { AuditQueryDto } from './audit.dto.js';

const ENTRIES_PER_EXPORT_PAGE = 200;

@Injectable()
export class AuditLogService {
  constructor(
    private readonly log: AuditLogRepository,
    exports: ExportSections,
    deletion: AccountDeletionSteps,
  ) {
    exports.add({ name: 'account_changes', rows: (userId) => this.exportAbout(userId) });
    deletion.add({ deleteRows: (userId) => this.log.forgetUser(userId) });
  }

  async read({ cursor, limit }: AuditQueryDto): Promise<AuditLog> {
    const entries = await this.log.findPage(cursor ?? null, limit + 1);
    const page = entries.slice(0, limit);
    return {
      entries: page.map(toAuditEntry),
      next_cursor: entries.length > limit ? (page.at(-1)?.id ?? null) : null,
    };
  }

  /** Without the administrators' ids. */
  private async *exportAbout(userId: number): AsyncGenerator<Record<string, unknown>> {
    const entries = readPages<AuditEntryEntity>((last) =>
      this.log.findAboutUser(userId, last?.id ?? null, ENTRIES_PER_EXPORT_PAGE),
    );
    for await (const { id, at, action, before, after } of entries) {
      yield { id, at: at.toISOString(), action, before, after };
    }
  }
}

function toAuditEntry(entry: AuditEntryEntity): AuditEntry {
  return {
    id: entry.id,
    at: entry.at.toISOString(),
    actor_id: entry.actorId,
    action: entry.action,
    target_kind: entry.targetKind,
    target_id: entry.targetId,
    before: entry.before,
    after: entry.after,
    request_id: entry.requestId,
  };
}
