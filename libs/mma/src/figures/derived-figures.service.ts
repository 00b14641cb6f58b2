import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DerivedFiguresRepository } from './derived-figures.repository.js';

/**
 * Keeps the derived figures true to their formulas: an import counts them anew itself; what an older version of the
 * program counted, or none, is counted here before anything is asked of it.
 */
@Injectable()
export class DerivedFiguresService implements OnModuleInit {
  private readonly logger = new Logger(DerivedFiguresService.name);

  constructor(private readonly repository: DerivedFiguresRepository) {}

  async onModuleInit(): Promise<void> {
    if (!(await this.repository.isStale())) return;
    const startedAt = performance.now();
    const rows = await this.repository.rebuild();
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    this.logger.log(`The derived figures were counted anew: ${rows} rows in ${seconds} s`);
  }
}
