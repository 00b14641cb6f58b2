import type { ExportSection } from './export-section.js';

interface ExportHead {
  format: 1;
  exported_at: string;
  profile: Record<string, unknown>;
}

/** Writes an export as JSON in pieces of one row. A failing section ends the iteration with its error. */
export async function* writeExport(
  head: ExportHead,
  sections: readonly ExportSection[],
  userId: number,
): AsyncGenerator<string> {
  yield JSON.stringify(head).slice(0, -1);
  for (const section of sections) {
    yield `,\n${JSON.stringify(section.name)}:[`;
    let separator = '\n';
    for await (const row of section.rows(userId)) {
      yield separator + JSON.stringify(row);
      separator = ',\n';
    }
    yield '\n]';
  }
  yield '\n}\n';
}
