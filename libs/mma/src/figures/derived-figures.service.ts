import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DerivedFiguresRepository } from './derived-figures.repository.js';

/** Rebuilds derived figures at the start when their formulas changed; an import rebuilds them itself. */
@Injectable()
export class DerivedFiguresService implements OnModuleInit {
  private readonly logger = new Logger(DerivedFiguresService.name);

  constructor(private readonly repository: DerivedFiguresRepository) {}

  async onModuleInit(): Promise<void> {
    if (!(await this.repository.isStale())) return;
    const startedAt = performance.now();
    const rows = await this.repository.rebuild();
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    this.logger.log(`The derived figures were recomputed: ${rows} rows in ${seconds} s`);
  }
}
