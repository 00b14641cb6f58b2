import { DrainingDataSource } from '@app/database';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';

@Injectable()
export class ReadinessRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Probes the server; while it is down, queries are refused at once. */
  suspectServer(): void {
    if (this.dataSource instanceof DrainingDataSource) this.dataSource.suspectServer();
  }

  /** Null while the database is closed. */
  get connections(): DrainingDataSource['connections'] {
    return this.dataSource instanceof DrainingDataSource ? this.dataSource.connections : null;
  }

  /** @throws if the database is unavailable */
  async countPendingMigrations(): Promise<number> {
    const rows = await this.dataSource.query<{ done: number }[]>(
      'SELECT count(*)::int AS done FROM app.migrations',
    );
    return Math.max(0, this.dataSource.migrations.length - (rows[0]?.done ?? 0));
  }
}
