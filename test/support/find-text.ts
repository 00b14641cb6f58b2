import type { RedisClient } from '@app/redis';
import { createClient } from '@redis/client';
import type { DataSource } from 'typeorm';

/** Every place of schema `app` whose text holds one of the words: `table.column: word`. */
export async function findInTables(dataSource: DataSource, words: readonly string[]): Promise<string[]> {
  const columns = await dataSource.query<{ name: string; column: string }[]>(`
    SELECT format('%I.%I', table_schema, table_name) AS name, format('%I', column_name) AS "column"
      FROM information_schema.columns WHERE table_schema = 'app'`);
  const found: string[] = [];
  for (const { name, column } of columns) {
    for (const word of words) {
      const [row] = await dataSource.query<{ count: number }[]>(
        `SELECT count(*)::int AS count FROM ${name} WHERE strpos(lower(${column}::text), lower($1)) > 0`,
        [word],
      );
      if (row?.count !== 0) found.push(`${name}.${column}: ${word}`);
    }
  }
  return found;
}

/** Every key of a Redis database that holds one of the words in its name or value. */
export async function findInRedis(url: string, words: readonly string[]): Promise<string[]> {
  const client: RedisClient = createClient({ url });
  await client.connect();
  try {
    const found: string[] = [];
    for await (const keys of client.scanIterator()) {
      for (const key of keys) {
        const text = `${key} ${await readAny(client, key)}`.toLowerCase();
        found.push(
          ...words.filter((word) => text.includes(word.toLowerCase())).map((word) => `${key}: ${word}`),
        );
      }
    }
    return found;
  } finally {
    client.destroy();
  }
}

async function readAny(client: RedisClient, key: string): Promise<string> {
  switch (await client.type(key)) {
    case 'string':
      return (await client.get(key)) ?? '';
    case 'hash':
      return JSON.stringify(await client.hGetAll(key));
    case 'set':
      return JSON.stringify(await client.sMembers(key));
    case 'zset':
      return JSON.stringify(await client.zRange(key, 0, -1));
    case 'list':
      return JSON.stringify(await client.lRange(key, 0, -1));
    case 'stream':
      return JSON.stringify(await client.xRange(key, '-', '+'));
    default:
      return '';
  }
}
