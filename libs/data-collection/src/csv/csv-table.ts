import { parse } from 'csv-parse/sync';
import { readLines, type LineBatch } from './line-reader.js';

export interface CsvRow {
  line: number;
  values: RowValues;
}

/** Values by column. An unparsable line has `line` (its text), or `bytes` (base64) if it is not text. */
export type RowValues = Record<string, string>;

export interface CsvFault {
  line: number;
  reason: string;
  values: RowValues;
}

export interface CsvBatch {
  rows: CsvRow[];
  faults: CsvFault[];
  bytesRead: number;
}

/** The header lacks required columns: no row of the file can be trusted. */
export class HeaderMismatchError extends Error {
  constructor(
    readonly line: number,
    message: string,
  ) {
    super(message);
    this.name = 'HeaderMismatchError';
  }
}

/**
 * Reads a CSV file as batches of records. The header must contain all `columns` (any order, extra columns
 * allowed); every line must have as many fields as the header.
 * @throws HeaderMismatchError before the first row if the header is unusable or the file is empty
 */
export async function* readCsvTable(
  stream: AsyncIterable<Buffer>,
  columns: readonly string[],
): AsyncGenerator<CsvBatch> {
  let header: string[] | undefined;
  for await (const batch of readLines(stream)) {
    const faults = batch.broken.map(({ number, fault, text, bytes }): CsvFault => ({
      line: number,
      reason: fault,
      values: text === null ? { bytes: bytes.toString('base64') } : { line: text },
    }));
    const records = parseLines(batch);
    if (header === undefined) {
      const brokenHeader = faults.find((fault) => fault.line === 1);
      if (brokenHeader) throw new HeaderMismatchError(1, `${brokenHeader.reason}; the file was skipped`);
      const first = records.shift();
      if (first === undefined) continue;
      header = checkHeader(first, columns);
    }
    yield { ...toRows(records, header, faults), bytesRead: batch.bytesRead };
  }
  if (header === undefined) throw new HeaderMismatchError(1, 'the file is empty');
}

interface RawRecord {
  line: number;
  text: string;
  fields: string[];
}

/** Every line is one record, so records and lines correspond. */
function parseLines(batch: LineBatch): RawRecord[] {
  if (batch.lines.length === 0) return [];
  const text = batch.lines.map((line) => line.text).join('\n');
  const records: string[][] = parse(text, { relax_column_count: true, record_delimiter: '\n' });
  return batch.lines.map((line, index) => ({
    line: line.number,
    text: line.text,
    fields: records[index] ?? [],
  }));
}

function checkHeader(record: RawRecord, columns: readonly string[]): string[] {
  const names = record.fields.map((name) => name.trim());
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0) {
    throw new HeaderMismatchError(
      record.line,
      `the header lacks ${missing.join(', ')}; the file was skipped`,
    );
  }
  const repeated = columns.filter((column) => names.indexOf(column) !== names.lastIndexOf(column));
  if (repeated.length > 0) {
    throw new HeaderMismatchError(
      record.line,
      `the header names ${repeated.join(', ')} twice; the file was skipped`,
    );
  }
  return names;
}

function toRows(
  records: RawRecord[],
  header: string[],
  faults: CsvFault[],
): { rows: CsvRow[]; faults: CsvFault[] } {
  const rows: CsvRow[] = [];
  for (const { line, text, fields } of records) {
    if (fields.length !== header.length) {
      faults.push({
        line,
        reason: `${fields.length} columns instead of ${header.length}`,
        values: { line: text },
      });
      continue;
    }
    rows.push({ line, values: Object.fromEntries(header.map((name, index) => [name, fields[index] ?? ''])) });
  }
  return { rows, faults };
}
