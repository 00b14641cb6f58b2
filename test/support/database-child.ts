// Opens the database of its environment, reports how, and then runs commands, one per line: `query SQL`, `insert`
// (endless rows, each reported after its commit), `close`.
import 'reflect-metadata';
import { createInterface } from 'node:readline';
import { loadProcessConfig } from '@app/config';
import { isDatabaseUnavailable, openDataSource } from '@app/database';
import { Logger } from '@nestjs/common';

Logger.overrideLogger(false);
const say = (value: object) => process.stdout.write(`${JSON.stringify(value)}\n`);

try {
  const database = await openDataSource(loadProcessConfig(), []);
  say({ kind: database.handle.kind, isOwner: database.handle.isOwner });

  createInterface({ input: process.stdin }).on('line', (line) => {
    const separator = `${line} `.indexOf(' ');
    const argument = line.slice(separator + 1);
    void run(line.slice(0, separator), argument);
  });

  const run = async (command: string, argument: string): Promise<void> => {
    try {
      if (command === 'query') say({ rows: await database.dataSource.query(argument) });
      if (command === 'close') {
        await database.close();
        say({ closed: true });
        process.exit();
      }
      if (command === 'insert') {
        for (let number = Number(argument); ; number++) {
          await database.dataSource.query('INSERT INTO committed (number) VALUES ($1)', [number]);
          say({ number });
        }
      }
    } catch (error) {
      say({ failure: String(error), isDatabaseUnavailable: isDatabaseUnavailable(error) });
    }
  };
} catch (error) {
  say({ refused: error instanceof Error ? error.name : 'unknown', message: String(error) });
  process.exitCode = 1;
}
