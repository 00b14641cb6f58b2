import { ImportRunEntity, SourceFileEntity } from '@app/mma';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, Not } from 'typeorm';
import type { KnownFiles } from './set-download.js';

@Injectable()
export class SourceFileRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async find(source: string): Promise<KnownFiles> {
    const rows = await this.dataSource.getRepository(SourceFileEntity).findBy({ source });
    return new Map(
      rows.map(({ file, etag, lastModified, checksum, bytes, rows: count }) => [
        file,
        { version: { etag, lastModified }, checksum, bytes, rows: count },
      ]),
    );
  }

  async hasAny(): Promise<boolean> {
    return this.dataSource.getRepository(SourceFileEntity).exists();
  }

  /** Replaces what is known of the files of a source. */
  async replace(source: string, files: KnownFiles): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await manager.delete(SourceFileEntity, { source, file: Not(In([...files.keys()])) });
      await manager.upsert(
        SourceFileEntity,
        [...files].map(([file, { version, checksum, bytes, rows }]) => ({
          source,
          file,
          ...version,
          checksum,
          bytes,
          rows,
          checkedAt: () => 'now()',
        })),
        ['source', 'file'],
      );
    });
  }

  /** Whether a run of a source began within the last seconds, on any node. */
  async hasRecentRun(source: string, seconds: number): Promise<boolean> {
    return this.dataSource
      .getRepository(ImportRunEntity)
      .createQueryBuilder('run')
      .where('run.source = :source AND run.startedAt > now() - make_interval(secs => :seconds)', {
        source,
        seconds,
      })
      .getExists();
  }
}
