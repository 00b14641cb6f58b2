import type { ResponsePart } from '@mma-savant/client';
import type { Texts } from '../../i18n/en.js';
import { isRecord } from '../../lib/record.js';
import type { Row } from '../../lib/rows.js';

/** Columns whose axis says no more than the title of the chart. */
const UNTITLED: ReadonlySet<string> = new Set(['key', 'value']);

/** Words of the data, such as `light_heavyweight`, in the reader's language. */
export type Labels = ReadonlyMap<unknown, string>;

export const labelsOf = ({ card }: Pick<Texts, 'card'>): Labels =>
  new Map(Object.entries({ ...card.classes, ...card.methods, ...card.results }));

/** The rows with words instead of the data's own. */
export const labelRows = (rows: readonly Row[], labels: Labels): Row[] =>
  rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, labels.get(cell) ?? cell])),
  );

/** The specification with labelled rows, and without axis titles that say nothing. */
export function labelSpec(spec: ResponsePart['spec'], rows: readonly Row[]): ResponsePart['spec'] {
  const { title: _title, encoding, ...rest } = spec;
  return {
    ...rest,
    data: { values: rows },
    ...(isRecord(encoding) ? { encoding: mapValues(encoding, withoutEmptyTitle) } : {}),
  };
}

function withoutEmptyTitle(channel: unknown): unknown {
  if (!isRecord(channel) || !UNTITLED.has(String(channel['field']))) return channel;
  return { ...channel, title: null };
}

const mapValues = (
  record: Record<string, unknown>,
  map: (value: unknown) => unknown,
): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
