import { DrainingDataSource } from '@app/database';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';

/** What the database says of itself. */
@Injectable()
export class ReadinessRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Lets requests be refused at once when the server turns out not to answer at all. */
  suspectServer(): void {
    if (this.dataSource instanceof DrainingDataSource) this.dataSource.suspectServer();
  }

  /** How many migrations this version has that the database has not. @throws when it cannot be reached */
  async countPendingMigrations(): Promise<number> {
    const rows = await this.dataSource.query<{ done: number }[]>(
      'SELECT count(*)::int AS done FROM app.migrations',
    );
    return Math.max(0, this.dataSource.migrations.length - (rows[0]?.done ?? 0));
  }
}
