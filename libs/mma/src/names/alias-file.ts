import { parse } from 'csv-parse/sync';
import { z } from 'zod';

export interface AliasEntry {
  /** As the data source writes it; namesakes with the nickname, `Bruno Silva (Bulldog)`. */
  sourceName: string;
  /** Korean spellings, the usual one first. */
  korean: string[];
  /** Latin spellings: short names, initials, former names. */
  latin: string[];
}

const cell = z.string().trim().default('');
const rows = z.array(z.object({ name_en: cell, name_ko: cell, alt_ko: cell, aliases_en: cell }));

/**
 * Parses CSV with the columns `name_en, name_ko, alt_ko, aliases_en`; the last two separate names with `|`. Rows
 * without `name_en` are skipped.
 */
export function parseAliases(text: string): AliasEntry[] {
  const records: unknown = parse(text, { columns: true, bom: true, trim: true, skip_empty_lines: true });
  return rows
    .parse(records)
    .filter((row) => row.name_en !== '')
    .map((row) => ({
      sourceName: row.name_en,
      korean: splitNames(`${row.name_ko}|${row.alt_ko}`),
      latin: splitNames(row.aliases_en),
    }));
}

const splitNames = (names: string): string[] =>
  names
    .split('|')
    .map((name) => name.trim())
    .filter((name) => name !== '');
