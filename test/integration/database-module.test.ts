import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadConfig } from '@app/config';
import { DatabaseModule } from '@app/database';
import { FighterEntity, MMA_ENTITIES } from '@app/mma';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { getRepositoryToken, TypeOrmModule } from '@nestjs/typeorm';
import { DataSource, type Repository } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

@Module({ imports: [TypeOrmModule.forFeature([FighterEntity])] })
class FeatureModule {}

describe(DatabaseModule.name, () => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await createTestDatabase();
  });

  afterEach(async () => {
    await database.close();
  });

  const start = async () => {
    const config = loadConfig({ NEXTAUTH_SECRET: 'x'.repeat(32), ...database.env });
    @Module({ imports: [DatabaseModule.forRoot(config, MMA_ENTITIES), FeatureModule] })
    class TestModule {}
    return NestFactory.createApplicationContext(TestModule, { logger: false });
  };

  it('provides repositories of entities to other modules', async () => {
    const app = await start();
    const fighters = app.get<Repository<FighterEntity>>(getRepositoryToken(FighterEntity));
    await fighters.insert({ id: 'f1', name: 'Jon Jones', nameFolded: 'jon jones' });
    await app.close();

    const again = await start();
    const repository = again.get<Repository<FighterEntity>>(getRepositoryToken(FighterEntity));
    expect((await repository.findOneByOrFail({ id: 'f1' })).name).toBe('Jon Jones');
    await again.close();
  });

  it('lets a running statement finish on shutdown', async () => {
    const app = await start();
    const answer = app.get(DataSource).query('SELECT pg_sleep(0.3), 42 AS value');
    await app.close();
    expect(await answer).toMatchObject([{ value: 42 }]);
  });
});
