import { type QuarantinedRows, ValidationFailedError } from '@app/chat-protocol';
import { QuarantineListService } from '@app/data-collection';
import { Injectable } from '@nestjs/common';
import type { QuarantineQueryDto } from './admin-operations.dto.js';
import { readQuarantineCursor, writeQuarantineCursor } from './quarantine-cursor.js';

@Injectable()
export class QuarantinePages {
  constructor(private readonly list: QuarantineListService) {}

  /** @throws ValidationFailedError for a cursor of something else */
  async read({ cursor, limit }: QuarantineQueryDto): Promise<QuarantinedRows> {
    const after = cursor === undefined ? null : readQuarantineCursor(cursor);
    if (after === undefined) {
      throw new ValidationFailedError([{ field: 'cursor', message: 'is not a next_cursor of this list' }]);
    }
    const rows = await this.list.read(after, limit + 1);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      rows: page,
      next_cursor: rows.length > limit && last !== undefined ? writeQuarantineCursor(last) : null,
    };
  }
}
