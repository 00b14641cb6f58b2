import { createOnServer } from '../databases/bench-database.js';
import { measureImportRound } from '../import/import-round.js';
import { thousands } from '../measure/grid.js';
import { AGAIN, type Measured } from '../realtime/report/arm-table.js';
import type { GoalContext } from './measures.js';

const COPY = 'raw COPY';

/** An import into an empty database against the raw COPY of its rows. */
export async function measureImport(context: GoalContext): Promise<Measured[]> {
  const { server, folder, rounds, signal, say } = context;
  const samples = [];
  for (let round = 1; round <= rounds; round++) {
    const { rows, copy, copyAgain, first, again } = await measureImportRound(
      () => createOnServer(server),
      folder,
      signal,
    );
    say(`import: round ${round} of ${rounds}`);
    const arms = { [COPY]: copy, [AGAIN]: copyAgain, import: first, 'import of the same again': again };
    for (const [arm, milliseconds] of Object.entries(arms))
      samples.push({ arm, figures: { 'rows a second': (rows / milliseconds) * 1000 } });
  }
  return [
    {
      id: 'import',
      title: 'Import of the complete data',
      samples,
      formats: { 'rows a second': thousands },
      referenceOf: () => COPY,
    },
  ];
}
