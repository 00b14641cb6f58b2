import { type Coverage, type ImportProgress, ImportRunEntity } from '@app/mma';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type QueryRunner, DataSource } from 'typeorm';
import type { CatalogueEvent } from '../catalogue/event-catalogue.js';
import type { CatalogueFighter } from '../catalogue/fighter-catalogue.js';
import type { KnownRecords } from '../catalogue/known-records.js';
import { UNKNOWN_BODY } from '../parse/fighter-row.parser.js';
import { ImportSession } from './import-session.repository.js';

/** Advisory lock key, unique within this program. */
const IMPORT_LOCK = 7_204_001;

interface KnownFighterRow {
  asked: string;
  id: string;
  name: string;
  nickname: string | null;
  weight_lb: number | null;
  born_on: string | null;
  source_url: string | null;
}

@Injectable()
export class ImportRepository implements KnownRecords {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /**
   * Takes PostgreSQL's advisory import lock; null if another connection holds it. Released with its
   * connection.
   */
  async tryLock(): Promise<(() => Promise<void>) | null> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const [row] = await runner.manager.query<{ locked: boolean }[]>(
        'SELECT pg_try_advisory_lock($1) AS locked',
        [IMPORT_LOCK],
      );
      if (row?.locked === true) return () => unlock(runner);
    } catch (error) {
      await runner.release();
      throw error;
    }
    await runner.release();
    return null;
  }

  openSession(): ImportSession {
    return new ImportSession(this.dataSource.createQueryRunner());
  }

  async startRun(id: string, source: string): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO mma.import_runs (id, source, status, started_at) VALUES ($1, $2, 'running', now())`,
      [id, source],
    );
  }

  async failRun(id: string, failure: string): Promise<void> {
    await this.dataSource.query(
      `UPDATE mma.import_runs SET status = 'failed', finished_at = now(), progress = NULL, failure = $2
       WHERE id = $1`,
      [id, failure],
    );
  }

  /** Ends a run that had nothing to import. */
  async succeedRun(id: string): Promise<void> {
    await this.dataSource
      .getRepository(ImportRunEntity)
      .update({ id }, { status: 'succeeded', finishedAt: () => 'now()', progress: null });
  }

  async storeProgress(id: string, progress: ImportProgress): Promise<void> {
    await this.dataSource.getRepository(ImportRunEntity).update({ id, status: 'running' }, { progress });
  }

  findRun(id: string): Promise<ImportRunEntity | null> {
    return this.dataSource.getRepository(ImportRunEntity).findOneBy({ id });
  }

  async countBouts(): Promise<number> {
    const [row] = await this.dataSource.query<{ bouts: number }[]>(
      'SELECT count(*)::int AS bouts FROM mma.bouts',
    );
    return row?.bouts ?? 0;
  }

  /** Marks runs of killed processes as failed. Call only while holding the import lock. */
  async closeAbandonedRuns(): Promise<void> {
    await this.dataSource.query(
      `UPDATE mma.import_runs SET status = 'failed', finished_at = now(), progress = NULL,
         failure = 'The process ended before the import finished.'
       WHERE status = 'running'`,
    );
  }

  async isEmpty(): Promise<boolean> {
    const [row] = await this.dataSource.query<{ empty: boolean }[]>(
      'SELECT NOT EXISTS (SELECT 1 FROM mma.bouts) AND NOT EXISTS (SELECT 1 FROM mma.fighters) AS empty',
    );
    return row?.empty ?? true;
  }

  /** Coverage of rows of an incomplete file set: complete only if it continues complete data. */
  async coverageOfAddition(firstDay: string | undefined): Promise<Coverage> {
    const [row] = await this.dataSource.query<{ joined: boolean }[]>(
      `SELECT coverage = 'complete' AND as_of >= $1::date AS joined FROM mma.dataset`,
      [firstDay ?? null],
    );
    return row?.joined === true ? 'complete' : 'partial';
  }

  async findEvents(names: readonly string[]): Promise<Map<string, CatalogueEvent>> {
    if (names.length === 0) return new Map();
    const rows = await this.dataSource.query<
      { asked: string; id: string; name: string; held_on: string | null }[]
    >(
      `SELECT asked, events.id, events.name, events.held_on::text AS held_on
         FROM unnest($1::text[]) AS asked
         JOIN mma.events ON events.name = asked OR asked = ANY (events.aliases)
         WHERE events.id NOT LIKE 'n-%'`,
      [names],
    );
    return new Map(
      rows.map((row) => [
        row.asked,
        {
          id: row.id,
          name: row.name,
          aliases: new Set<string>(),
          heldOn: row.held_on,
          location: null,
          city: null,
          country: null,
          sourceUrl: null,
          known: true,
        },
      ]),
    );
  }

  async findFighters(foldedNames: readonly string[]): Promise<Map<string, CatalogueFighter[]>> {
    const found = new Map<string, CatalogueFighter[]>();
    if (foldedNames.length === 0) return found;
    const rows = await this.dataSource.query<KnownFighterRow[]>(
      `SELECT asked, id, name, nickname, weight_lb, born_on::text AS born_on, source_url
       FROM (
         SELECT name_folded AS asked, id FROM mma.fighters WHERE name_folded = ANY ($1::text[])
         UNION SELECT alias_folded, fighter_id FROM mma.fighter_aliases WHERE alias_folded = ANY ($1::text[])
       ) AS found JOIN mma.fighters USING (id)
       WHERE id NOT LIKE 'n-%'
       ORDER BY asked, id`,
      [foldedNames],
    );
    for (const row of rows) {
      found.set(row.asked, [...(found.get(row.asked) ?? []), knownFighter(row)]);
    }
    return found;
  }
}

const knownFighter = (row: KnownFighterRow): CatalogueFighter => ({
  id: row.id,
  name: row.name,
  nickname: row.nickname,
  aliases: new Set(),
  body: { ...UNKNOWN_BODY, weightLb: row.weight_lb, bornOn: row.born_on },
  bodySource: null,
  hasDetails: false,
  sourceUrl: row.source_url,
  ambiguousIds: null,
  known: true,
});

async function unlock(runner: QueryRunner): Promise<void> {
  try {
    await runner.query('SELECT pg_advisory_unlock($1)', [IMPORT_LOCK]);
  } finally {
    await runner.release();
  }
}
