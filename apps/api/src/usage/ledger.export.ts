import { Injectable } from '@nestjs/common';
import { ExportSections, readPages } from '../user/account/export-section.js';
import { type ExportedEntry, LedgerRepository } from './ledger.repository.js';

const ENTRIES_PER_PAGE = 200;

/** The ledger in the export of an account. Its entries outlive the account, without the user's id. */
@Injectable()
export class LedgerExport {
  constructor(ledger: LedgerRepository, exports: ExportSections) {
    exports.add({
      name: 'model_requests',
      rows: (userId) =>
        readPages<ExportedEntry>((last) => ledger.findAfter(userId, last ?? null, ENTRIES_PER_PAGE)),
    });
  }
}
