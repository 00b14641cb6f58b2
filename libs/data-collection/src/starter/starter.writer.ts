import { Calendar } from '@app/mma';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NOTHING_KNOWN } from '../catalogue/known-records.js';
import { readFileSet } from '../import/import.service.js';
import { MemorySink } from '../import/memory.sink.js';
import { openSource } from '../source/file-source.js';
import { encodeStarterFile, findDataFolder } from './starter-file.js';
import { parseStarterList, selectCareers, StarterListError } from './starter-selection.js';

export interface WrittenStarter {
  file: string;
  bytes: number;
  careers: number;
  bouts: number;
}

/**
 * Writes the starter file from a complete file set and the list of fighters.
 * @throws StarterListError, ImportFailedError
 */
export async function writeStarterData(location: string): Promise<WrittenStarter> {
  const folder = findDataFolder();
  if (folder === null)
    throw new StarterListError('libs/data-collection/data/starter-fighters.txt is missing.');
  const names = parseStarterList(await readFile(join(folder, 'starter-fighters.txt'), 'utf8'));
  const sink = new MemorySink();
  const { isWhole } = await readFileSet(await openSource(location), sink, {
    known: NOTHING_KNOWN,
    today: new Calendar().today(),
    signal: new AbortController().signal,
    onProgress: () => undefined,
    coverage: async () => 'partial',
  });
  if (!isWhole)
    throw new StarterListError(`The files in ${location} are not the whole history; careers would be cut.`);
  const rows = selectCareers(sink.rows, names);
  const bytes = await encodeStarterFile(rows);
  const file = join(folder, 'starter.json.br');

  await writeFile(file, bytes);
  return { file, bytes: bytes.length, careers: names.length, bouts: rows.bouts.length };
}
