import { Injectable } from '@nestjs/common';
import {
  type ListedQuarantinedRow,
  QuarantineListRepository,
  type QuarantinePosition,
} from './quarantine-list.repository.js';

@Injectable()
export class QuarantineListService {
  constructor(private readonly repository: QuarantineListRepository) {}

  /** Newest first, after a row of the page before. */
  read(after: QuarantinePosition | null, limit: number): Promise<ListedQuarantinedRow[]> {
    return this.repository.findPage(after, limit);
  }
}
